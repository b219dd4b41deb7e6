//! The numbers that Word puts before paragraphs: `I.`, `1.2.`, `a)`, `Điều 5.`

use std::collections::BTreeMap;

use crate::read::office::{Error, Event, Tag, Xml};

/// Levels of a list; the format has no more.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// `%1.%2.`
    words: String,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
}

/// A list as paragraphs name it.
#[derive(Debug, Default)]
struct List {
    /// The shape that it counts with; lists of one shape go on counting.
    shape: String,
    /// The levels that begin anew.
    restarts: BTreeMap<usize, u32>,
}

/// The lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    shapes: BTreeMap<String, [Level; LEVELS]>,
    named: BTreeMap<String, List>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
}

/// Where the reading stands.
#[derive(Debug, Default)]
struct Cursor {
    shape: String,
    list: String,
    level: usize,
}

impl Lists {
    pub(super) fn read(part: &str, words: &str) -> Result<Self, Error> {
        let mut xml = Xml::new(part, words);
        let mut lists = Self::default();
        let mut cursor = Cursor::default();
        loop {
            match xml.next()?.0 {
                Event::Open(tag) => lists.take(&tag, &mut cursor),
                Event::End => return Ok(lists),
                _ => {}
            }
        }
    }

    fn take(&mut self, tag: &Tag<'_>, cursor: &mut Cursor) {
        let value = tag.value("val");
        match tag.local() {
            "abstractNum" => {
                let shape = tag.value("abstractNumId").unwrap_or_default();
                *cursor = Cursor { shape, ..Cursor::default() };
            }
            "num" => {
                let list = tag.value("numId").unwrap_or_default();
                *cursor = Cursor { list, ..Cursor::default() };
            }
            "lvl" | "lvlOverride" => {
                let level = tag.number("ilvl").and_then(|level| usize::try_from(level).ok());
                cursor.level = level.unwrap_or(0).min(LEVELS - 1);
            }
            "abstractNumId" => {
                self.named.entry(cursor.list.clone()).or_default().shape =
                    value.unwrap_or_default();
            }
            "startOverride" => {
                let start = value.and_then(|start| start.parse().ok()).unwrap_or(1);
                let list = self.named.entry(cursor.list.clone()).or_default();
                list.restarts.insert(cursor.level, start);
            }
            name if cursor.list.is_empty() => {
                let levels = self.shapes.entry(cursor.shape.clone()).or_default();
                let Some(level) = levels.get_mut(cursor.level) else { return };
                match name {
                    "start" => level.start = value.and_then(|start| start.parse().ok()),
                    "numFmt" => level.format = value.unwrap_or_default(),
                    "lvlText" => level.words = value.unwrap_or_default(),
                    "pStyle" => level.style = value,
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// The level on which a style's paragraphs stand.
    pub(super) fn level_of(&self, list: &str, style: &str) -> usize {
        let levels = self.named.get(list).and_then(|list| self.shapes.get(&list.shape));
        let is_of = |level: &Level| level.style.as_deref() == Some(style);
        levels.and_then(|levels| levels.iter().position(is_of)).unwrap_or(0)
    }

    /// Counts one paragraph, and says what stands before it, with a blank behind.
    pub(super) fn next(&mut self, list: &str, level: usize) -> String {
        let level = level.min(LEVELS - 1);
        let Some(list) = self.named.get_mut(list) else { return String::new() };
        let Some(levels) = self.shapes.get(&list.shape) else { return String::new() };
        let counts = self.counts.entry(list.shape.clone()).or_default();
        let start = |at: usize| levels.get(at).and_then(|level| level.start).unwrap_or(1);
        for (at, count) in counts.iter_mut().enumerate() {
            *count = match (*count, at.cmp(&level)) {
                (count, std::cmp::Ordering::Less) => count.or(Some(start(at))),
                (Some(count), std::cmp::Ordering::Equal) => Some(count.saturating_add(1)),
                (None, std::cmp::Ordering::Equal) => Some(start(at)),
                (_, std::cmp::Ordering::Greater) => None,
            };
            if let Some(restart) = list.restarts.remove(&at).filter(|_| at == level) {
                *count = Some(restart);
            }
        }
        written(levels, counts, level)
    }
}

/// The words of a level with its numbers in them.
fn written(levels: &[Level; LEVELS], counts: &[Option<u32>; LEVELS], level: usize) -> String {
    let Some(own) = levels.get(level) else { return String::new() };
    match own.format.as_str() {
        "none" => return String::new(),
        "bullet" => return if own.words == "+" { "+ ".into() } else { "- ".into() },
        _ => {}
    }
    let mut said = String::new();
    let mut letters = own.words.chars();
    while let Some(letter) = letters.next() {
        let figure =
            if letter == '%' { letters.next().and_then(|it| it.to_digit(10)) } else { None };
        let Some(at) = figure.and_then(|it| (it as usize).checked_sub(1)) else {
            said.push(letter);
            continue;
        };
        let count = counts.get(at).copied().flatten().unwrap_or(1);
        let format = levels.get(at).map_or("", |level| level.format.as_str());
        said.push_str(&number(count, format));
    }
    if !said.is_empty() {
        said.push(' ');
    }
    said
}

/// A number in a format.
fn number(count: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letter(count).to_uppercase(),
        "lowerLetter" => letter(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// `a` … `z`, `aa` … `zz`, as Word counts.
fn letter(count: u32) -> String {
    let Some(at) = count.checked_sub(1) else { return String::new() };
    let letter = char::from_digit(10 + at % 26, 36).unwrap_or('a');
    String::from(letter).repeat(at as usize / 26 % 30 + 1)
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    count %= 4000;
    let mut said = String::new();
    for (value, sign) in SIGNS {
        while count >= value {
            said.push_str(sign);
            count -= value;
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<w:numbering xmlns:w="w">
        <w:abstractNum w:abstractNumId="0">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Muc"/><w:lvlText w:val="%2."/></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
            <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1">
            <w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/>
            <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
    </w:numbering>"#;

    #[track_caller]
    fn check(paragraphs: &[(&str, usize)], expected: &str) {
        let mut lists = Lists::read("word/numbering.xml", LISTS).unwrap();
        let said: Vec<_> =
            paragraphs.iter().map(|&(list, level)| lists.next(list, level)).collect();
        assert_eq!(said.concat().trim_end(), expected);
    }

    #[test]
    fn paragraphs_are_counted_as_word_does() {
        check(
            &[("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1)],
            "I. 1. 2. 2.1. II. 1.",
        );
        check(&[("2", 0), ("2", 1), ("2", 1), ("2", 0)], "Điều 5. a) b) Điều 6.");
        check(&[("1", 0), ("1", 0), ("3", 0), ("1", 0)], "I. II. I. II.");
        check(&[("1", 3), ("9", 0)], "-");
    }

    #[test]
    fn a_style_has_its_level() {
        let lists = Lists::read("word/numbering.xml", LISTS).unwrap();
        assert_eq!((lists.level_of("1", "Muc"), lists.level_of("1", "Normal")), (1, 0));
    }

    #[test]
    fn numbers_have_formats() {
        assert_eq!(number(1994, "upperRoman"), "MCMXCIV");
        assert_eq!([number(26, "lowerLetter"), number(27, "lowerLetter")], ["z", "aa"]);
        assert_eq!(number(5, "decimalZero"), "05");
    }
}
