//! What bytes look like, when they are the format of another program.

use super::{Error, office};

/// The first bytes of formats that offices keep, with the name that people know them by.
const MAGIC: [(&[u8], &str); 11] = [
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG", ".png"),
    (b"GIF8", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!\x1a\x07", ".rar"),
    (b"\x1f\x8b", ".gz"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\0", ".sqlite"),
    (b"PK\x05\x06", ".zip"),
];

/// The archives that are read.
const READ: &[&str] = &[".docx", ".odt"];

/// Formats that are pictures.
const PICTURES: [&str; 4] = [".jpg", ".png", ".gif", ".tif"];

/// Refuses what is not read, by the name of its format.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Error> {
    match format(bytes) {
        Some(format) if PICTURES.contains(&format) => Err(Error::Picture { format }),
        Some(format) => Err(Error::Foreign { format }),
        None => Ok(()),
    }
}

fn format(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(office::kind(bytes)).filter(|kind| !READ.contains(kind));
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
    }

    #[test]
    fn words_are_no_format() {
        assert_eq!(format("Số: /BC-VPUB".as_bytes()), None);
        assert_eq!(format(b""), None);
    }
}
