//! What bytes look like, when they are the format of another program.

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

/// How far into an archive its kind is looked for, in bytes.
const ARCHIVE: usize = 8 << 10;

/// The name of the format, when it is one that is not read.
pub(super) fn format(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(archive(bytes));
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, name)| name)
}

/// What a zip archive is, by the names of its first parts.
fn archive(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..ARCHIVE).unwrap_or(bytes);
    let parts: [(&[u8], &str); 5] = [
        (b"opendocument.text", ".odt"),
        (b"opendocument.spreadsheet", ".ods"),
        (b"word/", ".docx"),
        (b"xl/", ".xlsx"),
        (b"ppt/", ".pptx"),
    ];
    let known = parts.iter().find(|(part, _)| memchr::memmem::find(head, part).is_some());
    known.map_or(".zip", |&(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn an_archive_is_known_by_its_parts() {
        assert_eq!(format(b"PK\x03\x04..[Content_Types].xml..word/document.xml"), Some(".docx"));
        assert_eq!(
            format(b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text"),
            Some(".odt")
        );
        assert_eq!(format(b"PK\x03\x04..a.txt"), Some(".zip"));
    }

    #[test]
    fn words_are_no_format() {
        assert_eq!(format("Số: /BC-VPUB".as_bytes()), None);
        assert_eq!(format(b""), None);
    }
}
