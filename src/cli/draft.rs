//! Files that are written whole or not at all.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::error::{Error, Unwritten};
use crate::swap::{self, Access};

mod keep;

pub(super) use keep::names;

/// A file on its way: it takes its name when it is finished, and leaves nothing behind before.
#[derive(Debug)]
pub(super) struct Draft {
    path: PathBuf,
    file: BufWriter<Target>,
}

#[derive(Debug)]
enum Target {
    /// In the same folder, so that it can be renamed.
    Draft(NamedTempFile),
    /// A device or a pipe: it has no content that could be lost.
    Device(File),
}

impl Draft {
    /// Begins a file; a link is followed, so that it stays a link.
    ///
    /// A file that is there and may not be written, or whose owner, mode or attributes would be
    /// lost, is refused before anything is written.
    pub(super) fn new(path: &Path) -> Result<Self, Error> {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let begun = match fs::metadata(&real) {
            Ok(known) if known.is_file() => return Self::over(path, real, &known),
            Ok(known) if known.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(_) => File::create(&real).map(Target::Device),
            Err(_) => begin(&real).map(Target::Draft),
        };
        let failed = |source| Unwritten::Output { path: path.to_path_buf(), source };
        Ok(Self { path: real, file: BufWriter::new(begun.map_err(failed)?) })
    }

    /// Begins what will stand in the place of a file.
    fn over(path: &Path, real: PathBuf, known: &fs::Metadata) -> Result<Self, Error> {
        let path = || path.to_path_buf();
        // A folder lets its files be replaced; a file says for itself whether it may be written.
        let opened = File::options().write(true).open(&real);
        let is_closed = opened.is_err_and(|it| it.kind() == io::ErrorKind::PermissionDenied);
        if known.permissions().readonly() || is_closed {
            return Err(Unwritten::ReadOnly { path: path() }.into());
        }
        let file = begin(&real).map_err(|source| Unwritten::Output { path: path(), source })?;
        keep::keep(&real, file.as_file())
            .map_err(|source| Unwritten::Unkept { path: path(), source })?;
        Ok(Self { path: real, file: BufWriter::new(Target::Draft(file)) })
    }

    /// Gives the file its name.
    pub(super) fn finish(self) -> Result<(), Error> {
        let Self { path, file } = self;
        let finished = match file.into_inner() {
            Ok(Target::Draft(file)) => file
                .as_file()
                .sync_data()
                .and_then(|()| file.persist(&path).map(drop).map_err(|error| error.error)),
            Ok(Target::Device(mut file)) => file.flush(),
            Err(error) => Err(error.into_error()),
        };
        Ok(finished.map_err(|source| Unwritten::Output { path, source })?)
    }

    /// The file's name, for a message.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Writes a whole file at once.
    pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let mut draft = Self::new(path)?;
        draft.all(bytes)?;
        draft.finish()
    }

    /// Adds bytes to the file.
    pub(super) fn all(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.file.write_all(bytes);
        Ok(written.map_err(|source| Unwritten::Output { path: self.path.clone(), source })?)
    }
}

fn begin(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    swap::file(folder.unwrap_or(Path::new(".")), Access::Usual)
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Draft(file) => file.write(bytes),
            Self::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Draft(file) => file.flush(),
            Self::Device(file) => file.flush(),
        }
    }
}
