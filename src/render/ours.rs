//! Our own products, whatever their names: no run takes them for somebody's text.

use crate::review::is_copy;

/// By this we know our own pages.
pub(super) const GENERATOR: &str = concat!("viendan ", env!("CARGO_PKG_VERSION"));
/// By this we know our own lists in Markdown.
pub(super) const COMMENT: &str = "<!-- viendan -->";
/// How a page says who made it.
const META: &[u8] = b"<meta name=\"generator\" content=\"viendan ";
/// The bytes of a page among which it says so.
const HEAD: usize = 4 << 10;

/// Whether a file was written here: a sheet, a copy, an index, a picture.
///
/// ```
/// use viendan::render;
///
/// assert!(render::is_ours(b"<meta name=\"generator\" content=\"viendan 0.1.0\">"));
/// assert!(!render::is_ours("Số: 12/BC-VPUB".as_bytes()));
/// ```
pub fn is_ours(bytes: &[u8]) -> bool {
    bytes.starts_with(COMMENT.as_bytes()) || is_page(bytes) || is_copy(bytes)
}

/// Whether a page was made here.
pub(super) fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    memchr::memmem::find(head, META).is_some()
}
