//! One part of a Word file, read from its first paragraph to its last.

use std::ops::Range;

use super::{
    hidden::is_left_out,
    lists::Lists,
    piece::{self, Piece},
    styles::{self, Styles},
};
use crate::read::{
    Track,
    legacy::Legacy,
    office::{Archive, Asides, Draft, Error, Event, Frame, Paragraph, Tag, Xml, package::Link},
};

/// What all parts share: the styles, and how far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Shared {
    styles: Styles,
    lists: Lists,
    pub(super) asides: Asides,
    /// The old encoding that runs were decoded from.
    pub(super) legacy: Option<Legacy>,
}

impl Shared {
    /// The styles of a file that has no parts.
    pub(super) fn of(name: &str, words: &str) -> Result<Self, Error> {
        Ok(Self { styles: Styles::read(name, words)?, ..Self::default() })
    }

    pub(super) fn open(archive: &mut Archive<'_>, links: &[Link]) -> Result<Self, Error> {
        let mut shelf = Self::default();
        for link in
            links.iter().filter(|link| archive.find(&link.target).is_some()).collect::<Vec<_>>()
        {
            match link.kind.as_str() {
                "styles" => {
                    shelf.styles = Styles::read(&link.target, &archive.part(&link.target)?)?;
                }
                "numbering" => {
                    shelf.lists = Lists::read(&link.target, &archive.part(&link.target)?)?;
                }
                _ => {}
            }
        }
        Ok(shelf)
    }
}

/// An element that is open, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Box,
    Cell,
    MarkProperties,
    Paragraph,
    Properties,
    Row,
    Run,
    RunProperties,
    Table,
    /// Words of a run, or of a formula.
    Words,
    Other,
}

/// Which side of a field is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    /// What Word is told to show.
    Code,
    /// What it shows.
    Result,
}

impl Field {
    /// Takes the sign that begins a field, parts its sides or ends it.
    fn step(open: &mut Vec<Self>, kind: &str) {
        match (kind, open.last_mut()) {
            ("begin", _) => open.push(Self::Code),
            ("separate", last) => last.into_iter().for_each(|field| *field = Self::Result),
            _ => drop(open.pop()),
        }
    }
}

/// What is read of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fields {
    /// What they show.
    Results,
    /// All that stands in them: where one does not end, it would hide the rest of the part.
    All,
}

/// The reading of one part.
#[derive(Debug)]
pub(super) struct PartReader<'s> {
    pub(super) shelf: &'s mut Shared,
    track: Track,
    fields_read: Fields,
    open: Vec<Element>,
    /// How many elements are open below one that is left out.
    skipped: usize,
    pub(super) frames: Vec<Frame>,
    fields: Vec<Field>,
    pieces: Vec<Piece>,
    keeps_blanks: bool,
    /// The font and the style of the run, where it has its own.
    font: Option<String>,
    style: Option<String>,
    pub(super) paragraphs: u32,
    tables: u32,
    pub(super) part: usize,
    /// What the part stands beside the body as, from 1; 0 for the body and for notes.
    aside: usize,
}

impl<'s> PartReader<'s> {
    pub(super) fn new(shelf: &'s mut Shared, (part, aside): (usize, usize), track: Track) -> Self {
        Self {
            shelf,
            track,
            fields_read: Fields::Results,
            open: Vec::new(),
            skipped: 0,
            frames: Vec::new(),
            fields: Vec::new(),
            pieces: Vec::new(),
            keeps_blanks: false,
            font: None,
            style: None,
            paragraphs: 0,
            tables: 0,
            part,
            aside,
        }
    }

    /// Reads the part to its end; a field that stays open would hide the rest of it.
    pub(super) fn read(mut self, part: &str, words: &str, is_open: bool) -> Result<Draft, Error> {
        let has_pages = memchr::memmem::find(words.as_bytes(), b"lastRenderedPageBreak").is_some();
        if is_open {
            self.fields_read = Fields::All;
        }
        let page = u32::from(has_pages && self.part == 0);
        self.frames = vec![Frame::new(self.part, page).beside(self.aside)];
        let mut xml = Xml::new(part, words);
        loop {
            let (event, bytes) = xml.next()?;
            match event {
                Event::Open(_) if self.skipped > 0 => self.skipped += 1,
                Event::Open(tag) => self.enter(&tag, bytes),
                Event::Close if self.skipped > 0 => self.skipped -= 1,
                Event::Close => self.leave(),
                Event::Text(_) | Event::Written(_) if self.skipped > 0 => {}
                Event::Text(text) => self.take(&text, bytes),
                Event::Written(letter) => self.take(&letter, bytes),
                Event::End => break,
            }
            if let Some(frame) = self.frames.last() {
                frame.draft.bounded()?;
            }
        }
        Ok(self.frames.into_iter().next().unwrap_or_default().draft)
    }

