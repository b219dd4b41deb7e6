//! Capitals with which sentences begin, and small letters where all were capitals.

use std::ops::RangeInclusive;

/// Letters at the end of the name of a file.
const ENDING: RangeInclusive<usize> = 3..=5;
/// Letters of which no syllable can consist.
const CONSONANTS: &str = "BCDĐFGHJKLMNPQRSTVWXZ";

/// Words with a capital, as a sentence begins; the name of a file stays as it is.
///
/// ```
/// use viendan::text::capital;
///
/// assert_eq!(capital("đoạn 2, Mục I.4"), "Đoạn 2, Mục I.4");
/// assert_eq!(capital("so-di.csv, dòng 2: 09/01/2023"), "so-di.csv, dòng 2: 09/01/2023");
/// ```
pub fn capital(words: &str) -> String {
    if starts_with_file(words) {
        return words.to_owned();
    }
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Words in small letters, but for those that make no syllable.
///
/// ```
/// use viendan::text::small;
///
/// assert_eq!(small("TRƯỜNG THPT CHUYÊN"), "trường THPT chuyên");
/// ```
pub fn small(loud: &str) -> String {
    let is_short = |word: &str| {
        let mut letters = word.trim_matches(|it: char| !it.is_alphabetic()).chars().peekable();
        letters.peek().is_some() && letters.all(|it| CONSONANTS.contains(it))
    };
    let words = loud.split_inclusive([' ', '-', '\n']);
    words.map(|it| if is_short(it) { it.to_owned() } else { it.to_lowercase() }).collect()
}

fn starts_with_file(words: &str) -> bool {
    let first = words.split([',', ':']).next().unwrap_or_default();
    first.rsplit_once('.').is_some_and(|(name, end)| {
        !name.is_empty()
            && ENDING.contains(&end.len())
            && end.bytes().all(|it| it.is_ascii_lowercase())
    })
}
