//! The words of a file, made normal once, with the way back to what was written.
//!
//! Parsers return `&str` slices of [`Text::words`]; only [`Text::place`] turns a slice into a place.

use std::{fmt, ops::Range};

mod breaks;
mod capital;
mod file_name;
mod hex;
mod letters;
mod lines;
mod normal;
mod offset;
mod position;
mod ruler;
mod sentences;
mod source;

pub use capital::{capital, small};
pub use file_name::file_name;
pub use hex::hex;
pub use letters::{BARRED, Letters};
pub use lines::on_one_line;
pub use offset::offset;
pub use position::{Piece, Position};
pub(crate) use ruler::Ruler;
pub(crate) use sentences::is_short;
pub use sentences::sentence;
pub use source::{Aside, Beside, Cell, Encoding, LineEnds, Source, Spot, Step, Unread, Why};

/// The words of one file: NFC, one kind of blank, no invisible marks, and a source map.
///
/// ```
/// use viendan::text::{Letters, Text};
///
/// let text = Text::new("bao-cao.txt", "Kế hoạch số\u{a0}04/KH-UBND".into(), &Letters::default());
/// assert_eq!(text.words(), "Kế hoạch số 04/KH-UBND");
///
/// let symbol = &text.words()["Kế hoạch số ".len()..];
/// assert_eq!(text.place(symbol).unwrap().column, 13);
/// ```
#[derive(Debug)]
pub struct Text {
    name: String,
    source: Source,
    words: String,
    steps: Vec<Step>,
    folds: Vec<usize>,
    lines: Vec<usize>,
    ruler: Ruler,
}

