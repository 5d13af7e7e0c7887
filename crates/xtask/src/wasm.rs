//! The wasm package: compiled, bound, optimised, test-compiled, packed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread::{self, ScopedJoinHandle};
use std::{env, fs};

use anyhow::{Context, Result, bail};
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use serde_json::json;
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{self, cargo, command};
use crate::profile::{Package, Target};
use crate::project::Project;
use crate::stamp::{self, Stamp};
use crate::{npm, tools};

/// Compiles the module with Node.
const COMPILE: &str = "WebAssembly.compile(require('fs').readFileSync(process.argv[1])).catch(\
    (error) => { console.error(String(error)); process.exit(1); });";

/// Builds every package that something has changed of what it is made of.
pub fn build(project: &Project) -> Result<()> {
    tools::wasm_target(&project.root)?;
    tools::node()?;
    npm::install(project)?;
    let inputs = inputs(project)?;
    // The compiler, for one module, and the optimiser keep one core busy each: while a package is
    // optimised, the next is compiled.
    thread::scope(|scope| {
        let mut last: Option<ScopedJoinHandle<Result<()>>> = None;
        for package in &project.profile.packages {
            let folder = project.package(package);
            let name = format!("package{}", package.features.join("-"));
            let own = project.own().join(&name);
            let stamp = project.own().join(name + ".stamp");
            let stamp = Stamp::new(stamp, inputs.clone(), folder.clone());
            if stamp.is_fresh() {
                continue;
            }
            let compiled = compile(project, package)?;
            fs::create_dir_all(&own)?;
            // The next one has the same name where the compiler puts it.
            let module = own.join(compiled.file_name().unwrap_or_default());
            fs::copy(&compiled, &module)?;
            ended(last.take())?;
            last = Some(scope.spawn(move || {
                finish(project, package, &module, &own.join("made"), &folder)?;
                stamp.set()
            }));
        }
        ended(last)
    })
}

fn ended(work: Option<ScopedJoinHandle<Result<()>>>) -> Result<()> {
    match work.map(ScopedJoinHandle::join) {
        None => Ok(()),
        Some(Ok(result)) => result,
        Some(Err(panic)) => std::panic::resume_unwind(panic),
    }
}

/// From what the compiler made to the package in its folder.
fn finish(
    project: &Project,
    package: &Package,
    module: &Path,
    made: &Path,
    folder: &Path,
) -> Result<()> {
    bind(project, module, made)?;
    let module = made.join(module_name(project));
    optimise(project, &module)?;
    process::run(command("node", &["-e", COMPILE], &project.root).arg(&module))
        .context("the built module does not compile")?;
    let size = pack(&module)?;
    println!(
        "{}: {:.1} kB packed of {:.0} kB",
        package.out_dir.display(),
        kilo(size),
        kilo(package.packed_bytes)
    );
    fs::write(made.join("package.json"), manifest(project)?)?;
    publish(made, folder)
}

fn inputs(project: &Project) -> Result<String> {
    let roots: Vec<PathBuf> = [
        "Cargo.toml",
        "Cargo.lock",
        "wasm-pack.toml",
        ".cargo/config.toml",
        "crates/core",
        "crates/kernel",
        "crates/wasm",
        "crates/xtask/src/wasm.rs",
        "www/node_modules/binaryen/package.json",
    ]
    .iter()
    .map(|name| project.root.join(name))
    .collect();
    // Tests do not enter the module.
    let files = stamp::files(&roots, &|path| {
        path.ends_with("tests") || path.ends_with("benches")
    })?;
    let compiler = process::read(&mut command("rustc", &["--version"], &project.root))?;
    stamp::hash_files(&files, &[&compiler])
}

fn compile(project: &Project, package: &Package) -> Result<PathBuf> {
    let manifest = project
        .root
        .join(&project.profile.folder)
        .join("Cargo.toml");
    let manifest = manifest.to_string_lossy();
    let features = package.features.join(",");
    let target = "wasm32-unknown-unknown";
    let arguments = [
        "build",
        "--release",
        "--lib",
        "--no-default-features",
        "--features",
        &features,
        "--target",
        target,
        "--manifest-path",
        &manifest,
    ];
    let mut build = cargo(&arguments, &project.root);
    // Where this machine keeps its crates is no part of what is published.
    if let Some(home) = cargo_home() {
        let registry = home.join("registry").join("src");
        build.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            format!("--remap-path-prefix={}=crates", registry.display()),
        );
    }
    process::run(&mut build)?;
    let name = format!("{}.wasm", project.profile.out_name);
    Ok(project.target.join(target).join("release").join(name))
}

fn cargo_home() -> Option<PathBuf> {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

fn bind(project: &Project, module: &Path, out: &Path) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out)?;
    let mut bindgen = Bindgen::new();
    match project.profile.target {
        Target::Web => bindgen.web(true)?,
    };
    bindgen
        .input_path(module)
        .omit_default_module_path(project.profile.bindgen.omit_default_module_path)
        .typescript(true)
        .remove_producers_section(true)
        .generate(out)
        .context("wasm-bindgen cannot bind the module")
}

