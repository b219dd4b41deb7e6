//! A file of the disk to its bytes: nothing is waited for, and nothing without an end is read.

use std::{
    fs::{File, FileType},
    io::{self, Read as _},
    path::Path,
};

use super::Error;
use crate::diagnostic::Words;

/// The most bytes of a file that are read when nobody says otherwise; a file is held in memory
/// whole, and the largest of 6,600 texts has 0.8 MB.
pub const LIMIT: u64 = 256 << 20;

/// Reads a file of at most `limit` bytes.
///
/// # Errors
///
/// What is no file, a file that is larger, and what the system says.
///
/// ```
/// use viendan::read;
///
/// let error = read::file(&std::env::temp_dir(), read::LIMIT).unwrap_err();
/// assert!(error.to_string().starts_with("this is a folder"));
/// ```
pub fn file(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    // Opening a pipe waits for someone to write: what a path leads to is asked first.
    let kind = path.metadata().map_err(Error::System)?.file_type();
    if !kind.is_file() {
        return Err(no_file(kind));
    }
    let file = File::open(path).map_err(Error::System)?;
    let known = file.metadata().map_or(0, |it| it.len());
    if known > limit {
        return Err(Error::TooLarge { limit });
    }
    let bytes = taken(file, limit, usize::try_from(known).unwrap_or(0))?;
    if (bytes.len() as u64) < known {
        return Err(Error::Shrunk);
    }
    Ok(bytes)
}

/// Reads what has no length before it ends, at most `limit` bytes.
///
/// # Errors
///
/// More bytes, and what the system says.
///
/// ```
/// use viendan::read;
///
/// assert_eq!(read::stream("Số: 12/BC-VPUB".as_bytes(), 64).unwrap().len(), 16);
/// assert!(read::stream(std::io::repeat(b' '), 1 << 20).is_err());
/// ```
pub fn stream(from: impl io::Read, limit: u64) -> Result<Vec<u8>, Error> {
    taken(from, limit, 0)
}

fn taken(from: impl io::Read, limit: u64, known: usize) -> Result<Vec<u8>, Error> {
    // A file may grow while it is read.
    let mut bytes = Vec::with_capacity(known);
    from.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Error::System)?;
    if bytes.len() as u64 > limit {
        return Err(Error::TooLarge { limit });
    }
    Ok(bytes)
}

fn no_file(kind: FileType) -> Error {
    let (vi, en) = special(kind);
    let way = if kind.is_dir() {
        Words::new("hãy nêu tệp ở trong đó", "name a file in it")
    } else {
        Words::new(
            "muốn soát điều nó đưa ra thì chuyển vào đầu vào chuẩn: viendan check - < TỆP",
            "to check what it gives, pass it to standard input: viendan check - < FILE",
        )
    };
    Error::NoFile { what: Words::new(vi, en), way }
}

#[cfg(unix)]
fn special(kind: FileType) -> (&'static str, &'static str) {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_dir() {
        ("thư mục", "a folder")
    } else if kind.is_fifo() {
        ("đường ống (FIFO)", "a pipe (FIFO)")
    } else if kind.is_socket() {
        ("ổ cắm mạng (socket)", "a socket")
    } else {
        ("thiết bị", "a device")
    }
}

#[cfg(not(unix))]
fn special(kind: FileType) -> (&'static str, &'static str) {
    if kind.is_dir() { ("thư mục", "a folder") } else { ("thiết bị", "a device") }
}
