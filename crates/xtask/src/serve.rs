//! The site, served: to a person, to the camera; and the speed of its package.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::process::{self, command, find};
use crate::project::Project;
use crate::server::{Site, listen};
use crate::{site, tools, wasm};

/// Builds, serves, opens the browser, and stays until it is interrupted.
pub fn run(project: &Project, port: Option<u16>, open: bool) -> Result<()> {
    // Taken first: who asked for a port that is taken should not wait for a build to hear it.
    let listener = listen(port)?;
    site::build(project)?;
    let site = Site::open(project.site(), listener)?;
    let url = site.url();
    // The socket listens already: whoever reads this line can connect.
    println!("serving {url}");
    std::io::stdout().flush()?;
    if open {
        open_browser(&url);
    }
    loop {
        std::thread::park();
    }
}

/// Pictures of every instrument.
pub fn shots(project: &Project) -> Result<()> {
    let browser = tools::browser()?;
    site::build(project)?;
    let site = Site::anywhere(project.site())?;
    let mut node = command("node", &["tests/e2e/shots.mjs"], &project.root);
    node.env("SEQSCOPE_URL", site.url())
        .env("CHROMIUM", &browser.binary);
    process::run(&mut node)
}

/// Training steps per second in Node and in Chromium; the records go to `json` where it is given.
pub fn bench(project: &Project, json: Option<&str>) -> Result<()> {
    let browser = tools::browser()?;
    wasm::build(project)?;
    let mut node = command("node", &["tests/bench/bench.mjs"], &project.root);
    node.env("CHROMIUM", &browser.binary);
    if let Some(file) = json {
        node.args(["--json", file]);
    }
    process::run(&mut node)
}

fn open_browser(url: &str) {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    // The address is printed: where no browser opens, a person can.
    if find(opener).is_some() || cfg!(windows) {
        let quiet = Stdio::null;
        let _ = Command::new(opener)
            .arg(url)
            .stdout(quiet())
            .stderr(quiet())
            .spawn();
    }
}