    fn enter(&mut self, tag: &Tag<'_>, bytes: Range<usize>) {
        let (name, own) = (tag.name(), tag.word());
        let above = self.open.last().copied();
        if is_left_out(tag, self.track, above == Some(Element::MarkProperties)) {
            self.skipped = 1;
            return;
        }
        let element = match (own, above) {
            ("p", _) => self.enter_paragraph(),
            ("pPr", _) => Element::Properties,
            ("rPr", Some(Element::Properties)) => Element::MarkProperties,
            ("rPr", Some(Element::Run)) => Element::RunProperties,
            ("rFonts", Some(Element::RunProperties)) => {
                self.font = styles::font(tag);
                Element::Other
            }
            ("rStyle", Some(Element::RunProperties)) => {
                self.style = tag.value("val");
                Element::Other
            }
            ("r", _) => self.enter_run(),
            ("t" | "delText", Some(Element::Run)) => {
                self.keeps_blanks = tag.value("space").is_some_and(|it| it == "preserve");
                Element::Words
            }
            ("tbl", _) => self.enter_table(),
            ("tr", _) => self.frame(Element::Row, Frame::enter_row),
            ("tc", _) => self.frame(Element::Cell, Frame::enter_cell),
            ("txbxContent", _) | ("footnote" | "endnote", Some(Element::Run)) => {
                let (page, aside) = self.frames.last().map_or((0, 0), |it| (it.page, it.aside));
                self.frames.push(Frame::new(self.part, page).beside(aside));
                Element::Box
            }
            ("footnote" | "endnote", _) => {
                self.enter_note(own, tag);
                Element::Other
            }
            (_, Some(Element::Run)) => self.enter_run_content(own, tag, bytes),
            ("pStyle" | "numId" | "ilvl", _) => self.format(own, tag),
            ("hdr" | "ftr", Some(_)) => {
                self.frames.push(Frame::new(self.part, 0).beside(self.aside));
                Element::Box
            }
            ("ins" | "del" | "moveFrom" | "moveTo", Some(Element::MarkProperties)) => {
                self.mark(own)
            }
            _ if name == "m:t" => Element::Words,
            // The number of a list, as Word 2003 showed it.
            _ if name == "wx:t" => {
                self.put(&tag.value("val").map(|it| it + " ").unwrap_or_default(), 0..0);
                Element::Other
            }
            _ => Element::Other,
        };
        self.open.push(element);
    }

    fn enter_paragraph(&mut self) -> Element {
        self.paragraphs += 1;
        let paragraph = Paragraph { number: self.paragraphs, ..Paragraph::default() };
        self.frame(Element::Paragraph, |frame| frame.enter_paragraph(paragraph))
    }

    fn enter_run(&mut self) -> Element {
        (self.font, self.style) = (None, None);
        self.frame(Element::Run, |frame| {
            if let Some(paragraph) = &mut frame.paragraph {
                paragraph.run += 1;
            }
        })
    }

    fn enter_table(&mut self) -> Element {
        self.tables += 1;
        let table = self.tables;
        self.frame(Element::Table, |frame| frame.enter_table(table))
    }

    /// What stands in a run besides its words.
    fn enter_run_content(&mut self, own: &str, tag: &Tag<'_>, bytes: Range<usize>) -> Element {
        match own {
            "tab" | "ptab" => self.put_tab(),
            "br" | "cr" if tag.value("type").is_none_or(|kind| kind == "textWrapping") => {
                self.put("\u{b}", 0..0);
            }
            "noBreakHyphen" => self.put("-", bytes),
            "softHyphen" => self.put("\u{ad}", bytes),
            "sym" => {
                let font = tag.value("font").unwrap_or_default();
                let letter = tag.value("char").and_then(|code| piece::symbol(&font, &code));
                self.put(&letter.map(String::from).unwrap_or_default(), bytes);
            }
            "fldChar" => {
                Field::step(&mut self.fields, &tag.value("fldCharType").unwrap_or_default());
            }
            "lastRenderedPageBreak" => return self.frame(Element::Other, Frame::turn_page),
            _ => self.sign(own, tag),
        }
        Element::Other
    }

    /// The style of a paragraph, and the list that numbers it.
    fn format(&mut self, own: &str, tag: &Tag<'_>) -> Element {
        let value = tag.value("val").unwrap_or_default();
        let paragraph = self.frames.last_mut().and_then(|frame| frame.paragraph.as_mut());
        if let Some(paragraph) = paragraph {
            match own {
                "pStyle" => paragraph.style = Some(value),
                "numId" => paragraph.list = Some(value),
                _ => paragraph.level = value.parse().ok(),
            }
        }
        Element::Other
    }

