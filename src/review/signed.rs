//! Signed packages: whatever is written into a copy, the signature no longer holds for it.

use crate::{language::Words, read::office::Archive};

/// The folder of the parts that sign the others.
const SIGNATURES: &str = "_xmlsignatures/";

/// Whether a Word file bears a digital signature.
///
/// ```
/// assert!(!viendan::review::is_signed("Số: 12/BC-VPUB".as_bytes()));
/// ```
pub fn is_signed(original: &[u8]) -> bool {
    original.starts_with(b"PK")
        && Archive::open(original).is_ok_and(|archive| {
            archive.names().iter().any(|name| name.trim_start_matches('/').starts_with(SIGNATURES))
        })
}

/// What a person must know before a signed file is copied.
///
/// ```
/// use viendan::language::Language;
///
/// let said = viendan::review::unsigned("bao-cao.docx");
/// assert!(said.in_language(Language::English).starts_with("bao-cao.docx: the file is signed"));
/// ```
pub fn unsigned(name: &str) -> Words {
    Words::new(
        format!(
            "{name}: tệp có chữ ký số; bản ghi ra bên cạnh không còn chữ ký hợp lệ, tệp gốc giữ nguyên"
        ),
        format!(
            "{name}: the file is signed; the copy beside it bears no valid signature, the file itself stays as it is"
        ),
    )
}
