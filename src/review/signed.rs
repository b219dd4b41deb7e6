//! Signed packages: whatever is written into a copy, the signature no longer holds for it.

use crate::{diagnostic::Words, read::office::Archive};

/// The folder of the parts that sign the others.
const SIGNATURES: &str = "_xmlsignatures/";

/// What a person must know before a file is copied that bears a digital signature; `None` where it
/// bears none.
///
/// ```
/// let report = "Số: 12/BC-VPUB".as_bytes();
/// assert!(viendan::review::unsigned("bao-cao.docx", report).is_none());
/// ```
pub fn unsigned(name: &str, original: &[u8]) -> Option<Words> {
    is_signed(original).then(|| Words::new(
        format!(
            "{name}: tệp có chữ ký số; bản ghi ra bên cạnh không còn chữ ký hợp lệ, tệp gốc giữ nguyên"
        ),
        format!(
            "{name}: the file is signed; the copy beside it bears no valid signature, the file itself stays as it is"
        ),
    ))
}

fn is_signed(original: &[u8]) -> bool {
    original.starts_with(b"PK")
        && Archive::open(original).is_ok_and(|archive| {
            archive.names().iter().any(|name| name.trim_start_matches('/').starts_with(SIGNATURES))
        })
}
