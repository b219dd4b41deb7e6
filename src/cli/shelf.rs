//! The registry that a command means, opened.

use std::{
    env,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy as _;

use super::Session;
use crate::{
    config::Config,
    read,
    registry::{self, Registry},
};

mod error;

pub(super) use error::Error;

/// The variable of the environment that names a registry.
const VARIABLE: &str = "VIENDAN_REGISTRY";
/// The registry of a user below the folder for data.
const USUAL: &str = "viendan/registry.vdreg";

/// Where the registry lies: as it is named, else as the environment or the `viendan.toml` of this
/// folder names it, else where the system keeps the data of a user.
pub(super) fn place(named: Option<&Path>) -> Result<PathBuf, Error> {
    let config =
        || Ok::<_, Error>(Config::find(Path::new(".")).map(|it| Config::load(&it)).transpose()?);
    match named {
        Some(path) => Ok(path.to_owned()),
        None => placed(config()?.and_then(|it| it.registry())),
    }
}

/// As [`place`], for files whose settings have been read.
pub(super) fn placed(configured: Option<PathBuf>) -> Result<PathBuf, Error> {
    if let Some(path) = env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
        return Ok(path.into());
    }
    if let Some(path) = configured {
        return Ok(path);
    }
    let strategy = etcetera::choose_base_strategy().map_err(|_| Error::NoPlace)?;
    Ok(strategy.data_dir().join(USUAL))
}

/// Opens a registry to read; one that is not there is an error.
pub(super) fn to_read(named: Option<&Path>) -> Result<Registry, Error> {
    opened(place(named)?).map(|(_, registry)| registry)
}

/// Opens the registry of a place to check texts by it: nothing is held against a text by a file
/// that is damaged.
pub(super) fn trusted(path: PathBuf) -> Result<Registry, Error> {
    let (path, registry) = opened(path)?;
    registry.check_seal().map_err(|source| Error::Registry { path, source })?;
    Ok(registry)
}

fn opened(path: PathBuf) -> Result<(PathBuf, Registry), Error> {
    if !path.exists() {
        return Err(Error::Absent(path));
    }
    file(&path)?;
    tell_of_waiting();
    match Registry::open_to_read(&path) {
        Ok(registry) => Ok((path, registry)),
        Err(source) => Err(Error::Registry { path, source }),
    }
}

/// What is there is a file: of a folder or a pipe the database says strange things.
fn file(path: &Path) -> Result<(), Error> {
    match path.metadata() {
        Ok(known) if known.is_dir() => Err(Error::Folder(path.to_owned())),
        Ok(known) if !known.is_file() => Err(Error::NoFile(path.to_owned())),
        _ => Ok(()),
    }
}

/// Says that another process holds the registry: nobody should wonder at a program that stands still.
fn tell_of_waiting() {
    registry::tell_of_waiting(|patience| {
        let (vi, en) = ("đang chờ tiến trình khác ghi sổ", "waiting for another process to write");
        let seconds = patience.as_secs();
        let stop = format!("(tối đa {seconds} s; Ctrl+C để dừng) / {en} (at most {seconds} s)");
        // Who does not hear it waits all the same.
        writeln!(io::stderr(), "{vi} {stop}").ok();
    });
}

/// Opens a registry to write; one that is not there is made.
pub(super) fn to_write(named: Option<&Path>) -> Result<(PathBuf, Registry), Error> {
    let path = place(named)?;
    file(&path)?;
    tell_of_waiting();
    match Registry::open(&path) {
        Ok(registry) => Ok((path, registry)),
        Err(source) => Err(Error::Registry { path, source }),
    }
}

/// The bytes of a file, which is bounded as a text is.
pub(super) fn bytes(session: Session<'_>, path: &Path) -> Result<Vec<u8>, Error> {
    read::file(path, session.limit)
        .map_err(|source| Error::Unreadable { path: path.to_owned(), source: source.into() })
}
