//! Positions of words in a file of parts: paragraph, cell, page, and the bytes to edit.

use std::ops::Range;

use super::{Aside, Cell, Spot, Text};

/// The place of words in a file that has paragraphs and not lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position<'a> {
    /// The name of the part: `word/document.xml`.
    pub part: &'a str,
    /// The paragraph of the part, from 1.
    pub paragraph: u32,
    /// From the beginning of the paragraph, in characters.
    pub characters: Range<usize>,
    /// The cell of a table.
    pub cell: Option<Cell>,
    /// The page, from 1, where the file says so.
    pub page: Option<u32>,
}

/// A stretch of words that stands in one place of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Where it stands.
    pub spot: &'a Spot,
    /// The words as they were written.
    pub words: &'a str,
    /// The bytes of the part that hold it: more than the words when they can only be taken
    /// together (`&amp;`), none when the reader made them.
    pub bytes: Range<usize>,
}

impl Text {
    /// The position of a slice in a file of parts; `None` for a text file.
    ///
    /// ```
    /// use viendan::text::{Letters, Source, Spot, Text};
    ///
    /// let spots = vec![
    ///     Spot { start: 0, paragraph: 1, bytes: 9..15, ..Spot::default() },
    ///     Spot { start: 8, paragraph: 2, bytes: 40..50, ..Spot::default() },
    /// ];
    /// let source = Source {
    ///     words: "BÁO CÁO\nSố 04/KH-UBND".into(),
    ///     parts: vec!["word/document.xml".into()],
    ///     spots,
    ///     ..Source::default()
    /// };
    /// let text = Text::from_source("bao-cao.docx", source, &Letters::default());
    /// let symbol = &text.words()[text.words().find("04").unwrap()..];
    /// let position = text.position(symbol).unwrap();
    /// assert_eq!((position.part, position.paragraph), ("word/document.xml", 2));
    /// ```
    pub fn position(&self, slice: &str) -> Option<Position<'_>> {
        let span = self.span_of(slice)?;
        let spots = &self.source.spots;
        let at = spots.partition_point(|spot| spot.start <= span.start).checked_sub(1)?;
        let spot = spots.get(at)?;
        let is_same = |it: &&Spot| it.part == spot.part && it.paragraph == spot.paragraph;
        let first = spots.get(..=at)?.iter().rev().take_while(is_same).last()?;
        let start = self.characters(first.start..span.start)?;
        Some(Position {
            part: self.source.parts.get(spot.part)?,
            paragraph: spot.paragraph,
            characters: start..start + self.characters(span)?,
            cell: spot.cell,
            page: (spot.page > 0).then_some(spot.page),
        })
    }

    /// A slice cut where the file cuts it, with the bytes that hold each stretch.
    ///
    /// ```
    /// use viendan::text::{Letters, Source, Spot, Text};
    ///
    /// // `<w:t>Số 17</w:t>…<w:t>KH-VPUB</w:t>`
    /// let spots = vec![
    ///     Spot { start: 0, run: 1, bytes: 5..12, ..Spot::default() },
    ///     Spot { start: 7, run: 2, bytes: 40..47, ..Spot::default() },
    /// ];
    /// let source = Source { words: "Số 17KH-VPUB".into(), spots, ..Source::default() };
    /// let text = Text::from_source("bao-cao.docx", source, &Letters::default());
    /// let pieces = text.pieces(&text.words()[5..]);
    /// let held: Vec<_> = pieces.iter().map(|piece| (piece.words, piece.bytes.clone())).collect();
    /// assert_eq!(held, [("17", 10..12), ("KH-VPUB", 40..47)]);
    /// ```
    pub fn pieces(&self, slice: &str) -> Vec<Piece<'_>> {
        let Some(span) = self.span_of(slice) else { return Vec::new() };
        let spots = self.spots(slice);
        let ends = spots.iter().skip(1).map(|spot| spot.start).chain([span.end]);
        let piece = |(spot, next): (&'_ Spot, usize)| {
            let words = spot.start.max(span.start)..next.min(span.end);
            let whole = spot.bytes.clone();
            let shift = whole.start.wrapping_sub(spot.start);
            let cut = words.start.wrapping_add(shift)..words.end.wrapping_add(shift);
            // Words that are as many as their bytes are those bytes.
            let is_plain = self.end_of(spot) - spot.start == whole.len();
            let bytes = if is_plain { cut } else { whole };
            (words, bytes)
        };
        let pieces = spots.iter().zip(ends).filter_map(|(spot, next)| {
            let (words, bytes) = piece((spot, next));
            Some(Piece { spot, words: self.source.words.get(words)?, bytes })
        });
        pieces.filter(|piece| !piece.words.is_empty()).collect()
    }

    /// All that a spot holds.
    pub fn piece_of<'a>(&'a self, spot: &'a Spot) -> Option<Piece<'a>> {
        let words = self.source.words.get(spot.start..self.end_of(spot))?;
        Some(Piece { spot, words, bytes: spot.bytes.clone() })
    }

    /// The note, or the head of a page, that holds a slice which stands beside the body.
    ///
    /// ```
    /// use viendan::text::{Aside, Letters, Source, Spot, Text};
    ///
    /// let spots = vec![
    ///     Spot { start: 0, paragraph: 1, ..Spot::default() },
    ///     Spot { start: 18, paragraph: 1, part: 1, aside: 1, ..Spot::default() },
    /// ];
    /// let asides = vec![Aside { number: 1, sign: Some((0, 1)), ..Aside::default() }];
    /// let source = Source { words: "Theo số liệu.\nNguồn".into(), spots, asides, ..Source::default() };
    /// let text = Text::from_source("bao-cao.docx", source, &Letters::default());
    /// let note = &text.words()[text.words().find("Nguồn").unwrap()..];
    /// let aside = text.aside(note).unwrap();
    /// assert_eq!((aside.number, text.anchor(aside)), (1, Some("Theo số liệu.")));
    /// ```
    pub fn aside(&self, slice: &str) -> Option<&Aside> {
        let at = self.spots(slice).first()?.aside.checked_sub(1)?;
        self.source.asides.get(at)
    }

    /// The first line of the paragraph that holds the sign of a note.
    pub fn anchor(&self, aside: &Aside) -> Option<&str> {
        let sign = aside.sign?;
        let spots = &self.source.spots;
        let body = spots.get(..spots.partition_point(|spot| spot.aside == 0))?;
        let at = body.partition_point(|spot| (spot.part, spot.paragraph) < sign);
        let spot = body.get(at)?;
        let step = self.steps.partition_point(|step| step.starts <= spot.start);
        let step = step.checked_sub(1).and_then(|at| self.steps.get(at));
        let step = step.copied().unwrap_or_default();
        let words = self.words.get(step.words + (spot.start - step.starts)..)?;
        words.split('\n').next()
    }

    /// Where the words of a spot end.
    fn end_of(&self, spot: &Spot) -> usize {
        let spots = &self.source.spots;
        let next = spots.partition_point(|other| other.start <= spot.start);
        spots.get(next).map_or(self.source.words.len(), |next| next.start)
    }
}
