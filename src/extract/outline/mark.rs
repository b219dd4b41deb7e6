//! The marks by which a line begins a part of the text.

use super::{Level, Part};
use crate::grammar::{Grammar, Heads};

/// The longest number of a part, in bytes: `1.2.3.4.`; none of 24,000 has more.
const NUMBER: usize = 16;

/// The mark that a line begins with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mark<'t> {
    /// A part with its number and the words that head it.
    Part(Part<'t>),
    Ground,
    Recipients,
}

impl<'t> Mark<'t> {
    /// The mark of a line without the signs around it.
    pub(super) fn of(grammar: &Grammar, line: &'t str) -> Option<Self> {
        let first = line.chars().next()?;
        if first.is_uppercase()
            && let Some((row, width)) = grammar.heading_at(line)
            && let Some((words, rest)) = line.split_at_checked(width)
        {
            return match row.heads {
                Heads::Appendix => appendix(line, words, rest),
                Heads::Article => article(line, rest),
                Heads::Ground => Some(Self::Ground),
                Heads::Recipients => Some(Self::Recipients),
                heads => numbered(grammar, Level::of(heads)?, line, rest),
            };
        }
        let listed = line.trim_start_matches(['-', '–', '+', ' ']);
        let ground = || grammar.heading_at(listed).filter(|(row, _)| row.heads == Heads::Ground);
        if listed.len() < line.len() { ground().map(|_| Self::Ground) } else { item(line) }
    }
}

/// `I.`, `4.`, `2.1.`, `b)`: the level and the number of what begins an item.
fn item(line: &str) -> Option<Mark<'_>> {
    let near = line.get(..line.floor_char_boundary(NUMBER))?;
    let end = near.find(char::is_whitespace)?;
    let number = near.get(..end)?.strip_suffix(['.', ')'])?;
    let mut letters = number.chars();
    let level = if is_roman(number) {
        Level::Roman
    } else if number.split('.').all(is_figures) {
        Level::Number
    } else if letters.next().is_some_and(char::is_lowercase) && letters.next().is_none() {
        Level::Letter
    } else {
        return None;
    };
    Some(Mark::Part(Part { number, heading: near.get(..end)?, ..Part::of(level) }))
}

/// `PHỤ LỤC`, `Phụ lục II`, `PHỤ LỤC DANH MỤC …`
fn appendix<'t>(line: &'t str, words: &str, rest: &'t str) -> Option<Mark<'t>> {
    let (word, behind) = split(rest);
    let number = word.trim_end_matches(['.', ':']);
    let has_number = is_roman(number) || is_figures(number);
    let is_capital = words.chars().nth(1).is_some_and(char::is_uppercase);
    let stands = rest.trim_matches([' ', ':', '.']);
    let is_alone = stands.is_empty() || has_number && stands == number;
    if !has_number && !is_capital && !is_alone {
        return None;
    }
    let left = behind.len() + word.len() - number.len();
    let (number, left) = if has_number { (number, left) } else { ("", rest.len()) };
    let heading = line.get(..line.len() - left)?;
    let is_alone = is_alone || !line.contains(char::is_lowercase);
    Some(Mark::Part(Part { number, heading, is_alone, ..Part::of(Level::Appendix) }))
}

/// `Điều 5.`, `Điều 5a:`; without the mark it may be a sentence.
fn article<'t>(line: &'t str, rest: &'t str) -> Option<Mark<'t>> {
    let (word, behind) = split(rest);
    let number = word.strip_suffix(['.', ':']).filter(|it| it.starts_with(is_figure))?;
    let heading = line.get(..line.len() - behind.len() - 1)?;
    Some(Mark::Part(Part { number, heading, ..Part::of(Level::Article) }))
}

/// `Chương II`, `Mục 1. QUYỀN`, `PHẦN THỨ HAI`: a title may follow, a sentence may not.
fn numbered<'t>(grammar: &Grammar, level: Level, line: &'t str, rest: &'t str) -> Option<Mark<'t>> {
    let (word, behind) = split(rest);
    let ordinal = grammar.heading_at(word).filter(|(it, _)| it.heads == Heads::Ordinal);
    let (last, behind) = if ordinal.is_some() { split(behind) } else { (word, behind) };
    let number = last.trim_end_matches(['.', ':']);
    let end = line.len() - behind.len() - (last.len() - number.len());
    let number = match ordinal {
        Some(_) => line.get(line.len() - rest.trim_start().len()..end)?,
        None => Some(number).filter(|it| is_roman(it) || is_figures(it))?,
    };
    let is_closed = last.ends_with(['.', ':']);
    let behind = behind.trim_start();
    let is_loud = !behind.contains(char::is_lowercase);
    let names = grammar.kind_at(behind).is_some() || grammar.unit_at(behind).is_some();
    let is_title = !behind.starts_with(char::is_lowercase) && !behind.starts_with([',', ';']);
    let part = Part { number, heading: line.get(..end)?, ..Part::of(level) };
    (is_closed || is_title && (is_loud || !names)).then_some(Mark::Part(part))
}

/// The first word, and what stands behind it.
fn split(words: &str) -> (&str, &str) {
    let words = words.trim_start();
    words.split_at(words.find(char::is_whitespace).unwrap_or(words.len()))
}

/// Figures to 39: no document has more parts, and `C` or `D` alone is a letter.
pub(super) fn is_roman(word: &str) -> bool {
    (1..7).contains(&word.len()) && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

fn is_figure(letter: char) -> bool {
    letter.is_ascii_digit()
}

fn is_figures(word: &str) -> bool {
    (1..4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}
