//! OpenDocument text: the body, then the notes, then the heads and feet of pages.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Decoded, Track,
    office::{self, Archive, Asides, BLANKS, Draft, Event, Frame, Paragraph, Tag, Xml},
};
use crate::text::{Beside, Encoding, LineEnds, Source, Unread, Why};

/// The ends of names that a folder is searched for.
pub(super) const EXTENSIONS: &[&str] = &["odt", "ott"];

/// The parts that hold words: the body, then the heads and feet of pages.
const PARTS: [&str; 2] = ["content.xml", "styles.xml"];
/// The list of parts, which says whether they are encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";
/// The most blanks that one element may stand for; a number in the file may ask for any amount of
/// memory.
const SPACES: usize = 400;

pub(super) fn knows(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && office::kind(bytes) == ".odt"
}

pub(super) fn decode(bytes: &[u8], track: Track) -> Decoded {
    let mut archive = Archive::open(bytes)?;
    if archive.part(MANIFEST).is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(office::Error::Locked.into());
    }
    let mut draft = Draft::default();
    let mut unread = Vec::new();
    let mut asides = Asides::default();
    for (at, part) in PARTS.into_iter().enumerate() {
        if at > 0 && archive.find(part).is_none() {
            continue;
        }
        let words = archive.part(part)?;
        let read = PartReader::new(at, track, (&mut unread, &mut asides)).read(part, &words)?;
        if at == 0 || !read.words.trim().is_empty() {
            draft.append(read);
        }
        draft.bounded()?;
    }
    let Draft { words, spots } = draft;
    let (encoding, line_ends) = (Encoding::Extracted, LineEnds::Paragraphs);
    let parts = PARTS.map(String::from).to_vec();
    let asides = asides.finish();
    Ok(Source { words, encoding, line_ends, parts, spots, asides, unread, ..Source::default() })
}

/// An element that is open, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Box,
    Cell,
    Deletion,
    Note,
    Paragraph,
    Row,
    Span,
    Table,
    Other,
}

/// The reading of one part.
#[derive(Debug)]
struct PartReader<'u> {
    track: Track,
    unread: &'u mut Vec<Unread>,
    asides: &'u mut Asides,
    /// The note that is open.
    note: usize,
    part: usize,
    open: Vec<Element>,
    skipped: usize,
    frames: Vec<Frame>,
    notes: Draft,
    paragraphs: u32,
    tables: u32,
    /// Whether a blank stands before, so that the next one does not count.
    is_blank: bool,
    /// The change that is described.
    change: String,
    /// What changes took away, by their names.
    deleted: BTreeMap<String, String>,
    /// How many insertions are open that are not read.
    inserted: usize,
    /// Changes that are insertions.
    insertions: Vec<String>,
}

impl<'u> PartReader<'u> {
    fn new(
        part: usize,
        track: Track,
        (unread, asides): (&'u mut Vec<Unread>, &'u mut Asides),
    ) -> Self {
        Self {
            track,
            unread,
            asides,
            note: 0,
            part,
            open: Vec::new(),
            skipped: 0,
            frames: vec![Frame::new(part, 0)],
            notes: Draft::default(),
            paragraphs: 0,
            tables: 0,
            is_blank: true,
            change: String::new(),
            deleted: BTreeMap::new(),
            inserted: 0,
            insertions: Vec::new(),
        }
    }

