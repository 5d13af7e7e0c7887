//! npm packages and scripts.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::{self, command};
use crate::project::Project;

/// Installs the packages of `www`, unless those that are there are the ones its lock file names.
pub fn install(project: &Project) -> Result<()> {
    let folder = project.www();
    if !folder.join("package.json").is_file() {
        bail!("{} has no package.json", folder.display());
    }
    let lock = read(&folder.join("package-lock.json"));
    // npm notes there what it has installed.
    let installed = read(&folder.join("node_modules/.package-lock.json"));
    let how = match (&lock, &installed) {
        (Some(lock), Some(installed)) if agree(lock, installed) => return Ok(()),
        (Some(_), _) => "ci",
        (None, _) => "install",
    };
    println!("npm {how} in www");
    let quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    process::run(&mut npm(&[&[how][..], &quiet].concat(), &folder))
        .context("the npm packages of www cannot be installed")
}

fn read(path: &Path) -> Option<Value> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Whether all that a lock file names is installed; packages for other machines may be absent.
fn agree(lock: &Value, installed: &Value) -> bool {
    let Some(wanted) = lock["packages"].as_object() else {
        return false;
    };
    let found = &installed["packages"];
    wanted
        .iter()
        .filter(|(path, _)| !path.is_empty())
        .all(|(path, package)| match found.get(path) {
            Some(there) => there["version"] == package["version"],
            None => package["optional"] == Value::Bool(true),
        })
}

/// A command that runs one of the scripts of `www`.
pub fn script(project: &Project, name: &str) -> Command {
    npm(&["run", "--silent", name], &project.www())
}

/// Packs the npm package, which is built, into a folder; the name of the archive.
pub fn pack(project: &Project, into: &Path) -> Result<String> {
    let into = into.to_string_lossy();
    let what = ["pack", "--silent", "--pack-destination", &into];
    let printed = process::read(&mut npm(&what, &project.www()))?;
    Ok(printed.trim().into())
}

/// Whether `www` has a script.
pub fn has_script(project: &Project, name: &str) -> bool {
    read(&project.www().join("package.json"))
        .is_some_and(|package| package["scripts"][name].is_string())
}

fn npm(arguments: &[&str], folder: &Path) -> Command {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    command(program, arguments, folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn installed(version: &str) -> Value {
        json!({ "packages": { "node_modules/a": { "version": version } } })
    }

    #[test]
    fn the_same_versions_need_no_installing() {
        let lock = json!({ "packages": {
            "": { "name": "page" },
            "node_modules/a": { "version": "1.0.0" },
            "node_modules/other-system": { "version": "2.0.0", "optional": true },
        } });
        assert!(agree(&lock, &installed("1.0.0")));
        assert!(!agree(&lock, &installed("1.0.1")));
    }

    #[test]
    fn a_package_that_is_new_in_the_lock_file_needs_it() {
        let lock = json!({ "packages": {
            "node_modules/a": { "version": "1.0.0" },
            "node_modules/b": { "version": "1.0.0" },
        } });
        assert!(!agree(&lock, &installed("1.0.0")));
        assert!(!agree(&lock, &json!({})));
    }
}
