//! wasm-pack.toml: the profile of the wasm build.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

/// The file's content.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Profile {
    /// Folder of the crate.
    #[serde(rename = "crate")]
    pub folder: PathBuf,
    /// Form of the package.
    pub target: Target,
    /// Stem of its files.
    pub out_name: String,
    /// How the module is optimised.
    pub optimizer: Optimizer,
    /// How the glue is generated.
    pub bindgen: Bindgen,
    /// What is built from the crate.
    #[serde(rename = "package")]
    pub packages: Vec<Package>,
}

/// The forms of package the page can load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// An ES module that is told where the wasm is.
    Web,
}

/// wasm-opt.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Optimizer {
    /// Its arguments.
    pub arguments: Vec<String>,
}

/// wasm-bindgen.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Bindgen {
    /// No `new URL(…, import.meta.url)` in the glue.
    pub omit_default_module_path: bool,
}

/// One form of the module.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Package {
    /// Where the package goes.
    pub out_dir: PathBuf,
    /// The crate's features.
    pub features: Vec<String>,
    /// What the module may weigh, packed: bytes.
    pub packed_bytes: u64,
}

impl Profile {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Profile> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        Profile::parse(&text).with_context(|| format!("{} is not understood", path.display()))
    }

    fn parse(text: &str) -> Result<Profile> {
        Ok(toml::from_str(text)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "crate='c'\ntarget='web'\nout-name='n'\n\
        [optimizer]\narguments=['-O3']\n[bindgen]\nomit-default-module-path=true\n\
        [[package]]\nout-dir='o'\nfeatures=['f']\npacked-bytes=1\n";

    #[test]
    fn reads_every_field() {
        let profile = Profile::parse(GOOD).unwrap();
        assert_eq!(profile.folder, Path::new("c"));
        assert_eq!(profile.out_name, "n");
        assert_eq!(profile.optimizer.arguments, ["-O3"]);
        assert_eq!(profile.packages.len(), 1);
        assert_eq!(profile.packages[0].features, ["f"]);
        assert_eq!(profile.packages[0].packed_bytes, 1);
    }

    #[test]
    fn refuses_a_misspelt_field() {
        let text = GOOD.replace("packed-bytes", "packed-byte");
        assert!(Profile::parse(&text).is_err());
    }
}
