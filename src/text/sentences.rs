//! Where sentences begin.

/// Where the sentence begins that holds an offset of the words, at most `reach` bytes before it.
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
    let stop = near.rmatch_indices(". ").find(|(stop, _)| {
        // A stop behind a figure or a short capital word ends no sentence: `1. `, `TP. `.
        let word =
            near.get(..*stop).and_then(|it| it.rsplit([' ', '\n']).next()).unwrap_or_default();
        word.chars().count() > 2 || !word.is_empty() && word.chars().all(char::is_lowercase)
    });
    let stops = [stop.map(|(at, _)| at + 2), near.rfind(['\n', '\t']).map(|at| at + 1)];
    from + stops.into_iter().flatten().max().unwrap_or(0)
}
