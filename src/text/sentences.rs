//! Where sentences begin.

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
        // A stop behind a figure or a short capital word ends no sentence: `1. `, `TP. `.
        let (word, behind) = near.split_at(stop);
        let word = word.rsplit(' ').next().unwrap_or_default();
        let is_word =
            word.chars().count() > 2 || !word.is_empty() && word.chars().all(char::is_lowercase);
        behind.starts_with(". ") && is_word
    });
    from + line + stop.map_or(0, |stop| stop + ". ".len())
}