    fn read(mut self, part: &str, words: &str) -> Result<Draft, office::Error> {
        let has_pages = memchr::memmem::find(words.as_bytes(), b"<text:soft-page-break").is_some();
        let page = u32::from(has_pages && self.part == 0);
        // What the styles hold is the heads and feet of pages.
        let aside = if self.part == 0 { 0 } else { self.asides.margin() };
        self.frames = vec![Frame::new(self.part, page).beside(aside)];
        let mut xml = Xml::new(part, words);
        loop {
            let (event, bytes) = xml.next()?;
            match event {
                Event::Open(_) if self.skipped > 0 => self.skipped += 1,
                Event::Open(tag) => self.enter(&tag),
                Event::Close if self.skipped > 0 => self.skipped -= 1,
                Event::Close => self.leave(),
                Event::Text(_) | Event::Written(_) if self.skipped > 0 => {}
                Event::Text(text) => self.take(&text, bytes.start),
                Event::Written(letter) if self.is_in_paragraph() => self.put(&letter, bytes),
                Event::Written(_) => {}
                Event::End => break,
            }
            if let Some(frame) = self.frames.last() {
                frame.draft.bounded()?;
            }
        }
        let mut draft = self.frames.into_iter().next().unwrap_or_default().draft;
        draft.append(self.notes);
        Ok(draft)
    }

    fn enter(&mut self, tag: &Tag<'_>) {
        let element = match tag.name() {
            "text:tracked-changes" if self.track == Track::Original => Element::Other,
            "text:tracked-changes"
            | "office:annotation"
            | "text:note-citation"
            | "svg:desc"
            | "svg:title"
            | "office:change-info" => {
                self.skipped = 1;
                return;
            }
            "text:p" | "text:h" => self.enter_paragraph(),
            "text:span" | "text:a" => self.enter_span(),
            "text:s" => {
                let count = tag.number("c").and_then(|count| usize::try_from(count).ok());
                self.put(&" ".repeat(count.unwrap_or(1).min(SPACES)), 0..0);
                Element::Other
            }
            "text:tab" => {
                let paragraph = self.frames.last().and_then(|frame| frame.paragraph.as_ref());
                let indents = paragraph.is_none_or(|paragraph| !paragraph.has_words);
                self.put(if indents { " " } else { "\t" }, 0..0);
                Element::Other
            }
            "text:line-break" => {
                self.put("\u{b}", 0..0);
                Element::Other
            }
            "text:soft-page-break" => self.frame(Element::Other, Frame::turn_page),
            "table:table" => {
                self.tables += 1;
                let table = self.tables;
                self.frame(Element::Table, |frame| frame.enter_table(table))
            }
            "table:table-row" => self.frame(Element::Row, Frame::enter_row),
            "table:table-cell" | "table:covered-table-cell" => {
                self.frame(Element::Cell, Frame::enter_cell)
            }
            "draw:text-box" => self.enter_frame(Element::Box),
            "text:note" => self.sign(tag),
            "text:note-body" => {
                let element = self.enter_frame(Element::Note);
                let aside = self.note;
                self.frame(element, |frame| frame.aside = aside)
            }
            name => self.enter_change(name, tag),
        };
        self.open.push(element);
    }

    /// Elements of changes, and things that hold no words.
    fn enter_change(&mut self, name: &str, tag: &Tag<'_>) -> Element {
        let named = || tag.value("change-id").or_else(|| tag.value("id")).unwrap_or_default();
        match name {
            "text:changed-region" => self.change = named(),
            "text:insertion" => self.insertions.push(self.change.clone()),
            "text:deletion" => return self.enter_frame(Element::Deletion),
            "text:change-start" if self.insertions.contains(&named()) => self.inserted += 1,
            "text:change-end" if self.insertions.contains(&named()) => {
                self.inserted = self.inserted.saturating_sub(1);
            }
            "text:change" => {
                let words = self.deleted.get(&named()).cloned().unwrap_or_default();
                self.put(&words, 0..0);
            }
            "draw:image" => self.leave_unread(tag, Why::Picture),
            "draw:object" | "draw:object-ole" => self.leave_unread(tag, Why::Embedded),
            _ => {}
        }
        Element::Other
    }

    fn enter_paragraph(&mut self) -> Element {
        self.paragraphs += 1;
        self.is_blank = true;
        let paragraph = Paragraph { number: self.paragraphs, ..Paragraph::default() };
        self.frame(Element::Paragraph, |frame| frame.enter_paragraph(paragraph))
    }

