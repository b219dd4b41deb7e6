//! The smallest tracked changes that make one word of another.

use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::text::Piece;

/// Words so long are changed as a whole, in letters of both; the table of the comparison has at
/// most 90,000 cells then.
const LONG: usize = 600;
/// So many changes of one word are easier to read as one.
const MANY: usize = 3;

/// A letter with its marks, and the bytes of the part that hold it.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// As it is compared: composed, any blank as a blank.
    key: String,
    pub(super) part: usize,
    /// Its bytes; several when it is cut.
    pub(super) bytes: Vec<Range<usize>>,
}

/// Letters that go, and words that come behind them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) letters: Range<usize>,
    pub(super) words: String,
}

/// The letters of some words; `None` when a part of them stands nowhere in the file.
pub(super) fn letters(pieces: &[Piece<'_>]) -> Option<Vec<Letter>> {
    let mut letters: Vec<Letter> = Vec::new();
    for Piece { spot, words, bytes } in pieces {
        if bytes.is_empty() {
            return None;
        }
        let is_plain = words.len() == bytes.len();
        for (at, letter) in words.char_indices() {
            let whole = if at == 0 { bytes.clone() } else { bytes.end..bytes.end };
            let start = bytes.start + at;
            let held = if is_plain { start..start + letter.len_utf8() } else { whole };
            if let Some(last) = letters.last_mut().filter(|_| goes_with_the_last(letter)) {
                last.key.push(letter);
                last.bytes.push(held);
            } else {
                let key = letter.to_string();
                letters.push(Letter { key, part: spot.part, bytes: vec![held] });
            }
        }
    }
    for letter in &mut letters {
        letter.key = compared(&letter.key);
    }
    Some(letters)
}

/// Marks of a letter, and signs that nobody sees.
fn goes_with_the_last(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}') || is_invisible(letter)
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn compared(letter: &str) -> String {
    let seen: String = letter.chars().filter(|&it| !is_invisible(it)).collect();
    if seen.chars().all(char::is_whitespace) {
        return " ".into();
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(&seen).into_owned()
}

/// The changes that make the replacement of the letters, in their order.
pub(super) fn hunks(letters: &[Letter], replacement: &str) -> Vec<Hunk> {
    let old: Vec<&str> = letters.iter().map(|letter| letter.key.as_str()).collect();
    let new: Vec<String> = replacement.chars().map(String::from).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - head;
    let ends = old.iter().rev().zip(new.iter().rev());
    let tail = ends.take(rest).take_while(|(old, new)| old == new).count();
    let inner = |all: &[&str]| all.get(head..all.len() - tail).unwrap_or_default().concat();
    let whole = Hunk { letters: head..old.len() - tail, words: inner(&new) };
    if whole.letters.is_empty() && whole.words.is_empty() {
        return Vec::new();
    }
    if old.len() + new.len() > LONG {
        return vec![whole];
    }
    let hunks = smallest(&old, &new);
    if hunks.len() > MANY { vec![whole] } else { hunks }
}

/// The changes around the longest letters in common.
fn smallest(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let width = new.len() + 1;
    let mut common = vec![0_usize; (old.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    for (row, letter) in old.iter().enumerate().rev() {
        for (column, other) in new.iter().enumerate().rev() {
            common[at(row, column)] = if letter == other {
                common[at(row + 1, column + 1)] + 1
            } else {
                common[at(row + 1, column)].max(common[at(row, column + 1)])
            };
        }
    }
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < old.len() || column < new.len() {
        let (letter, other) = (old.get(row), new.get(column));
        if letter.is_some() && letter == other {
            (row, column) = (row + 1, column + 1);
            continue;
        }
        let takes = other.is_none()
            || letter.is_some() && common[at(row + 1, column)] >= common[at(row, column + 1)];
        let grows = hunks.last().is_some_and(|hunk| hunk.letters.end == row);
        if !grows {
            hunks.push(Hunk { letters: row..row, words: String::new() });
        }
        let Some(hunk) = hunks.last_mut() else { break };
        if takes {
            row += 1;
            hunk.letters.end = row;
        } else {
            hunk.words.extend(other.copied());
            column += 1;
        }
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Spot;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
        let spot = Spot::default();
        let piece = Piece { spot: &spot, words: old, bytes: 100..100 + old.len() };
        let letters = letters(&[piece]).unwrap();
        let said: Vec<_> = hunks(&letters, new)
            .into_iter()
            .map(|hunk| {
                let gone = &letters[hunk.letters];
                let gone = gone.iter().flat_map(|letter| &letter.bytes);
                let gone: String =
                    gone.map(|it| old.get(it.start - 100..it.end - 100).unwrap()).collect();
                (gone, hunk.words)
            })
            .collect();
        let said: Vec<_> = said.iter().map(|(gone, new)| (gone.as_str(), new.as_str())).collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn as_little_as_possible_is_changed() {
        check("17KH-VPUB", "17/KH-VPUB", &[("", "/")]);
        check("550/ VPUB -KSTTHC", "550/VPUB-KSTTHC", &[(" ", ""), (" ", "")]);
        check("429-QĐi", "429-QĐi/TU", &[("", "/TU")]);
        check("ngày ngày", "ngày", &[(" ngày", "")]);
        check("16495/BТС", "16495/BTC", &[("ТС", "TC")]);
        check("06/01/2023", "16/01/2023", &[("0", "1")]);
        check("a b c d e", "abcde", &[(" b c d ", "bcd")]);
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        check("nga\u{300}y\u{a0}ngày", "ngày ngày", &[]);
        check("201/QĐ\u{ad} - UBND", "201/QĐ-UBND", &[(" ", ""), (" ", "")]);
    }
}