/// The place of words in the file, as a person and as a program would say it.
///
/// ```
/// use viendan::text::{Letters, Text};
///
/// let text = Text::new("a.txt", "Sơn La,\n\nngày 05/5/2023".into(), &Letters::default());
/// let place = text.place(&text.words()[10..]).unwrap();
/// assert_eq!((place.line, place.column), (3, 1));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Bytes of the file as it lies on the disk.
    pub span: Range<usize>,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl fmt::Display for Place {
    /// Line and column: `69:162`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl Text {
    /// Makes a text normal; the file's name is only for messages.
    ///
    /// ```
    /// use viendan::text::{Letters, Text};
    ///
    /// let text = Text::new("a.txt", "Quyết định số\n201/QĐ-UBND".into(), &Letters::default());
    /// assert_eq!(text.words(), "Quyết định số 201/QĐ-UBND");
    /// ```
    pub fn new(name: impl Into<String>, original: String, letters: &Letters) -> Self {
        Self::from_source(name, Source::plain(original, Encoding::default()), letters)
    }

    /// Makes normal what a reader handed over.
    ///
    /// ```
    /// use viendan::text::{Letters, LineEnds, Source, Text};
    ///
    /// let words = "QUYẾT ĐỊNH\nphê duyệt".to_owned();
    /// let source = Source { words, line_ends: LineEnds::Paragraphs, ..Source::default() };
    /// let text = Text::from_source("quyet-dinh.docx", source, &Letters::default());
    /// assert_eq!(text.words(), "QUYẾT ĐỊNH\nphê duyệt");
    /// ```
    pub fn from_source(name: impl Into<String>, source: Source, letters: &Letters) -> Self {
        let normal = normal::normalize(&source.words, source.line_ends, letters);
        let lines = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', source.words.as_bytes()).map(|at| at + 1))
            .collect();
        Self {
            name: name.into(),
            source,
            words: normal.words,
            steps: normal.steps,
            folds: normal.folds,
            lines,
            ruler: Ruler::default(),
        }
    }

    /// The file's name, as it was given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The normal words; every slice that a parser returns lies in them.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The words as they were written, before they were made normal.
    ///
    /// ```
    /// use viendan::text::{Letters, Text};
    ///
    /// let text = Text::new("a.txt", "201/QÐ-UBND".into(), &Letters::from_iter([('Ð', 'Đ')]));
    /// assert_eq!(text.words(), "201/QĐ-UBND");
    /// assert_eq!(text.written(text.words()), "201/QÐ-UBND");
    /// ```
    pub fn written<'a>(&'a self, slice: &'a str) -> &'a str {
        self.span_of(slice).and_then(|span| self.source.words.get(span)).unwrap_or(slice)
    }

    /// The place of a slice of [`Text::words`] in the file; `None` for a slice of another text.
    pub fn place(&self, slice: &str) -> Option<Place> {
        let span = self.span_of(slice)?;
        let line = self.lines.partition_point(|&start| start <= span.start);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.characters(start..span.start)? + 1;
        Some(Place { span: self.on_disk(span), line, column })
    }

    /// The number of characters between two offsets of what was written.
    fn characters(&self, range: Range<usize>) -> Option<usize> {
        let words = self.source.words.as_str();
        let counts = words
            .get(range.clone())
            .map(|_| [range.start, range.end].map(|at| self.ruler.before(words, at).characters));
        counts.map(|[start, end]| end - start)
    }

    /// The source that the reader handed over: parts, what was not read, an old encoding.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The stretches of the file that hold a slice, in their order; none for a text file.
    pub fn spots(&self, slice: &str) -> &[Spot] {
        let Some(span) = self.span_of(slice) else { return &[] };
        let spots = &self.source.spots;
        let first = spots.partition_point(|spot| spot.start <= span.start).saturating_sub(1);
        let last = spots.partition_point(|spot| spot.start < span.end.max(span.start + 1));
        spots.get(first..last).unwrap_or_default()
    }

    /// A line as it was written, counted from 1, without its end.
    ///
    /// ```
    /// use viendan::text::{Letters, Text};
    ///
    /// let text = Text::new("a.txt", "BÁO CÁO\r\nKết quả".into(), &Letters::default());
    /// assert_eq!(text.line(1), "BÁO CÁO");
    /// assert_eq!(text.line(9), "");
    /// ```
    pub fn line(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|at| self.lines.get(at).copied());
        let end = self.lines.get(number).copied().unwrap_or(self.source.words.len());
        let line = start.and_then(|start| self.source.words.get(start..end)).unwrap_or_default();
        line.trim_end_matches(['\n', '\r'])
    }

    /// Whether a look-alike letter was folded inside this slice.
    ///
    /// ```
    /// use viendan::text::{Letters, Text};
    ///
    /// let text = Text::new("a.txt", "16495/BТС-PTHT".into(), &Letters::from_iter([('Т', 'T'), ('С', 'C')]));
    /// assert!(text.has_folds(text.words()));
    /// ```
    pub fn has_folds(&self, slice: &str) -> bool {
        let Some(range) = self.range_of(slice) else { return false };
        let first = self.folds.partition_point(|&at| at < range.start);
        self.folds.get(first).is_some_and(|&at| at < range.end)
    }

    /// The range of a slice in [`Text::words`], in bytes; `None` for a slice of another text.
    ///
    /// ```
    /// use viendan::text::{Letters, Text};
    ///
    /// let text = Text::new("a.txt", "04/KH-UBND".into(), &Letters::default());
    /// assert_eq!(text.range_of(&text.words()[3..5]), Some(3..5));
    /// assert_eq!(text.range_of("KH"), None);
    /// ```
    pub fn range_of(&self, slice: &str) -> Option<Range<usize>> {
        let start = (slice.as_ptr() as usize).checked_sub(self.words.as_ptr() as usize)?;
        let end = start.checked_add(slice.len())?;
        (end <= self.words.len()).then_some(start..end)
    }

    fn span_of(&self, slice: &str) -> Option<Range<usize>> {
        Some(Step::original(&self.steps, self.range_of(slice)?))
    }

    fn on_disk(&self, span: Range<usize>) -> Range<usize> {
        let units = |offset: usize| 2 + 2 * self.ruler.before(&self.source.words, offset).units;
        let stepped = || Step::original(&self.source.steps, span.clone());
        match self.source.encoding {
            Encoding::Utf8 | Encoding::Stepped | Encoding::Extracted => stepped(),
            Encoding::Utf8Marked => stepped().start + 3..stepped().end + 3,
            Encoding::Utf16 => units(span.start)..units(span.end),
        }
    }
}
