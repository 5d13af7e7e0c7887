//! What is published: the site as a folder with checksums and as one archive, and the npm package.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::process::{self, command};
use crate::project::Project;
use crate::{npm, site, stamp};

const SUMS: &str = "SHA256SUMS";

/// Fills `target/dist`.
pub fn run(project: &Project) -> Result<()> {
    site::build(project)?;
    let out = project.target.join("dist");
    let name = format!("seqscope-{}", env!("CARGO_PKG_VERSION"));
    let folder = out.join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&project.site(), &folder)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(project.root.join(licence), folder.join(licence))?;
    }
    fs::write(folder.join(SUMS), sums(&folder)?)?;
    let archive = format!("{name}.tar.gz");
    process::run(&mut command("tar", &["-czf", &archive, &name], &out))?;
    let package = npm::pack(project, &out)?;
    println!("{}", folder.display());
    for file in [archive, package] {
        let line = format!("{}  {file}\n", stamp::hash(&fs::read(out.join(&file))?));
        fs::write(out.join(format!("{file}.sha256")), &line)?;
        print!("{line}");
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for path in stamp::files(&[from.to_path_buf()], &|_| false)? {
        let target = to.join(path.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&path, target)?;
    }
    Ok(())
}

/// In the form that `sha256sum --check` reads.
fn sums(folder: &Path) -> Result<String> {
    let mut text = String::new();
    for path in stamp::files(&[folder.to_path_buf()], &|path| path.ends_with(SUMS))? {
        let name = path
            .strip_prefix(folder)?
            .to_string_lossy()
            .replace('\\', "/");
        text += &format!("{}  {name}\n", stamp::hash(&fs::read(&path)?));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn copies_and_sums_every_file() {
        let folder = Scratch::new("dist");
        folder.write("site/rnn/index.html", "abc");
        copy(&folder.path("site"), &folder.path("out")).unwrap();
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(
            sums(&folder.path("out")).unwrap(),
            format!("{sum}  rnn/index.html\n")
        );
    }
}
