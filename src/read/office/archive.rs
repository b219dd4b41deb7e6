//! The archive of parts, opened with care.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use zip::{ZipArchive, result::ZipError};

use super::{Error, Excess, FREE, LARGE, PARTS, RATIO, TIMES, UNPACKED, flat};

/// How far into a damaged archive its kind is looked for, in bytes.
const HEAD: usize = 8 << 10;
/// The part that says of what kind each part is.
const TYPES: &str = "[Content_Types].xml";

/// The parts of a file.
#[derive(Debug)]
pub(crate) struct Archive<'b> {
    store: Store<'b>,
    /// Bytes that may be unpacked in all.
    limit: u64,
    /// Bytes that may still be unpacked.
    left: u64,
}

/// Where the parts lie.
#[derive(Debug)]
enum Store<'b> {
    Packed(ZipArchive<Cursor<&'b [u8]>>),
    /// In one flat file of XML.
    Flat(BTreeMap<String, String>),
}

impl<'b> Archive<'b> {
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Error> {
        if let Some(parts) = flat::parts(bytes) {
            return Ok(Self { store: Store::Flat(parts?), limit: UNPACKED, left: UNPACKED });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > PARTS {
            return Err(Error::Excessive { what: Excess::Parts, limit: PARTS as u64 });
        }
        // Work and memory are bound by what came in.
        let limit = FREE.saturating_add(TIMES * bytes.len() as u64).min(UNPACKED);
        Ok(Self { store: Store::Packed(zip), limit, left: limit })
    }

    /// The names of all parts, in the order of the archive.
    pub(crate) fn names(&self) -> Vec<String> {
        match &self.store {
            Store::Packed(zip) => zip.file_names().filter_map(Result::ok).map(Into::into).collect(),
            Store::Flat(parts) => parts.keys().cloned().collect(),
        }
    }

    /// The name that a part has in the archive; case makes no difference.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        let name = name.trim_start_matches('/');
        let has = match &self.store {
            Store::Packed(zip) => zip.index_for_name(name).is_some(),
            Store::Flat(parts) => parts.contains_key(name),
        };
        if has {
            return Some(name.to_owned());
        }
        self.names().into_iter().find(|known| known.eq_ignore_ascii_case(name))
    }

    /// A part's words.
    pub(crate) fn part(&mut self, name: &str) -> Result<String, Error> {
        let bytes = self.bytes(name)?;
        let broken = |at| Error::Broken { part: name.to_owned(), at, why: "UTF-8".into() };
        unicode(bytes).map_err(broken)
    }

    /// A part as it is once unpacked.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Error> {
        let missing = || Error::Missing { part: name.to_owned() };
        let name = self.find(name).ok_or_else(missing)?;
        let zip = match &mut self.store {
            Store::Packed(zip) => zip,
            Store::Flat(parts) => {
                return Ok(parts.get(&name).cloned().unwrap_or_default().into_bytes());
            }
        };
        let part = zip.by_name(&name).map_err(damaged)?;
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
            limit: self.limit,
        })?;
        Ok(bytes)
    }
}

/// The words of a part, which may be in UTF-16; or the byte that is no letter.
fn unicode(bytes: Vec<u8>) -> Result<String, usize> {
    let marked = encoding_rs::Encoding::for_bom(&bytes).filter(|(it, _)| *it != encoding_rs::UTF_8);
    let Some((letters, mark)) = marked else {
        return String::from_utf8(bytes).map_err(|error| error.utf8_error().valid_up_to());
    };
    let rest = bytes.get(mark..).unwrap_or_default();
    let words = letters.decode_without_bom_handling_and_without_replacement(rest).ok_or(mark)?;
    // The part is written in UTF-8 if it is written again, and may not say otherwise.
    let end = words.find("?>").unwrap_or(0);
    let (head, rest) = words.split_at_checked(end).unwrap_or(("", &words));
    let head = head.replace("utf-16", "UTF-8").replace("UTF-16", "UTF-8");
    Ok(format!("{head}{rest}"))
}

fn damaged(error: ZipError) -> Error {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Error::Locked
        }
        error => Error::Damaged { why: error.to_string() },
    }
}

/// Whether the list of parts can be read.
pub(crate) fn is_whole(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_ok()
}

/// What kind of archive the bytes are: by what it says of its parts, else by their names.
///
/// An archive that is cut off has lost its list of parts: then its first bytes must do.
pub(crate) fn kind(bytes: &[u8]) -> &'static str {
    const KINDS: [(&str, &str); 4] =
        [("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"), ("content.xml", ".odt")];
    const SAID: [(&str, &str); 3] =
        [("wordprocessingml", ".docx"), ("spreadsheetml", ".xlsx"), ("presentationml", ".pptx")];
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
    let by_name = named(&|part| parts.iter().any(|name| name.starts_with(part)));
    if by_name == ".zip" {
        let types = archive.part(TYPES).unwrap_or_default();
        let said = SAID.iter().find(|(kind, _)| types.contains(&format!("{kind}.")));
        return said.map_or(by_name, |&(_, name)| name);
    }
    let mimetype = archive.part("mimetype").unwrap_or_default();
    match by_name {
        ".odt" if mimetype.contains("spreadsheet") => ".ods",
        ".odt" if mimetype.contains("presentation") => ".odp",
        kind => kind,
    }
}
