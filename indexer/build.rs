//! Puts the app into the program (feature `embedded-app`) and, for Windows, the program's name, version, icon and
//! manifest. Without the feature, the list of the app's files is empty. Also tells the program a hash of the sources that
//! decide what it writes.

use std::error::Error;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

type Done = Result<(), Box<dyn Error>>;

/// The variable with the folder of the app.
const APP_DIR: &str = "NIEM_YET_APP_DIR";

fn main() -> Done {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={APP_DIR}");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let list = if cfg!(feature = "embedded-app") { embedded_app(&out)? } else { String::new() };
    fs::write(out.join("embedded_app.rs"), format!("&[{list}]"))?;
    let mut sources = DefaultHasher::new();
    for source in ["src", "data", "schemas", "../app/src", "../catalog/src", "../catalog/data", "../Cargo.lock"] {
        println!("cargo::rerun-if-changed={source}");
        hash(Path::new(source), &mut sources)?;
    }
    println!("cargo::rustc-env=NIEM_YET_SOURCES={:016x}", sources.finish());
    Ok(())
}

/// Adds a file, or all files below a folder in the order of their names.
fn hash(path: &Path, sources: &mut DefaultHasher) -> Done {
    if path.is_file() {
        sources.write(&fs::read(path)?);
        return Ok(());
    }
    let mut inside = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    inside.sort();
    inside.iter().try_for_each(|path| hash(path, sources))
}

/// Packs each file of the app, and returns the items of a list with their names and bytes. For Windows, adds the
/// resources to the program.
#[cfg(feature = "embedded-app")]
fn embedded_app(out: &Path) -> Result<String, Box<dyn Error>> {
    let app = PathBuf::from(env::var_os(APP_DIR).ok_or_else(|| format!("set {APP_DIR} to the folder of a built app"))?);
    println!("cargo::rerun-if-changed={}", app.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&app)? {
        names.push(entry?.file_name().into_string().map_err(|name| format!("{}: not UTF-8", name.display()))?);
    }
    names.sort();
    let mut list = String::new();
    for name in names {
        let packed = out.join(format!("{name}.zst"));
        fs::write(&packed, zstd::encode_all(fs::File::open(app.join(&name))?, 19)?)?;
        list += &format!("({name:?}, include_bytes!({:?}) as &[u8]),", packed.display().to_string());
    }
    if env::var("CARGO_CFG_TARGET_OS")? == "windows" {
        windows::add_resources(&app, out)?;
    }
    Ok(list)
}

#[cfg(not(feature = "embedded-app"))]
fn embedded_app(_: &Path) -> Result<String, Box<dyn Error>> {
    Ok(String::new())
}

#[cfg(feature = "embedded-app")]
mod windows {
    use std::path::Path;
    use std::process::Command;
    use std::{env, fs};

    use super::Done;

    /// The resource compiler of mingw-w64, under its name on Linux and on Windows.
    const COMPILERS: [&str; 2] = ["x86_64-w64-mingw32-windres", "windres"];

    /// Compiles the resources in `indexer/windows/` and links them into the program.
    pub(super) fn add_resources(app: &Path, out: &Path) -> Done {
        println!("cargo::rerun-if-changed=windows");
        let text = |name: &str| fs::read_to_string(Path::new("windows").join(name));
        let version = env::var("CARGO_PKG_VERSION")?;
        let numbers = version.split('-').next().unwrap_or_default().replace('.', ",") + ",0";
        let script = text("niem-yet.rc")?.replace("{version}", &version).replace("{numbers}", &numbers);
        fs::write(out.join("niem-yet.rc"), script)?;
        fs::write(out.join("niem-yet.manifest"), text("niem-yet.manifest")?)?;
        fs::write(out.join("niem-yet.ico"), icon(&fs::read(app.join("icon-192.png"))?)?)?;
        compile(out)?;
        println!("cargo::rustc-link-arg-bins={}", out.join("niem-yet.o").display());
        Ok(())
    }

    fn compile(out: &Path) -> Done {
        for compiler in COMPILERS {
            let mut command = Command::new(compiler);
            command.args(["--codepage=65001", "niem-yet.rc", "niem-yet.o"]).current_dir(out);
            match command.status() {
                Ok(ended) if ended.success() => return Ok(()),
                Ok(ended) => return Err(format!("{compiler} failed ({ended})").into()),
                Err(_) => {}
            }
        }
        Err("the resource compiler of mingw-w64 is missing; Debian: binutils-mingw-w64-x86-64".into())
    }

    /// An icon file with one picture, a PNG of 192 by 192.
    fn icon(png: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut icon = vec![0, 0, 1, 0, 1, 0, 192, 192, 0, 0, 1, 0, 32, 0];
        icon.extend(u32::try_from(png.len())?.to_le_bytes());
        icon.extend(22u32.to_le_bytes());
        icon.extend(png);
        Ok(icon)
    }
}
