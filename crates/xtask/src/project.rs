//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::profile::{Package, Profile};

/// The folders of one checkout.
pub struct Project {
    /// The folder of the workspace.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// How the wasm package is built.
    pub profile: Profile,
}

impl Project {
    /// The checkout that this program was compiled from.
    pub fn open() -> Result<Project> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .context("crates/xtask is not two folders below the workspace")?
            .to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        let profile = Profile::read(&root.join("wasm-pack.toml"))?;
        Ok(Project {
            root,
            target,
            profile,
        })
    }

    /// The front end's sources.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The production site.
    pub fn site(&self) -> PathBuf {
        self.www().join("dist")
    }

    /// The folder of a wasm package.
    pub fn package(&self, package: &Package) -> PathBuf {
        self.root.join(&package.out_dir)
    }

    /// What these commands keep for themselves.
    pub fn own(&self) -> PathBuf {
        self.target.join("xtask")
    }
}
