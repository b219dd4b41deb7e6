//! Words as they are searched: no marks, no case, `đ` as `d`.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Letters and figures without marks and case, parted by single blanks.
///
/// ```
/// assert_eq!(viendan::grammar::fold("Luật Đất đai; đầu tư"), "luat dat dai dau tu");
/// ```
pub fn fold(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for letter in DecomposingNormalizerBorrowed::new_nfd().normalize_iter(words.chars()) {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            'đ' | 'Đ' => folded.push('d'),
            letter if letter.is_alphanumeric() => folded.extend(letter.to_lowercase()),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
