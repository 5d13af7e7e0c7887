//! The tools everything needs: found, installed where that is possible, else named in a sentence.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{self, command, find, version_of};
use crate::version::at_least;

const WASM: &str = "wasm32-unknown-unknown";
/// What the bundler asks for.
const NODE: [u32; 3] = [20, 19, 0];

/// Node and npm, new enough.
pub fn node() -> Result<()> {
    node_is(version_of("node").as_deref(), version_of("npm").as_deref())
}

fn node_is(node: Option<&str>, npm: Option<&str>) -> Result<()> {
    let wanted = format!("Node.js {}.{} or newer", NODE[0], NODE[1]);
    match (node, npm) {
        (None, _) => bail!("Node.js is missing: install {wanted} with npm (nodejs.org)."),
        (Some(found), _) if !at_least(found, NODE) => {
            bail!("Node.js {found} is too old: install {wanted} (nodejs.org).")
        }
        (_, None) => bail!("npm is missing: install the npm that belongs to Node.js (nodejs.org)."),
        _ => Ok(()),
    }
}

/// The standard library for wasm.
pub fn wasm_target(root: &Path) -> Result<()> {
    let print = ["--print", "target-libdir", "--target", WASM];
    let folder = process::read(&mut command("rustc", &print, root))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if version_of("rustup").is_none() {
        bail!(
            "The wasm target is missing: install Rust with rustup (rustup.rs), which can add it."
        );
    }
    process::run(&mut command("rustup", &["target", "add", WASM], root))
}

/// rustfmt and clippy, which a minimal toolchain lacks.
pub fn lints(root: &Path) -> Result<()> {
    let missing =
        |tool: &str| process::read(&mut process::cargo(&[tool, "--version"], root)).is_err();
    if !missing("fmt") && !missing("clippy") {
        return Ok(());
    }
    if version_of("rustup").is_none() {
        bail!(
            "rustfmt or clippy is missing: install Rust with rustup (rustup.rs), which can add them."
        );
    }
    process::run(&mut command(
        "rustup",
        &["component", "add", "rustfmt", "clippy"],
        root,
    ))
}

/// The browser of the tests.
pub struct Browser {
    /// Chromium or Chrome.
    pub binary: PathBuf,
    /// Its WebDriver.
    pub driver: PathBuf,
}

const INSTALL: &str =
    "install Chromium and its driver (Debian: apt-get install chromium chromium-driver).";

/// Chromium and its driver, installed through apt when they are missing.
pub fn browser() -> Result<Browser> {
    if let Some(browser) = find_browser() {
        return Ok(browser);
    }
    let Some(apt) = apt() else {
        bail!("The browser tests need a browser: {INSTALL}");
    };
    install(
        apt,
        "Chromium and its driver",
        &["chromium", "chromium-driver"],
    )?;
    match find_browser() {
        Some(browser) => Ok(browser),
        None => bail!("apt-get brought no browser: {INSTALL}"),
    }
}

/// Firefox, for what is compared between engines.
pub fn firefox() -> Option<PathBuf> {
    let there = || find("firefox-esr").or_else(|| find("firefox"));
    other("Firefox", "FIREFOX", there, &["firefox-esr"])
}

/// What drives WebKit, the engine of Safari, on the screen that Xvfb pretends.
pub fn webkit() -> Option<PathBuf> {
    let there = || find("Xvfb").and_then(|_| find("WebKitWebDriver"));
    other("WebKit", "WEBKIT", there, &["webkit2gtk-driver", "xvfb"])
}

/// An engine beside Chromium, where the variable says or where it is found; installed through apt where
/// that is possible, and done without elsewhere.
fn other(
    engine: &str,
    variable: &str,
    there: fn() -> Option<PathBuf>,
    packages: &[&str],
) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    if let Some(found) = named.filter(|path| path.is_file()).or_else(there) {
        return Some(found);
    }
    let installed = apt().map(|apt| install(apt, engine, packages));
    if !matches!(installed, Some(Ok(()))) {
        println!("There is no {engine} here: its comparisons are left out.");
    }
    there()
}

/// Installs packages of Debian, from lists as they are now.
fn install(apt: Apt, what: &str, packages: &[&str]) -> Result<()> {
    println!("Installing {what} with apt-get");
    process::run(&mut apt(&["update", "-q"]))?;
    let options = ["install", "-q", "-y", "--no-install-recommends"];
    process::run(&mut apt(&[&options[..], packages].concat()))
}

fn find_browser() -> Option<Browser> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from);
    let binary = named("CHROMIUM")
        .filter(|path| path.is_file())
        .or_else(|| names.iter().find_map(|name| find(name)))?;
    let driver = named("CHROMEDRIVER")
        .or_else(|| named("CHROMEWEBDRIVER").map(|folder| folder.join("chromedriver")))
        .filter(|path| path.is_file())
        .or_else(|| find("chromedriver"))?;
    Some(Browser { binary, driver })
}

/// A call of apt-get with these arguments.
type Apt = fn(&[&str]) -> Command;

/// How apt-get can be called here: directly as root, through sudo where it asks no password.
fn apt() -> Option<Apt> {
    find("apt-get")?;
    let root = Path::new("/");
    let who = process::read(&mut command("id", &["-u"], root)).ok()?;
    if who.trim() == "0" {
        return Some(|arguments| {
            let mut apt = command("apt-get", arguments, Path::new("/"));
            apt.env("DEBIAN_FRONTEND", "noninteractive");
            apt
        });
    }
    process::read(&mut command("sudo", &["-n", "true"], root)).ok()?;
    Some(|arguments| {
        let prefix = ["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
        command("sudo", &[&prefix[..], arguments].concat(), Path::new("/"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(node: Option<&str>, npm: Option<&str>) -> String {
        node_is(node, npm).unwrap_err().to_string()
    }

    #[test]
    fn accepts_what_is_new_enough() {
        assert!(node_is(Some("v20.19.0"), Some("10.8.2")).is_ok());
        assert!(node_is(Some("v24.1.0"), Some("11.0.0")).is_ok());
    }

    #[test]
    fn says_in_one_sentence_what_is_wrong() {
        assert!(sentence(None, None).starts_with("Node.js is missing"));
        assert!(sentence(Some("v18.20.4"), Some("9.2.0")).contains("v18.20.4 is too old"));
        assert!(sentence(Some("v20.19.2"), None).starts_with("npm is missing"));
        assert_eq!(sentence(None, None).lines().count(), 1);
    }
}
