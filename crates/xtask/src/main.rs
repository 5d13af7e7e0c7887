//! The commands of the project: `cargo xtask help` lists them.

mod arguments;
mod check;
mod counts;
mod dist;
mod inside;
mod npm;
mod process;
mod profile;
mod project;
#[cfg(test)]
mod scratch;
mod serve;
mod server;
mod site;
mod stamp;
mod suite;
mod tidy;
mod tools;
mod version;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;

use arguments::Task;
use project::Project;

fn main() -> ExitCode {
    match arguments::read(std::env::args().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Tests have printed their failures and their sum already; nothing may follow it.
            let sentence = format!("{error:#}");
            if !sentence.is_empty() {
                eprintln!("{sentence}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    if task == Task::Help {
        println!("{}", arguments::HELP);
        return Ok(());
    }
    let project = Project::open()?;
    match task {
        Task::Help => Ok(()),
        Task::Setup => setup(&project),
        Task::Serve { port, open } => serve::run(&project, port, open),
        Task::Check => check::check(&project),
        Task::Test { long } => check::test(&project, long),
        Task::Build => wasm::build(&project).and_then(|()| site::build(&project)),
        Task::Wasm => wasm::build(&project),
        Task::Tidy => tidy(&project),
        Task::Bench { json } => serve::bench(&project, json.as_deref()),
        Task::Shots => serve::shots(&project),
        Task::Dist => dist::run(&project),
    }
}

fn setup(project: &Project) -> Result<()> {
    tools::wasm_target(&project.root)?;
    tools::node()?;
    npm::install(project)?;
    let browser = tools::browser()?;
    tools::firefox();
    tools::webkit();
    println!(
        "Ready: wasm target, npm packages, {}",
        browser.binary.display()
    );
    Ok(())
}

fn tidy(project: &Project) -> Result<()> {
    let mut suite = suite::Suite::default();
    suite.step("tidy", suite::Kind::Tests, || tidy::run(project));
    suite.finish()
}