    fn enter_span(&mut self) -> Element {
        self.frame(Element::Span, |frame| {
            if let Some(paragraph) = &mut frame.paragraph {
                paragraph.run += 1;
            }
        })
    }

    fn enter_frame(&mut self, element: Element) -> Element {
        let (page, aside) = self.frames.last().map_or((0, 0), |it| (it.page, it.aside));
        self.frames.push(Frame::new(self.part, page).beside(aside));
        element
    }

    /// Takes the sign of a note, whose words follow.
    fn sign(&mut self, tag: &Tag<'_>) -> Element {
        let is_end = tag.value("note-class").is_some_and(|class| class == "endnote");
        let beside = if is_end { Beside::Endnote } else { Beside::Footnote };
        let name = tag.value("id").unwrap_or_default();
        self.asides.sign(beside, name.clone(), (self.part, self.paragraphs));
        self.note = self.asides.note(beside, name);
        Element::Other
    }

    fn leave_unread(&mut self, tag: &Tag<'_>, why: Why) {
        let part = tag.value("href").unwrap_or_default();
        let part = part.trim_start_matches("./").to_owned();
        if !part.is_empty() && self.unread.iter().all(|known| known.part != part) {
            self.unread.push(Unread { part, why });
        }
    }

    fn leave(&mut self) {
        let element = self.open.pop().unwrap_or(Element::Other);
        match element {
            Element::Paragraph => {
                self.frame(element, |frame| {
                    frame.begin_line();
                    frame.leave_paragraph();
                });
            }
            Element::Row => drop(self.frame(element, Frame::leave_row)),
            Element::Table => drop(self.frame(element, Frame::leave_table)),
            Element::Box | Element::Note | Element::Deletion if self.frames.len() > 1 => {
                let inner = self.frames.pop().unwrap_or_default().draft;
                match (element, self.frames.last_mut()) {
                    (_, _) if inner.words.trim().is_empty() => {}
                    (Element::Deletion, _) => {
                        let words = inner.words.strip_suffix('\n').unwrap_or(&inner.words);
                        self.deleted.insert(self.change.clone(), words.to_owned());
                    }
                    (Element::Note, _) => self.notes.append(inner),
                    (_, Some(frame)) => frame.boxes.append(inner),
                    (_, None) => {}
                }
            }
            _ => {}
        }
    }

    fn is_in_paragraph(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.paragraph.is_some())
    }

    /// Words of the part: several blanks are one, and those at the beginning of a paragraph none.
    fn take(&mut self, words: &str, start: usize) {
        if !self.is_in_paragraph() {
            return;
        }
        let mut from = 0;
        for (at, letter) in words.char_indices() {
            let is_blank = BLANKS.contains(&letter);
            if is_blank && self.is_blank {
                self.put_plain(words, from..at, start);
                from = at + letter.len_utf8();
            }
            self.is_blank = is_blank;
        }
        self.put_plain(words, from..words.len(), start);
    }

    fn put_plain(&mut self, words: &str, range: Range<usize>, start: usize) {
        let bytes = start + range.start..start + range.end;
        let is_blank = self.is_blank;
        self.put(&words.get(range).unwrap_or_default().replace(['\n', '\r', '\t'], " "), bytes);
        self.is_blank = is_blank;
    }

    fn put(&mut self, words: &str, bytes: Range<usize>) {
        if words.is_empty() || self.inserted > 0 {
            return;
        }
        self.is_blank = false;
        self.frame(Element::Other, |frame| {
            frame.begin_line();
            frame.put(words, bytes);
        });
    }

    /// Does something to the innermost flow of words; says what was opened.
    fn frame(&mut self, element: Element, does: impl FnOnce(&mut Frame)) -> Element {
        if let Some(frame) = self.frames.last_mut() {
            does(frame);
        }
        element
    }
}