fn optimise(project: &Project, module: &Path) -> Result<()> {
    let tool = project.www().join("node_modules/binaryen/bin/wasm-opt");
    if !tool.is_file() {
        bail!("wasm-opt is missing: `binaryen` must be among the development packages of www.");
    }
    let optimised = module.with_extension("opt");
    let mut node = command("node", &[], &project.root);
    node.arg(&tool).args(&project.profile.optimizer.arguments);
    node.arg(module).arg("-o").arg(&optimised);
    process::run(&mut node)?;
    fs::rename(optimised, module)?;
    Ok(())
}

/// Fails when the package weighs more than it may: a test, for an oversized page still works.
pub fn within_budget(project: &Project) -> Result<()> {
    for package in &project.profile.packages {
        let module = project.package(package).join(module_name(project));
        let size = fs::metadata(packed(&module))?.len();
        let (limit, folder) = (package.packed_bytes, package.out_dir.display());
        if size > limit {
            bail!("the module in {folder} has {size} bytes packed: its budget is {limit}");
        }
        println!("{folder}: {size} of {limit} bytes");
    }
    Ok(())
}

/// Writes the packed module, in which form it travels, beside the module; returns its bytes. LZMA
/// makes a seventh less of it than gzip at its best, and it is as small from servers that pack nothing.
fn pack(module: &Path) -> Result<u64> {
    let bytes = lzma(&fs::read(module)?)?;
    fs::write(packed(module), &bytes)?;
    Ok(bytes.len() as u64)
}

/// A file of the format `.lzma` with its length in its head.
fn lzma(module: &[u8]) -> Result<Vec<u8>> {
    let length = u64::try_from(module.len())?;
    let options = LzmaOptions {
        // The page unpacks into one window.
        dict_size: u32::try_from(length)?.max(4096),
        // The instructions have a byte or a few: what came before counts, not where it stands.
        lc: 4,
        lp: 0,
        pb: 0,
        mode: EncodeMode::Normal,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        mf: MfType::Bt4,
        depth_limit: 1000,
        preset_dict: None,
    };
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(length))?;
    writer.write_all(module)?;
    Ok(writer.finish()?)
}

/// Its name has no ending of a packed file: some servers would say that it is a packed other file,
/// and browsers unpack it before the page does.
fn packed(module: &Path) -> PathBuf {
    module.with_extension("bin")
}

fn module_name(project: &Project) -> String {
    format!("{}_bg.wasm", project.profile.out_name)
}

fn kilo(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

/// The package.json that wasm-pack would write, so that the folder can be published as it is.
fn manifest(project: &Project) -> Result<String> {
    let name = &project.profile.out_name;
    let main = format!("{name}.js");
    let types = format!("{name}.d.ts");
    let text = serde_json::to_string_pretty(&json!({
        "name": "seqscope-wasm",
        "type": "module",
        "version": env!("CARGO_PKG_VERSION"),
        "license": "MIT OR Apache-2.0",
        "files": [module_name(project), main, types],
        "main": main,
        "types": types,
        "sideEffects": ["./snippets/*"],
    }))?;
    Ok(text + "\n")
}

/// Replaces the package file by file: who reads it meanwhile finds every file whole.
fn publish(made: &Path, package: &Path) -> Result<()> {
    fs::create_dir_all(package)?;
    for entry in fs::read_dir(made)? {
        let entry = entry?;
        let coming = package.join(format!(".{}.new", entry.file_name().to_string_lossy()));
        fs::copy(entry.path(), &coming)?;
        fs::rename(&coming, package.join(entry.file_name()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;
    use lzma_rust2::LzmaReader;
    use std::io::Read;

    #[test]
    fn what_is_packed_comes_out_whole() {
        let module: Vec<u8> = (0..20_000_u32).map(|i| ((i * i) >> 7) as u8).collect();
        let bytes = lzma(&module).unwrap();
        assert!(bytes.len() < module.len());
        assert_eq!(bytes[5..13], 20_000_u64.to_le_bytes());
        let mut unpacked = Vec::new();
        LzmaReader::new_mem_limit(&bytes[..], u32::MAX, None)
            .unwrap()
            .read_to_end(&mut unpacked)
            .unwrap();
        assert!(unpacked == module);
    }

    #[test]
    fn publishing_replaces_files_and_leaves_no_others() {
        let folder = Scratch::new("publish");
        folder.write("made/a.js", "new");
        folder.write("package/a.js", "old");
        publish(&folder.path("made"), &folder.path("package")).unwrap();
        let names: Vec<_> = fs::read_dir(folder.path("package"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["a.js"]);
        assert_eq!(
            fs::read_to_string(folder.path("package/a.js")).unwrap(),
            "new"
        );
    }
}
