//! The production site.

use std::path::Path;

use anyhow::Result;

use crate::process::{self, Outcome};
use crate::project::Project;
use crate::stamp::{self, Stamp};
use crate::{npm, wasm};

/// Builds package and site where something they are made of has changed.
pub fn build(project: &Project) -> Result<()> {
    wasm::build(project)?;
    let stamp = stamp(project)?;
    if stamp.is_fresh() {
        return Ok(());
    }
    process::run(&mut npm::script(project, "build"))?;
    stamp.set()
}

/// The same, always, with the output kept: a step of the tests.
pub fn rebuild(project: &Project) -> Result<Outcome> {
    let stamp = stamp(project)?;
    let outcome = process::watch(&mut npm::script(project, "build"))?;
    if outcome.success {
        stamp.set()?;
    }
    Ok(outcome)
}

fn stamp(project: &Project) -> Result<Stamp> {
    let www = project.www();
    let site = project.site();
    let skip = |path: &Path| path == site || path.ends_with("node_modules");
    let files = stamp::files(std::slice::from_ref(&www), &skip)?;
    let inputs = stamp::hash_files(&files, &[])?;
    Ok(Stamp::new(project.own().join("site.stamp"), inputs, site))
}
