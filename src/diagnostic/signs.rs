//! Letters that command whoever shows them, as signs that are only seen.

use std::{borrow::Cow, fmt::Write as _};

/// What stands for a letter that has no picture of its own.
const UNSEEN: char = '\u{fffd}';

/// Words for one line of a screen: what would move the cursor, change colours or turn the order of
/// letters round is a sign of one cell, and the end of a line is a blank.
///
/// ```
/// use viendan::diagnostic::seen;
///
/// assert_eq!(seen("bao-cao\u{1b}[2J \u{202e}fdp.txt"), "bao-cao␛[2J \u{fffd}fdp.txt");
/// assert_eq!(seen("Kế hoạch số\n09/KH-VPUB"), "Kế hoạch số 09/KH-VPUB");
/// ```
pub fn seen(words: &str) -> Cow<'_, str> {
    let shown = |letter| match letter {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => ' ',
        letter => sign(letter).unwrap_or(letter),
    };
    let is_plain = |letter: char| letter != '\n' && letter != '\r' && letter != '\t';
    if words.chars().all(|it| is_plain(it) && sign(it).is_none()) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.chars().map(shown).collect())
}

/// Words for a page: as [`seen`] has them, and lines stay lines.
///
/// ```
/// use viendan::diagnostic::seen_lines;
///
/// assert_eq!(seen_lines("<p>Số:\u{8}</p>\n"), "<p>Số:␈</p>\n");
/// ```
pub fn seen_lines(words: &str) -> Cow<'_, str> {
    if !may_command(words) {
        return Cow::Borrowed(words);
    }
    let mut rest = words.chars();
    let kept = std::iter::from_fn(move || {
        let letter = rest.next()?;
        // A line ends with both in what Windows writes; alone, one goes back to its beginning.
        let is_end = letter == '\r' && rest.as_str().starts_with('\n');
        let is_kept = is_end || letter == '\n' || letter == '\t';
        Some((letter, sign(letter).filter(|_| !is_kept)))
    });
    if kept.clone().all(|(_, sign)| sign.is_none()) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(kept.map(|(letter, sign)| sign.unwrap_or(letter)).collect())
}

/// JSON that says the same, in which no such letter stands for itself.
///
/// ```
/// use viendan::diagnostic::escaped;
///
/// assert_eq!(escaped("{\"file\":\"\u{202e}fdp.txt\"}"), r#"{"file":"\u202efdp.txt"}"#);
/// ```
pub fn escaped(json: &str) -> Cow<'_, str> {
    // Only the words of JSON hold such letters, for those that part it are blanks and line ends.
    if matches!(seen_lines(json), Cow::Borrowed(_)) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            '\n' | '\r' | '\t' => out.push(letter),
            letter if sign(letter).is_some() => {
                // Writing to a string cannot fail.
                write!(out, "\\u{:04x}", u32::from(letter)).ok();
            }
            letter => out.push(letter),
        }
    }
    Cow::Owned(out)
}

/// Whether a byte stands among some words that a letter with a sign may have; most have none.
#[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are asked at once")]
fn may_command(words: &str) -> bool {
    let bytes = words.as_bytes();
    let is_lead = |byte: u8| (byte < 0x20) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xd8);
    let is_one = bytes.iter().fold(false, |found, &byte| found | is_lead(byte));
    // Dashes and quotation marks begin with the same byte: the next ones tell.
    is_one
        || memchr::memchr_iter(0xe2, bytes).any(|at| {
            let next = bytes.get(at + 1..at + 3);
            matches!(next, Some([0x80, 0x8e | 0x8f | 0xa8..=0xae] | [0x81, 0xa6..=0xa9]))
        })
}

/// What is shown for a letter that commands: a control sign, or one that turns the order round.
pub(crate) fn sign(letter: char) -> Option<char> {
    match letter {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => Some(UNSEEN),
        _ => None,
    }
}
