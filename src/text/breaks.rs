//! Line ends that are only the width of a page.
//!
//! Files that came out of a page layout break a sentence wherever the line was full. Such a break
//! is a blank; the end of a paragraph, a heading or a list item is not.

/// How far a line is looked into, in bytes; the longest of 3,100 that go on in official texts has
/// 183.
const GLANCE: usize = 240;
/// How far from a line end the parts of a date may stand, in bytes; the farthest of 1,800 stands at
/// eleven.
const DATE: usize = 40;

/// Words that stand over a part of a text, before its number.
const HEADINGS: [&str; 10] = [
    "Chương",
    "CHƯƠNG",
    "Mục",
    "MỤC",
    "Tiểu mục",
    "TIỂU MỤC",
    "Phần",
    "PHẦN",
    "Phụ lục",
    "PHỤ LỤC",
];

/// Whether the line end between `before` (the line so far) and `after` (the rest) is a blank.
pub(super) fn is_soft(before: &[u8], after: &[u8]) -> bool {
    if continues_date(before, after) {
        return true;
    }
    let before = trim_end(before.get(before.len().saturating_sub(GLANCE)..).unwrap_or(before));
    let after = after.get(..after.len().min(GLANCE)).unwrap_or(after);
    let after = after.trim_ascii_start_of_line();
    let (Some(&last), Some(&first)) = (before.last(), after.first()) else { return false };
    if is_end(first) || is_end(last) {
        return false;
    }
    let line = before.rsplit(|&byte| is_end(byte)).next().unwrap_or(before);
    let next = after.split(|&byte| is_end(byte)).next().unwrap_or(after);
    let ends_motto = line.ends_with("Hạnh phúc".as_bytes());
    if line.trim_ascii().is_empty() || line.ends_with(b"--") || ends_motto {
        return false;
    }
    if line.ends_with("ố:".as_bytes())
        || continues_years(last, after)
        || continues_symbol(line, after)
    {
        return true;
    }
    if matches!(last, b'.' | b';' | b'!' | b'?' | b':') {
        return first.is_ascii_lowercase() && !opens(after);
    }
    if opens(after) {
        return false;
    }
    first.is_ascii_digit() || matches!(last, b'-' | b'/') || Case::of(line) == Case::of(next)
}

/// Whether a new paragraph, item or heading begins here.
fn opens(line: &[u8]) -> bool {
    let next = line.get(1).copied();
    match line.first() {
        Some(b'<' | b'[' | b'|' | b'#') => true,
        Some(b'-') => matches!(next, Some(b' ' | b'-')),
        Some(b'+' | b'*') => next == Some(b' '),
        Some(b'a'..=b'z') => next == Some(b')'),
        Some(b'0'..=b'9') => is_numbered(line),
        Some(b'I' | b'V' | b'X') => {
            let behind = behind(line, is_roman, 5).unwrap_or_default();
            matches!(behind.first(), Some(b'.' | b')' | b'\t'))
        }
        Some(b'C' | b'M' | b'N' | b'P' | b'T' | 0x80..) => {
            let starts = |words: &str| line.starts_with(words.as_bytes());
            ["•", "đ)", "Căn cứ ", "Nơi nhận"].into_iter().any(starts)
                || is_article(line)
                || HEADINGS.iter().any(|words| is_heading(line, words))
        }
        _ => false,
    }
}

/// `1. `, `2.1) `, a figure in a cell of its own.
fn is_numbered(line: &[u8]) -> bool {
    if behind(line, is_figure, 3).is_some_and(|it| it.starts_with(b"\t")) {
        return true;
    }
    let mut rest = line;
    while let Some(behind) = behind(rest, is_figure, 2) {
        match behind {
            [b'.' | b')', b' ' | b'\t', ..] => return true,
            [b'.', b'0'..=b'9', ..] => rest = behind.get(1..).unwrap_or_default(),
            _ => return false,
        }
    }
    false
}

/// `Điều 12a.`
fn is_article(line: &[u8]) -> bool {
    let number = line.strip_prefix("Điều ".as_bytes());
    let behind = number.and_then(|it| behind(it, is_figure, usize::MAX));
    behind.is_some_and(|it| matches!(it, [b'.' | b':', ..] | [b'a'..=b'z', b'.' | b':', ..]))
}

/// `Chương II`, alone or with a stop behind it.
fn is_heading(line: &[u8], words: &str) -> bool {
    let number = line.strip_prefix(words.as_bytes()).and_then(|it| it.strip_prefix(b" "));
    let behind = number.and_then(|it| behind(it, is_figure, 3).or_else(|| behind(it, is_roman, 5)));
    behind.is_some_and(|behind| {
        let blanks = behind.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let is_alone = behind.get(blanks).is_none_or(|byte| matches!(byte, b'\r' | b'\n'));
        is_alone || matches!(behind.first(), Some(b'.' | b':'))
    })
}

