//! The story of an RTF file: from tokens to words with their places.

use encoding_rs::Encoding as Page;

use super::{
    super::{Track, legacy},
    fonts::{self, Fonts},
    groups::{KEPT, KNOWN, SKIPPED, WORDS},
    part::Part,
};
use crate::text::{Aside, Encoding, LineEnds, Source, Spot, Unread, Why};

/// Letters that have a word of their own.
const NAMED: [(&str, char); 10] = [
    ("bullet", '•'),
    ("emdash", '—'),
    ("emspace", ' '),
    ("endash", '–'),
    ("enspace", ' '),
    ("ldblquote", '“'),
    ("lquote", '‘'),
    ("qmspace", ' '),
    ("rdblquote", '”'),
    ("rquote", '’'),
];

/// Where words go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Goes {
    #[default]
    Body,
    Notes,
    Margins,
    FontTable,
    Nowhere,
    /// Not read, and perhaps words of the text.
    Unknown,
}

/// The parts of a file, in the order in which they are given.
const PARTS: [(Goes, &str); 3] =
    [(Goes::Body, "body"), (Goes::Notes, "footnotes"), (Goes::Margins, "headers")];

/// What holds until a group ends.
#[derive(Debug, Clone, Copy)]
struct Group {
    goes: Goes,
    font: i32,
    /// How many letters stand behind `\u` for programs that do not know it.
    fallback: usize,
    /// The side of tracked changes that words stand on, when it is one only.
    only_in: Option<Track>,
    in_table: bool,
    /// Whether `\*` was read and its word was not.
    is_optional: bool,
}

/// Writes the words of a file.
#[derive(Debug)]
pub(super) struct Story {
    track: Track,
    groups: Vec<Group>,
    fonts: Fonts,
    page: &'static Page,
    pub(super) parts: [Part; 3],
    /// Bytes of one font that wait to be decoded, and letters that need no decoding.
    bytes: Vec<u8>,
    run: String,
    run_font: i32,
    /// Letters behind `\u` that are still to be skipped.
    skips: usize,
    /// The first half of a letter in UTF-16.
    half: Option<u16>,
    default_font: i32,
    pub(super) asides: Vec<Aside>,
    unread: Vec<Unread>,
    /// The letters of the group that is not known.
    unknown: usize,
    legacy: Option<&'static str>,
}

impl Story {
    pub(super) fn new(track: Track) -> Self {
        Self {
            track,
            groups: Vec::new(),
            fonts: Fonts::default(),
            page: encoding_rs::WINDOWS_1252,
            parts: Default::default(),
            bytes: Vec::new(),
            run: String::new(),
            run_font: 0,
            skips: 0,
            half: None,
            default_font: 0,
            asides: Vec::new(),
            unread: Vec::new(),
            unknown: 0,
            legacy: None,
        }
    }

