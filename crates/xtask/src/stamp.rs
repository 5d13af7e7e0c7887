//! Stamps: a step is skipped when neither its inputs nor its outputs have changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Hexadecimal SHA-256 of bytes.
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All files below some files and folders, sorted; `skip` prunes folders and files by their path.
pub fn files(roots: &[PathBuf], skip: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = roots.iter().filter(|root| root.exists()).cloned().collect();
    while let Some(path) = waiting.pop() {
        if skip(&path) {
            continue;
        }
        if path.is_dir() {
            let entries = fs::read_dir(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            for entry in entries {
                waiting.push(entry?.path());
            }
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// One hash over the names and contents of files, and over some words (versions, arguments).
pub fn hash_files(files: &[PathBuf], words: &[&str]) -> Result<String> {
    let mut all = Sha256::new();
    for path in files {
        let content =
            fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        all.update(path.to_string_lossy().as_bytes());
        all.update([0]);
        all.update(Sha256::digest(&content));
    }
    for word in words {
        all.update(word.as_bytes());
        all.update([0]);
    }
    Ok(hex(&all.finalize()))
}

/// The note of a step's last good run.
pub struct Stamp {
    path: PathBuf,
    inputs: String,
    outputs: PathBuf,
}

impl Stamp {
    /// A stamp kept at `path` for a step that makes the folder or file `outputs`.
    pub fn new(path: PathBuf, inputs: String, outputs: PathBuf) -> Stamp {
        Stamp {
            path,
            inputs,
            outputs,
        }
    }

    /// Whether the last good run had these inputs, and its outputs are still as it left them.
    pub fn is_fresh(&self) -> bool {
        let Ok(note) = fs::read_to_string(&self.path) else {
            return false;
        };
        self.note().is_ok_and(|now| now == note)
    }

    /// Notes a good run.
    pub fn set(&self) -> Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.path, self.note()?)
            .with_context(|| format!("{} cannot be written", self.path.display()))
    }

    fn note(&self) -> Result<String> {
        let made = files(std::slice::from_ref(&self.outputs), &|_| false)?;
        Ok(format!("{}\n{}\n", self.inputs, hash_files(&made, &[])?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn fresh_only_after_a_run_with_the_same_inputs_and_outputs() {
        let folder = Scratch::new("stamp");
        let out = folder.write("out/a", "1");
        let stamp =
            |inputs: &str| Stamp::new(folder.path("note"), inputs.into(), folder.path("out"));
        assert!(!stamp("x").is_fresh());
        stamp("x").set().unwrap();
        assert!(stamp("x").is_fresh());
        assert!(!stamp("y").is_fresh());
        fs::write(&out, "2").unwrap();
        assert!(!stamp("x").is_fresh(), "an output changed by someone else");
        fs::remove_dir_all(folder.path("out")).unwrap();
        assert!(!stamp("x").is_fresh(), "an output removed");
    }

    #[test]
    fn the_hash_sees_names_contents_and_words() {
        let folder = Scratch::new("hash");
        let a = folder.write("a", "1");
        let b = folder.write("b", "1");
        let one = hash_files(std::slice::from_ref(&a), &[]).unwrap();
        assert_ne!(one, hash_files(&[b], &[]).unwrap());
        assert_ne!(one, hash_files(std::slice::from_ref(&a), &["v2"]).unwrap());
        fs::write(&a, "2").unwrap();
        assert_ne!(one, hash_files(&[a], &[]).unwrap());
    }

    #[test]
    fn walks_folders_and_prunes() {
        let folder = Scratch::new("walk");
        folder.write("src/x/one", "");
        folder.write("src/node_modules/two", "");
        let found = files(&[folder.path("src"), folder.path("absent")], &|path| {
            path.ends_with("node_modules")
        });
        assert_eq!(found.unwrap(), [folder.path("src/x/one")]);
    }
}
