//! `check` and `test`: their steps, in order.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};
use serde_json::json;

use crate::process::{Outcome, cargo, command, watch};
use crate::project::Project;
use crate::server::Site;
use crate::suite::{Kind, Suite};
use crate::tools::Browser;
use crate::{npm, process, site, stamp, tidy, tools, wasm};

const WASM: &str = "wasm32-unknown-unknown";

/// The fast part: what an editor's save should not break.
pub fn check(project: &Project) -> Result<()> {
    tools::lints(&project.root)?;
    let mut suite = Suite::default();
    lints(project, &mut suite);
    native(project, &mut suite);
    page(project, &mut suite);
    suite.finish()
}

/// Everything there is; the long experiments only when asked for.
pub fn test(project: &Project, long: bool) -> Result<()> {
    tools::lints(&project.root)?;
    let mut suite = Suite::default();
    lints(project, &mut suite);
    for package in &project.profile.packages {
        let name = format!("clippy of {}", package.out_dir.display());
        suite.step(&name, Kind::Single, || {
            let what = ["clippy", "-p", "seqscope-wasm", "--all-targets"];
            tools::wasm_target(&project.root)?;
            let mut clippy = cargo(&what, &project.root);
            let features = package.features.join(",");
            clippy.args(["--target", WASM, "--no-default-features"]);
            clippy.args(["--features", &features]);
            watch(clippy.args(["--", "-D", "warnings"]))
        });
    }
    native(project, &mut suite);
    suite.step("native tests in 64 bits", Kind::Tests, || {
        let mut tests = cargo(&["test", "--no-fail-fast"], &project.root);
        for package in ["seqscope-core", "seqscope-kernel", "seqscope-tests"] {
            tests.args(["-p", package, "--features", &format!("{package}/double")]);
        }
        watch(&mut tests)
    });
    let browser = tools::browser();
    suite.step("wasm in Chromium", Kind::Tests, || {
        wasm_tests(project, found(&browser)?)
    });
    page(project, &mut suite);
    suite.step("production site", Kind::Single, || site::rebuild(project));
    if npm::has_script(project, "size") {
        suite.step("size of the page", Kind::Single, || {
            watch(&mut npm::script(project, "size"))
        });
    }
    let scenes = scenes(project);
    if !scenes.is_empty() {
        suite.step("end to end in Chromium", Kind::Tests, || {
            end_to_end(project, found(&browser)?, &scenes)
        });
    }
    if long {
        suite.step("long experiments", Kind::Tests, || {
            // Optimised for size as the product is, these would take twice as long.
            let mut tests = cargo(
                &[
                    "test",
                    "--no-fail-fast",
                    "-p",
                    "seqscope-tests",
                    "--profile",
                    "experiments",
                    "--test",
                    "experiments",
                    "--",
                    "--ignored",
                    "--nocapture",
                    "--test-threads=2",
                ],
                &project.root,
            );
            watch(&mut tests)
        });
    }
    suite.finish()
}

fn lints(project: &Project, suite: &mut Suite) {
    suite.step("formatting", Kind::Single, || {
        watch(&mut cargo(&["fmt", "--all", "--check"], &project.root))
    });
    suite.step("clippy", Kind::Single, || {
        let what = [
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ];
        watch(&mut cargo(&what, &project.root))
    });
    suite.step("tidy", Kind::Tests, || tidy::run(project));
}

fn native(project: &Project, suite: &mut Suite) {
    suite.step("native tests", Kind::Tests, || {
        watch(&mut cargo(
            &[
                "test",
                "--no-fail-fast",
                "--workspace",
                "--exclude",
                "xtask",
            ],
            &project.root,
        ))
    });
    suite.step("tests of the commands", Kind::Tests, || {
        // The profile this program was just built with: nothing is compiled a second time.
        watch(&mut cargo(
            &["test", "-p", "xtask", "--profile", "dev"],
            &project.root,
        ))
    });
}

fn page(project: &Project, suite: &mut Suite) {
    suite.step("wasm package", Kind::Single, || {
        wasm::build(project).map(|()| Outcome {
            success: true,
            text: String::new(),
        })
    });
    suite.step("size of the wasm package", Kind::Single, || {
        wasm::within_budget(project).map(|()| Outcome {
            success: true,
            text: String::new(),
        })
    });
    let scripts = [
        ("types of the page", "check", Kind::Single),
        ("lint of the page", "lint", Kind::Single),
        ("unit tests of the page", "test", Kind::Tests),
    ];
    for (name, script, kind) in scripts {
        suite.step(name, kind, || {
            tools::node()?;
            npm::install(project)?;
            watch(&mut npm::script(project, script))
        });
    }
}

/// One error serves several steps: each that needs the browser repeats it.
fn found(browser: &Result<Browser>) -> Result<&Browser> {
    match browser {
        Ok(browser) => Ok(browser),
        Err(error) => bail!("{error:#}"),
    }
}

fn wasm_tests(project: &Project, browser: &Browser) -> Result<Outcome> {
    tools::wasm_target(&project.root)?;
    let runner = "wasm-test-runner";
    let build = [
        "build",
        "-p",
        "xtask",
        "--features",
        "browser-tests",
        "--bin",
        runner,
    ];
    process::run(&mut cargo(&build, &project.root))?;
    let settings = project.own().join("webdriver.json");
    fs::create_dir_all(project.own())?;
    fs::write(&settings, capabilities(browser))?;
    let what = [
        "test",
        "--no-fail-fast",
        "-p",
        "seqscope-wasm",
        "--tests",
        "--target",
        WASM,
    ];
    let file = format!("{runner}{}", std::env::consts::EXE_SUFFIX);
    let mut tests = cargo(&what, &project.root);
    tests
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            project.target.join("debug").join(file),
        )
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    watch(&mut tests)
}

fn capabilities(browser: &Browser) -> String {
    // No sandbox: it cannot be set up as root in a container. No background traffic: only this
    // machine's own pages are visited.
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    json!({ "goog:chromeOptions": { "binary": browser.binary, "args": arguments } }).to_string()
}

fn scenes(project: &Project) -> Vec<PathBuf> {
    let folder = project.root.join("tests/e2e");
    let scene = |path: &PathBuf| path.to_string_lossy().ends_with(".test.mjs");
    let files = stamp::files(&[folder], &|path| path.ends_with("node_modules"));
    files
        .unwrap_or_default()
        .into_iter()
        .filter(scene)
        .collect()
}

fn end_to_end(project: &Project, browser: &Browser, scenes: &[PathBuf]) -> Result<Outcome> {
    if !project.site().join("index.html").is_file() {
        bail!("The production site is not built, so nothing can be tested in it.");
    }
    let site = Site::anywhere(project.site())?;
    let mut node = command("node", &["--test", "--test-reporter=spec"], &project.root);
    node.args(scenes)
        .env("SEQSCOPE_URL", site.url())
        .env("CHROMIUM", &browser.binary);
    let others = [("FIREFOX", tools::firefox()), ("WEBKIT", tools::webkit())];
    for (variable, path) in others {
        if let Some(path) = path {
            node.env(variable, path);
        }
    }
    watch(&mut node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_driver_is_told_which_browser_and_to_stay_hidden() {
        let browser = Browser {
            binary: "/b/chromium".into(),
            driver: "/b/driver".into(),
        };
        let value: serde_json::Value = serde_json::from_str(&capabilities(&browser)).unwrap();
        let options = &value["goog:chromeOptions"];
        assert_eq!(options["binary"], "/b/chromium");
        assert!(
            options["args"]
                .as_array()
                .unwrap()
                .contains(&"--headless".into())
        );
    }
}
