//! How a sentence begins.

/// Words with a capital, as a sentence begins.
///
/// ```
/// assert_eq!(viendan::text::capital("đoạn 2, Mục I.4"), "Đoạn 2, Mục I.4");
/// ```
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
