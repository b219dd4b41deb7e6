//! The name of a file.

/// The name of a file without its folders, whichever system wrote the path.
///
/// ```
/// assert_eq!(viendan::text::file_name("2023/bao-cao.docx"), "bao-cao.docx");
/// assert_eq!(viendan::text::file_name(r"C:\Văn phòng\bao-cao.docx"), "bao-cao.docx");
/// ```
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
