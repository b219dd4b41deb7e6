//! The place of a slice in the words that hold it.

/// The start of `part` in `whole`, in bytes, where it is a slice of it.
///
/// ```
/// use viendan::text::offset;
///
/// let line = "Kế hoạch số 09/KH-VPUB";
/// let number = line.get(line.len() - 10..).unwrap_or_default();
/// assert_eq!(number, "09/KH-VPUB");
/// assert_eq!(offset(line, number), Some(line.len() - 10));
/// assert_eq!(offset(number, line), None);
/// ```
pub fn offset(whole: &str, part: &str) -> Option<usize> {
    let start = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
    (start + part.len() <= whole.len()).then_some(start)
}
