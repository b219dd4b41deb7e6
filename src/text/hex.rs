//! Bytes as figures.

/// Bytes as small hexadecimal figures, two for each.
///
/// ```
/// assert_eq!(viendan::text::hex(&[0x0f, 0xa0]), "0fa0");
/// ```
pub fn hex(bytes: &[u8]) -> String {
    const FIGURES: &[u8; 16] = b"0123456789abcdef";
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| FIGURES.get(usize::from(half)).copied()).map(char::from).collect()
}