    /// The end of a paragraph that a change adds or takes away.
    fn mark(&mut self, own: &str) -> Element {
        let is_new = matches!(own, "ins" | "moveTo");
        let is_gone = is_new == (self.track == Track::Original);
        self.frame(Element::Other, |frame| {
            if let Some(paragraph) = &mut frame.paragraph {
                paragraph.joins |= is_gone;
            }
        })
    }

    fn leave(&mut self) {
        match self.open.pop() {
            Some(Element::Words) => self.flush(),
            Some(Element::Paragraph) => {
                self.number();
                self.frame(Element::Other, Frame::leave_paragraph);
            }
            Some(Element::Row) => drop(self.frame(Element::Other, Frame::leave_row)),
            Some(Element::Table) => drop(self.frame(Element::Other, Frame::leave_table)),
            Some(Element::Box) if self.frames.len() > 1 => {
                let inner = self.frames.pop().unwrap_or_default().draft;
                if let Some(frame) =
                    self.frames.last_mut().filter(|_| !inner.words.trim().is_empty())
                {
                    frame.boxes.append(inner);
                }
            }
            _ => {}
        }
    }

    /// Words of the part; only those of runs are the document's.
    fn take(&mut self, words: &str, bytes: Range<usize>) {
        if self.open.last() == Some(&Element::Words) {
            self.pieces.push(Piece { words: words.replace(['\n', '\r', '\t'], " "), bytes });
        }
    }

    /// The words of one element are complete: blanks at their ends count only if that is said.
    fn flush(&mut self) {
        let mut pieces = std::mem::take(&mut self.pieces);
        if !self.keeps_blanks {
            piece::trim(&mut pieces);
        }
        let is_formula = self.open.last() != Some(&Element::Run);
        for piece in pieces {
            for Piece { words, bytes } in self.decoded(piece) {
                self.put(&words, if is_formula { 0..0 } else { bytes });
            }
        }
        self.keeps_blanks = false;
    }

    /// The piece in Unicode, whatever the font.
    fn decoded(&mut self, piece: Piece) -> Vec<Piece> {
        let paragraph = self.frames.last().and_then(|frame| frame.paragraph.as_ref());
        let of_paragraph = paragraph.and_then(|paragraph| paragraph.style.as_deref());
        let of_style = self.shelf.styles.font(self.style.as_deref(), of_paragraph);
        let font = self.font.as_deref().or(of_style).unwrap_or_default();
        match piece::decoded(&piece, font) {
            Some((pieces, legacy)) => {
                self.shelf.legacy = Some(legacy);
                pieces
            }
            None => vec![piece],
        }
    }

    /// Puts a tab; one that only indents is a blank, since a tab parts the cells of a row.
    fn put_tab(&mut self) {
        let paragraph = self.frames.last().and_then(|frame| frame.paragraph.as_ref());
        let indents = paragraph.is_none_or(|paragraph| !paragraph.has_words);
        self.put(if indents { " " } else { "\t" }, 0..0);
    }

    fn put(&mut self, words: &str, bytes: Range<usize>) {
        // What a field in the code of another shows is not shown; a lone code has no words.
        let is_hidden = self.fields.len() > 1 && self.fields.contains(&Field::Code);
        if is_hidden && self.fields_read == Fields::Results || words.is_empty() {
            return;
        }
        self.number();
        if let Some(frame) = self.frames.last_mut() {
            frame.put(words, bytes);
        }
    }

    /// Puts the number of a list before the first words of its paragraph.
    fn number(&mut self) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.begin_line();
        let Some(paragraph) = frame.paragraph.as_mut().filter(|it| !it.is_numbered) else { return };
        paragraph.is_numbered = true;
        let Shared { styles, lists, .. } = &mut *self.shelf;
        let number = match (&paragraph.list, styles.list(paragraph.style.as_deref())) {
            (Some(list), _) => lists.next(list, paragraph.level.unwrap_or(0)),
            (None, Some((list, level, style))) => {
                let of_style = level.unwrap_or_else(|| lists.level_of(list, style));
                lists.next(list, paragraph.level.unwrap_or(of_style))
            }
            (None, None) => return,
        };
        frame.put_made(&number);
    }

    /// Does something to the innermost flow of words; says what was opened.
    fn frame(&mut self, element: Element, does: impl FnOnce(&mut Frame)) -> Element {
        if let Some(frame) = self.frames.last_mut() {
            does(frame);
        }
        element
    }
}
