//! Looks of bytes that are the format of another program or no whole file.

#[cfg(feature = "office")]
use super::office::{self, is_whole, kind};
use super::{Error, plain};

/// The first bytes of the container of binary Word files.
pub(super) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The first bytes of formats that offices keep, with the name that people know them by.
const MAGIC: [(&[u8], &str); 14] = [
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG", ".png"),
    (b"GIF8", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"\0\0\0\x18ftypheic", ".heic"),
    (b"RIFF", ".webp"),
    (b"AT&TFORM", ".djvu"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!\x1a\x07", ".rar"),
    (b"\x1f\x8b", ".gz"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90\0", ".exe"),
    (b"SQLite format 3\0", ".sqlite"),
];
/// What Word for DOS and the first Word for Windows began their files with, and Write.
const OLD_WORD: [&[u8]; 4] = [b"\xdb\xa5", b"\x9b\xa5", b"\x31\xbe\0\0", b"\xfe\x37\0\x1c"];

/// The first bytes of every archive, and of the one that holds nothing.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// The archives that are read.
const READ: &[&str] = if cfg!(feature = "office") { &[".docx", ".odt"] } else { &[] };
/// The ends of names of files that are archives.
const PACKED: [&str; 6] = ["docx", "docm", "dotx", "dotm", "odt", "ott"];
/// Other names that promise more than text.
const FORMATTED: [&str; 4] = ["pdf", "rtf", "mht", "mhtml"];
/// Formats that are pictures, and archives of files.
const PICTURES: [&str; 7] = [".jpg", ".png", ".gif", ".tif", ".heic", ".webp", ".djvu"];
const ARCHIVES: [&str; 4] = [".7z", ".rar", ".gz", ".zip"];

/// Refuses what is not read, by the name of its format.
pub(super) fn refuse(bytes: &[u8], extension: &str) -> Result<(), Error> {
    if OLD_WORD.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(Error::OldWord);
    }
    let Some(format) = format(bytes) else { return Ok(()) };
    // A broken archive is called what its name says: it *is* a Word file, and it is broken.
    let is_packed = PACKED.iter().any(|it| it.eq_ignore_ascii_case(extension));
    if format == ".zip" && is_packed && !is_whole(bytes) {
        return Err(broken());
    }
    Err(match format {
        _ if PICTURES.contains(&format) => Error::Picture { format },
        _ if ARCHIVES.contains(&format) => Error::Archive { format },
        _ => Error::Foreign { format },
    })
}

/// Refuses words where the name of the file promises another format: what is left of a file that
/// broke off can look like a text of two letters.
pub(super) fn refuse_text(bytes: &[u8], extension: &str) -> Result<(), Error> {
    let is_any = |ends: &[&str]| ends.iter().any(|end| end.eq_ignore_ascii_case(extension));
    if plain::beginning(bytes).trim_start().starts_with("<?xml") && !is_any(plain::EXTENSIONS) {
        return Err(Error::Foreign { format: ".xml" });
    }
    if is_any(&PACKED) || is_any(&FORMATTED) {
        return Err(Error::Misnamed { extension: extension.to_lowercase() });
    }
    let is_begun = ZIP.iter().chain(&[COMPOUND]).any(|magic| magic.starts_with(bytes));
    if is_begun && !is_any(plain::EXTENSIONS) { Err(broken()) } else { Ok(()) }
}

/// An archive whose list of parts is lost.
#[cfg(feature = "office")]
fn broken() -> Error {
    office::Error::Damaged { why: "no end of the archive".into() }.into()
}

#[cfg(not(feature = "office"))]
fn broken() -> Error {
    super::error::cut_off("zip")
}

/// The list of parts of an archive is never asked where none is read.
#[cfg(not(feature = "office"))]
fn is_whole(_: &[u8]) -> bool {
    true
}

#[cfg(not(feature = "office"))]
fn kind(_: &[u8]) -> &'static str {
    ".docx/.odt/.xlsx/.zip"
}

fn format(bytes: &[u8]) -> Option<&'static str> {
    if ZIP.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(kind(bytes)).filter(|kind| !READ.contains(kind));
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn an_archive_is_known_by_its_parts() {
        assert_eq!(format(b"PK\x03\x04..[Content_Types].xml..word/document.xml"), None);
        assert_eq!(format(b"PK\x03\x04..xl/workbook.xml"), Some(".xlsx"));
        assert_eq!(format(b"PK\x03\x04..a.txt"), Some(".zip"));
        assert_eq!(format(b"PK\x05\x06"), Some(".zip"));
    }

    #[test]
    fn words_are_no_format() {
        assert_eq!(format("Số: /BC-VPUB".as_bytes()), None);
        assert_eq!(format(b""), None);
    }
}