    pub(super) fn depth(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn open(&mut self) {
        self.flush();
        self.skips = 0;
        let outer = Group {
            goes: Goes::Body,
            font: self.default_font,
            fallback: 1,
            only_in: None,
            in_table: false,
            is_optional: false,
        };
        let outer = self.groups.last().copied().unwrap_or(outer);
        self.groups.push(Group { is_optional: false, ..outer });
    }

    pub(super) fn close(&mut self) {
        self.flush();
        self.skips = 0;
        let inner = self.groups.pop();
        let outer = self.goes();
        if outer != Goes::Unknown && inner.is_some_and(|inner| inner.goes == Goes::Unknown) {
            self.leave_unknown();
        }
        let ended =
            inner.map(|inner| inner.goes).filter(|&goes| goes != outer && goes != Goes::Body);
        if let Some(part) = ended.and_then(|goes| self.part(goes)) {
            part.end_line();
        }
    }

    pub(super) fn byte(&mut self, byte: u8) {
        if self.skips > 0 {
            self.skips -= 1;
            return;
        }
        match self.goes() {
            Goes::Nowhere => {}
            Goes::Unknown => self.unknown += usize::from(byte.is_ascii_alphabetic()),
            Goes::FontTable => self.fonts.name(char::from(byte)),
            _ => self.bytes.push(byte),
        }
    }

    pub(super) fn mark(&mut self, mark: u8) {
        match mark {
            b'*' => self.group(|group| group.is_optional = true),
            b'~' => self.letter('\u{a0}'),
            b'-' => self.letter('\u{ad}'),
            b'_' => self.letter('-'),
            b'\r' | b'\n' => self.end_paragraph(),
            b'{' | b'}' | b'\\' => self.byte(mark),
            _ => {}
        }
    }

    pub(super) fn control(&mut self, word: &str, number: Option<i32>) {
        let is_optional = self.groups.last().is_some_and(|group| group.is_optional);
        self.group(|group| group.is_optional = false);
        let is_in = |list: &str| list.split_whitespace().any(|it| it == word);
        if is_in(SKIPPED) || is_optional && !KEPT.contains(&word) {
            self.flush();
            let is_known = is_in(SKIPPED) || is_in(KNOWN) || self.goes() == Goes::Nowhere;
            let goes = if is_known { Goes::Nowhere } else { Goes::Unknown };
            return self.group(|group| group.goes = goes);
        }
        let switched = number != Some(0);
        match word {
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" => self.letter('\u{b}'),
            "tab" => self.tab(),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.end_row(),
            "pard" => self.group(|group| group.in_table = false),
            "intbl" => self.group(|group| group.in_table = true),
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => {
                let count = number.and_then(|it| usize::try_from(it).ok()).unwrap_or(1);
                self.group(|group| group.fallback = count);
            }
            "deleted" => {
                self.flush();
                self.group(|group| group.only_in = switched.then_some(Track::Original));
            }
            "revised" => {
                self.flush();
                self.group(|group| group.only_in = switched.then_some(Track::Accepted));
            }
            "ansicpg" => self.page = fonts::page(number.unwrap_or(0)),
            "deff" => self.default_font = number.unwrap_or(0),
            "f" => self.font(number.unwrap_or(0)),
            "fcharset" => self.fonts.set_charset(number.unwrap_or(0)),
            "plain" => {
                self.flush();
                let font = self.default_font;
                self.group(|group| {
                    *group = Group { font, only_in: None, ..*group };
                });
            }
            _ => self.destination(word),
        }
    }

    pub(super) fn finish(mut self) -> Source {
        self.flush();
        let mut source = Source {
            encoding: Encoding::Extracted,
            line_ends: LineEnds::Paragraphs,
            asides: self.asides,
            unread: self.unread,
            legacy: self.legacy,
            ..Source::default()
        };
        for (part, (_, name)) in self.parts.into_iter().zip(PARTS) {
            if part.words.trim().is_empty() {
                continue;
            }
            if !source.words.is_empty() && !source.words.ends_with('\n') {
                source.words.push('\n');
            }
            let (start, at) = (source.words.len(), source.parts.len());
            source.parts.push(name.to_owned());
            source.words.push_str(&part.words);
            let moved = part.spots.into_iter();
            source.spots.extend(moved.map(|it| Spot { start: it.start + start, part: at, ..it }));
        }
        legacy::mended(source)
    }

    fn destination(&mut self, word: &str) {
        if let Some(&(_, letter)) = NAMED.iter().find(|(name, _)| *name == word) {
            return self.letter(letter);
        }
        let goes = match word {
            "fonttbl" => Goes::FontTable,
            "footnote" => Goes::Notes,
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => Goes::Margins,
            // The same words twice: for programs that know bytes only, and for others.
            "upr" => Goes::Nowhere,
            _ if self.goes() == Goes::Unknown => return,
            "ud" => {
                let outer = self.groups.iter().rev().nth(2).map_or(Goes::Body, |it| it.goes);
                return self.group(|group| group.goes = outer);
            }
            "pict" => return self.leave_out(Why::Picture),
            "objemb" | "objlink" | "objocx" => {
                return self.list("object", Why::Embedded);
            }
            _ => return,
        };
        if self.goes() != Goes::Nowhere {
            self.flush();
            self.begin_aside(goes);
            self.group(|group| group.goes = goes);
        }
    }

    /// What stood in a group that is not known is said to be unread, if it was words.
    fn leave_unknown(&mut self) {
        if std::mem::take(&mut self.unknown) >= WORDS {
            self.list("group", Why::Unknown);
        }
    }

    fn leave_out(&mut self, why: Why) {
        if self.goes() != Goes::Nowhere {
            self.list("picture", why);
        }
        self.flush();
        self.group(|group| group.goes = Goes::Nowhere);
    }

    fn list(&mut self, what: &str, why: Why) {
        let count = self.unread.iter().filter(|part| part.why == why).count() + 1;
        self.unread.push(Unread { part: format!("{what} {count}"), why });
    }

    fn font(&mut self, number: i32) {
        if self.goes() == Goes::FontTable {
            self.fonts.begin(number);
        } else {
            self.flush();
            self.group(|group| group.font = number);
        }
    }

    fn unicode(&mut self, number: i32) {
        let Ok(unit) = u16::try_from(number & 0xffff) else { return };
        let pair = [self.half.take(), Some(unit)].into_iter().flatten();
        match char::decode_utf16(pair).last() {
            Some(Ok(letter)) => self.letter(letter),
            _ => self.half = Some(unit).filter(|unit| (0xd800..0xdc00).contains(unit)),
        }
        self.skips = self.groups.last().map_or(0, |group| group.fallback);
    }

    fn letter(&mut self, letter: char) {
        match self.goes() {
            Goes::Nowhere => {}
            Goes::Unknown => self.unknown += 1,
            Goes::FontTable => self.fonts.name(letter),
            _ => {
                self.decode();
                self.run.push(letter);
            }
        }
    }

    fn tab(&mut self) {
        self.flush();
        let goes = self.goes();
        // A tab that only indents is a blank, since a tab parts the cells of a row.
        let indents = self.part(goes).is_some_and(|part| part.is_new_line());
        self.letter(if indents { ' ' } else { '\t' });
    }

    fn end_paragraph(&mut self) {
        self.flush();
        let goes = self.goes();
        if let Some(part) = self.part(goes) {
            part.end_paragraph();
        }
    }

    fn end_cell(&mut self) {
        self.group(|group| group.in_table = true);
        self.flush();
        let goes = self.goes();
        if let Some(part) = self.part(goes) {
            part.end_cell();
        }
    }

    fn end_row(&mut self) {
        self.flush();
        let goes = self.goes();
        if let Some(part) = self.part(goes) {
            part.end_row();
        }
    }

    /// Bytes of one font to letters.
    fn decode(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.groups.last().map_or(self.default_font, |group| group.font);
        let page = self.fonts.page_of(font).unwrap_or(self.page);
        let (letters, _) = page.decode_without_bom_handling(&bytes);
        self.run.push_str(&letters);
        self.run_font = font;
    }

    /// Letters of one font to words.
    fn flush(&mut self) {
        self.decode();
        let run = std::mem::take(&mut self.run);
        let Some(group) = self.groups.last().copied() else { return };
        let is_gone = group.only_in.is_some_and(|track| track != self.track);
        if run.is_empty() || is_gone {
            return;
        }
        let decoded = legacy::decode_latin(&run, self.fonts.name_of(self.run_font));
        let words = match decoded {
            Some((decoded, legacy)) => {
                self.legacy = Some(legacy.name());
                decoded.words
            }
            None => run,
        };
        if let Some(part) = self.part(group.goes) {
            part.put(&words, group.in_table);
        }
    }

    fn goes(&self) -> Goes {
        self.groups.last().map_or(Goes::Body, |group| group.goes)
    }

    pub(super) fn part(&mut self, goes: Goes) -> Option<&mut Part> {
        let at = PARTS.iter().position(|(part, _)| *part == goes)?;
        self.parts.get_mut(at)
    }

    fn group(&mut self, change: impl FnOnce(&mut Group)) {
        if let Some(group) = self.groups.last_mut() {
            change(group);
        }
    }
}
