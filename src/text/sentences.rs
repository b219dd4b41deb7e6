//! The offsets at which sentences begin.

/// The beginning of the sentence that holds an offset of the words, at most `reach` bytes before it.
///
/// A line end and a tab end a sentence, and so does a stop that stands behind a word: not the one of
/// an item's number or of an abbreviation.
///
/// ```
/// use viendan::text::sentence;
///
/// let words = "Đã xong. Thuế TP. Hà Nội đã có văn bản";
/// assert_eq!(sentence(words, words.len(), 300), "Đã xong. ".len());
/// ```
pub fn sentence(words: &str, at: usize, reach: usize) -> usize {
    let from = words.ceil_char_boundary(at.saturating_sub(reach));
    let near = words.get(from..at).unwrap_or_default();
    let line = memchr::memrchr2(b'\n', b'\t', near.as_bytes()).map_or(0, |at| at + 1);
    let near = near.get(line..).unwrap_or_default();
    let mut stops = memchr::memrchr_iter(b'.', near.as_bytes());
    let stop = stops.find(|&stop| {
        let (before, behind) = near.split_at(stop);
        behind.starts_with(". ") && !is_short(before)
    });
    from + line + stop.map_or(0, |stop| stop + ". ".len())
}

/// Whether a stop behind these words ends no sentence: that of a short form or of an item, `TP. `,
/// `1. `, `a. `. Figures that go on with words are no item: `Chỉ thị số 35. Các cấp`.
pub(crate) fn is_short(before: &str) -> bool {
    let word = before.rsplit([' ', '\n', '\t', '(']).next().unwrap_or_default();
    let is_long = word.chars().nth(2).is_some() || word.ends_with(')');
    let is_small = !word.is_empty() && word.chars().all(char::is_lowercase);
    let ahead = before.strip_suffix(word).and_then(|it| it.strip_suffix(' '));
    let goes_on = ahead.is_some_and(|it| it.ends_with(char::is_lowercase));
    let is_counted = goes_on && !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit());
    !(is_long || is_small || is_counted)
}