fn is_roman(byte: u8) -> bool {
    matches!(byte, b'I' | b'V' | b'X')
}

fn is_figure(byte: u8) -> bool {
    byte.is_ascii_digit()
}

/// The bytes behind those of a kind, of which there are at least one and at most so many.
fn behind(bytes: &[u8], is: fn(u8) -> bool, most: usize) -> Option<&[u8]> {
    let width = bytes.iter().take_while(|byte| is(**byte)).count();
    bytes.get(width..).filter(|_| (1..=most).contains(&width))
}

/// `ngày 03 tháng 6` / `năm 2025`, `ngày` / `30/6/2025`: a date goes on, even behind a blank line.
fn continues_date(before: &[u8], after: &[u8]) -> bool {
    let before = before.get(before.len().saturating_sub(DATE)..).unwrap_or(before).trim_ascii_end();
    let after = after.get(..after.len().min(DATE)).unwrap_or(after).trim_ascii_start();
    let word = before.trim_ascii_end_figures();
    let wants_day = before.ends_with("ngày".as_bytes());
    let wants_month = word.ends_with("ngày".as_bytes()) && word.len() < before.len();
    let wants_year = word.ends_with("tháng".as_bytes()) && word.len() < before.len();
    // `51/2025/QĐ-TTg` / `ngày 29 tháng 12 năm 2025`: the date of the number above.
    let is_symbol = before.last().is_some_and(u8::is_ascii_alphanumeric);
    let day = after.strip_prefix("ngày ".as_bytes()).and_then(<[u8]>::first);
    let has_date = is_symbol && day.is_some_and(u8::is_ascii_digit);
    has_date
        || wants_day && after.first().is_some_and(u8::is_ascii_digit)
        || wants_month && after.starts_with("tháng ".as_bytes())
        || wants_year && after.starts_with("năm ".as_bytes())
}

/// `giai đoạn 2021` / `- 2025`: the dash is not an item's.
fn continues_years(last: u8, after: &[u8]) -> bool {
    last.is_ascii_digit()
        && after.starts_with(b"- ")
        && after.get(2).is_some_and(u8::is_ascii_digit)
}

/// `199/2013/NĐ` / `- CP ngày 26`: the dash is not an item's.
fn continues_symbol(line: &[u8], after: &[u8]) -> bool {
    let is_capitals = |letters: &[u8]| {
        let letters = String::from_utf8_lossy(letters);
        letters.chars().count() > 1
            && letters.chars().all(|it| it.is_uppercase() || it.is_ascii_digit())
    };
    let last = line.trim_ascii_end().rsplit(|it| *it == b' ').next().unwrap_or_default();
    let mut parts = last.rsplit(|it| *it == b'/');
    let code = parts.next().unwrap_or_default();
    let is_number = parts.next().is_some_and(|it| it.iter().all(u8::is_ascii_digit));
    let next = after.strip_prefix(b"- ").or_else(|| after.strip_prefix(b"-")).unwrap_or_default();
    let next = next.split(|it| b" ,;.\n\r-/".contains(it)).next().unwrap_or_default();
    is_number && is_capitals(code) && is_capitals(next)
}

/// Line ends, of paragraphs or inside them.
fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\x0b')
}

fn trim_end(mut bytes: &[u8]) -> &[u8] {
    while let Some((b' ' | b'\t' | b'\r', rest)) = bytes.split_last() {
        bytes = rest;
    }
    bytes
}

/// A heading in capitals and the sentence below it are two things.
#[derive(PartialEq)]
enum Case {
    Capitals,
    Mixed,
}

impl Case {
    fn of(line: &[u8]) -> Self {
        let lower = line.iter().any(u8::is_ascii_lowercase)
            || String::from_utf8_lossy(line).contains(char::is_lowercase);
        if lower { Self::Mixed } else { Self::Capitals }
    }
}

trait LineStart {
    fn trim_ascii_start_of_line(&self) -> &[u8];
    fn trim_ascii_end_figures(&self) -> &[u8];
}

impl LineStart for [u8] {
    fn trim_ascii_start_of_line(&self) -> &[u8] {
        let blanks = self.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        self.get(blanks..).unwrap_or_default()
    }

    fn trim_ascii_end_figures(&self) -> &[u8] {
        let figures = self.iter().rev().take_while(|it| it.is_ascii_digit()).count();
        self.get(..self.len() - figures).unwrap_or_default().trim_ascii_end()
    }
}
