//! Facts of the build that are written down twice and must agree.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

use crate::profile::Profile;
use crate::project::Project;

/// wasm-pack.toml against what wasm-pack itself reads.
pub fn profile(project: &Project) -> Result<Vec<String>> {
    let manifest = read(
        &project
            .root
            .join(&project.profile.folder)
            .join("Cargo.toml"),
    )?;
    Ok(disagreements(&project.profile, &manifest))
}

fn disagreements(profile: &Profile, manifest: &Table) -> Vec<String> {
    let at = |path: &[&str]| lookup(manifest, path);
    let release = ["package", "metadata", "wasm-pack", "profile", "release"];
    let in_release = |name: &[&str]| at(&[&release[..], name].concat());
    let arguments: Vec<Value> = profile
        .optimizer
        .arguments
        .iter()
        .cloned()
        .map(Value::String)
        .collect();
    let pairs = [
        (
            "lib.name",
            at(&["lib", "name"]),
            Value::String(profile.out_name.clone()),
        ),
        (
            "wasm-opt",
            in_release(&["wasm-opt"]),
            Value::Array(arguments),
        ),
        (
            "omit-default-module-path",
            in_release(&["wasm-bindgen", "omit-default-module-path"]),
            Value::Boolean(profile.bindgen.omit_default_module_path),
        ),
    ];
    let differs = |(name, found, wanted): (&str, Option<&Value>, Value)| {
        let found = found.map_or("nothing".into(), Value::to_string);
        let wanted = wanted.to_string();
        (found != wanted).then(|| format!("{name}: {found} there, {wanted} in wasm-pack.toml"))
    };
    pairs.into_iter().filter_map(differs).collect()
}

/// Library, generator and test runner: in the manifest and in the lock file.
pub fn versions(project: &Project) -> Result<Vec<String>> {
    let manifest = read(&project.root.join("Cargo.toml"))?;
    let lock = read(&project.root.join("Cargo.lock"))?;
    Ok(strays(&manifest, &lock))
}

fn strays(manifest: &Table, lock: &Table) -> Vec<String> {
    let wanted = |name: &str| {
        let value = lookup(manifest, &["workspace", "dependencies", name])?;
        value.as_str().or_else(|| value.get("version")?.as_str())
    };
    let Some(version) = wanted("wasm-bindgen").and_then(|text| text.strip_prefix('=')) else {
        return vec!["Cargo.toml: wasm-bindgen is not pinned with `=`".into()];
    };
    let mut faults = Vec::new();
    for name in ["wasm-bindgen-cli-support", "wasm-bindgen-cli"] {
        if wanted(name) != Some(&format!("={version}")) {
            faults.push(format!("Cargo.toml: {name} is not ={version}"));
        }
    }
    let packages = lock.get("package").and_then(Value::as_array);
    for package in packages.into_iter().flatten() {
        let text = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default();
        let pinned = [
            "wasm-bindgen",
            "wasm-bindgen-cli-support",
            "wasm-bindgen-cli",
        ];
        if pinned.contains(&text("name")) && text("version") != version {
            faults.push(format!("Cargo.lock: {} {}", text("name"), text("version")));
        }
    }
    faults
}

fn lookup<'a>(table: &'a Table, path: &[&str]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    rest.iter()
        .try_fold(table.get(*first)?, |value, name| value.get(name))
}

fn read(path: &Path) -> Result<Table> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{} is missing", path.display()))?;
    text.parse()
        .with_context(|| format!("{} is not understood", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_that_differs_is_found() {
        let project = Project::open().unwrap();
        let text = "[lib]\nname = 'other'\n[package.metadata.wasm-pack.profile.release]\n\
            wasm-opt = []\n[package.metadata.wasm-pack.profile.release.wasm-bindgen]\n";
        let faults = disagreements(&project.profile, &text.parse().unwrap());
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(
            faults[0].starts_with("lib.name: \"other\" there"),
            "{faults:?}"
        );
        assert!(
            faults[2].starts_with("omit-default-module-path: nothing"),
            "{faults:?}"
        );
    }

    fn strays_of(support: &str, locked: &str) -> Vec<String> {
        let manifest = format!(
            "[workspace.dependencies]\nwasm-bindgen = '=0.2.1'\n\
            wasm-bindgen-cli-support = '{support}'\nwasm-bindgen-cli = {{ version = '=0.2.1' }}\n"
        );
        let lock = format!("[[package]]\nname = 'wasm-bindgen'\nversion = '{locked}'\n");
        strays(&manifest.parse().unwrap(), &lock.parse().unwrap())
    }

    #[test]
    fn versions_that_differ_are_found() {
        assert!(strays_of("=0.2.1", "0.2.1").is_empty());
        assert_eq!(strays_of("=0.2.2", "0.2.1").len(), 1);
        assert_eq!(
            strays_of("=0.2.1", "0.2.3"),
            ["Cargo.lock: wasm-bindgen 0.2.3"]
        );
    }
}
