//! The archive of parts, opened with care.

use std::io::{Cursor, Read as _};

use zip::{ZipArchive, result::ZipError};

use super::{Error, Excess, LARGE, PARTS, RATIO, UNPACKED};

/// How far into a damaged archive its kind is looked for, in bytes.
const HEAD: usize = 8 << 10;

/// The parts of a file.
#[derive(Debug)]
pub(crate) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Archive<'b> {
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > PARTS {
            return Err(Error::Excessive { what: Excess::Parts, limit: PARTS as u64 });
        }
        Ok(Self { zip, left: UNPACKED })
    }

    /// The names of all parts, in the order of the archive.
    pub(crate) fn names(&self) -> Vec<String> {
        self.zip.file_names().filter_map(Result::ok).map(Into::into).collect()
    }

    /// The name that a part has in the archive; case makes no difference.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        let name = name.trim_start_matches('/');
        if self.zip.index_for_name(name).is_some() {
            return Some(name.to_owned());
        }
        self.names().into_iter().find(|known| known.eq_ignore_ascii_case(name))
    }

    /// A part's words, which must be UTF-8.
    pub(crate) fn part(&mut self, name: &str) -> Result<String, Error> {
        let missing = || Error::Missing { part: name.to_owned() };
        let name = self.find(name).ok_or_else(missing)?;
        let part = self.zip.by_name(&name).map_err(damaged)?;
        let packed = part.compressed_size().max(1);
        if part.size() > LARGE && part.size() / packed > RATIO {
            return Err(Error::Excessive { what: Excess::Ratio(name), limit: RATIO });
        }
        // What the archive says of sizes need not be true: no more is taken than there may be.
        let mut bytes = Vec::with_capacity(usize::try_from(part.size().min(LARGE)).unwrap_or(0));
        let taken = part.take(self.left + 1).read_to_end(&mut bytes);
        let taken = taken.map_err(|error| damaged(ZipError::Io(error)))? as u64;
        self.left = self.left.checked_sub(taken).ok_or_else(|| Error::Excessive {
            what: Excess::Unpacked(name.clone()),
            limit: UNPACKED,
        })?;
        String::from_utf8(bytes).map_err(|error| Error::Broken {
            part: name,
            at: error.utf8_error().valid_up_to(),
            why: "UTF-8".into(),
        })
    }
}

fn damaged(error: ZipError) -> Error {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Error::Locked
        }
        error => Error::Damaged { why: error.to_string() },
    }
}

/// What kind of archive the bytes are, by the names of its parts.
///
/// An archive that is cut off has lost its list of parts: then its first bytes must do.
pub(crate) fn kind(bytes: &[u8]) -> &'static str {
    const KINDS: [(&str, &str); 4] =
        [("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"), ("content.xml", ".odt")];
    let named = |has: &dyn Fn(&str) -> bool| {
        KINDS.iter().find(|(part, _)| has(part)).map_or(".zip", |&(_, name)| name)
    };
    let Ok(mut archive) = Archive::open(bytes) else {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let has = |part: &str| memchr::memmem::find(head, part.as_bytes()).is_some();
        let is_text = has("opendocument.text");
        return if is_text { ".odt" } else { named(&has) };
    };
    let parts = archive.names();
    let kind = named(&|part| parts.iter().any(|name| name.starts_with(part)));
    let mimetype = archive.part("mimetype").unwrap_or_default();
    match kind {
        ".odt" if mimetype.contains("spreadsheet") => ".ods",
        ".odt" if mimetype.contains("presentation") => ".odp",
        kind => kind,
    }
}
