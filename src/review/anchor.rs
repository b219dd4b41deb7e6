//! From words of the text to bytes of the file's parts.

use std::{collections::BTreeMap, ops::Range};

use super::{
    change::{self, Letter},
    runs::Part,
    splice::{Edits, Mark},
};
use crate::{
    diagnostic::Edit,
    text::{Piece, Spot, Text},
};

/// Where a comment stands: from one byte of a part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) part: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The words that it stands at, by which it is verified; signs that are elements left out.
    pub(super) words: String,
    /// Where the words are, when a comment cannot stand at them.
    pub(super) aside: Option<Aside>,
}

/// Where Word shows no comments: one at the sign in the body speaks of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    Box,
    Note,
}

/// The parts of a file that hold its words, with what is to be done to each.
#[derive(Debug)]
pub(super) struct PartIndex<'t> {
    pub(super) text: &'t Text,
    pub(super) parts: Vec<Part>,
    pub(super) edits: Vec<Edits>,
    /// The words that are mended already, by their bytes of the text, and what they become.
    mended: BTreeMap<usize, (usize, String)>,
}

/// A tracked change, ready to be put.
#[derive(Debug)]
struct Step {
    part: usize,
    gone: Vec<Range<usize>>,
    /// Behind which byte the words come, or before which.
    place: Result<usize, usize>,
    words: String,
}

impl<'t> PartIndex<'t> {
    pub(super) fn new(text: &'t Text, parts: Vec<Part>) -> Self {
        let edits = parts.iter().map(|_| Edits::default()).collect();
        Self { text, parts, edits, mended: BTreeMap::new() }
    }

    /// Takes back all edits.
    pub(super) fn forget(&mut self) {
        self.edits = self.parts.iter().map(|_| Edits::default()).collect();
        self.mended.clear();
    }

    /// Whether a comment of an earlier review speaks of a change that nobody has decided on.
    pub(super) fn is_pending(&self, comment: i64) -> bool {
        let in_notes = || self.parts.iter().any(|it| !it.is_body() && !it.pending.is_empty());
        let is_open = |it: &Part| it.is_pending(comment) || it.is_at_note(comment) && in_notes();
        self.parts.iter().any(is_open)
    }

    /// Where a comment on these words can stand: at them; at the sign of their note or at their
    /// box, since Word passes over comments in there; or at other words of their paragraph.
    pub(super) fn anchor(&self, words: &str) -> Option<Anchor> {
        let pieces = self.text.pieces(words);
        self.anchor_of(&pieces).or_else(|| self.aside(&pieces)).or_else(|| {
            let spot = self.text.spots(words).first()?;
            let is_near = |it: &&Spot| it.part == spot.part && it.paragraph == spot.paragraph;
            let near = self.text.source().spots.iter().filter(is_near);
            let words = near.filter_map(|it| self.text.piece_of(it));
            let words: Vec<_> = words.filter(|it| !it.words.trim().is_empty()).collect();
            self.anchor_of(&words)
        })
    }

    fn aside(&self, pieces: &[Piece<'_>]) -> Option<Anchor> {
        let Piece { spot, bytes, .. } = pieces.iter().find(|piece| !piece.bytes.is_empty())?;
        let own = self.parts.get(spot.part)?;
        let (part, bytes, aside) = if own.is_body() {
            (spot.part, own.box_at(bytes.start)?, Aside::Box)
        } else {
            let note = own.note_at(bytes.start)?;
            let body = self.parts.iter().position(Part::is_body)?;
            (body, self.parts.get(body)?.reference(note)?, Aside::Note)
        };
        let (start, end) = (bytes.start, bytes.end);
        Some(Anchor { part, start, end, words: String::new(), aside: Some(aside) })
    }

    /// Where a comment can stand that speaks of the whole: at the first words of the body.
    pub(super) fn first(&self) -> Option<Anchor> {
        let mut spots = self.text.source().spots.iter();
        spots.find_map(|spot| {
            let pieces = self.text.piece_of(spot)?;
            self.anchor_of(&[pieces]).filter(|anchor| !anchor.words.trim().is_empty())
        })
    }

    fn anchor_of(&self, pieces: &[Piece<'_>]) -> Option<Anchor> {
        let held = |piece: &&Piece<'_>| {
            let part = self.parts.get(piece.spot.part).filter(|part| part.is_body());
            let start = piece.bytes.start;
            let is_shown = |it: &Part| it.run_at(start).is_some() && it.box_at(start).is_none();
            !piece.bytes.is_empty() && part.is_some_and(is_shown)
        };
        let mut pieces = pieces.iter().filter(held);
        let first = pieces.next()?;
        let part = first.spot.part;
        let rest: Vec<_> = pieces.take_while(|piece| piece.spot.part == part).collect();
        let end = rest.last().map_or(first.bytes.end, |last| last.bytes.end);
        let start = first.bytes.start;
        let source = self.parts.get(part).map_or("", |part| part.words.as_str());
        let is_word = |piece: &&Piece<'_>| {
            let held = source.get(piece.bytes.clone()).unwrap_or_default();
            !held.starts_with('<') || held.starts_with("<!")
        };
        // In an old font the letters of the part are others than those of the text.
        let written = |piece: &Piece<'_>| {
            let held = source.get(piece.bytes.clone()).unwrap_or_default();
            // Words that need no entities are not cut: the comment stands at all of them.
            if let Some(whole) = held.strip_prefix("<![CDATA[") {
                return whole.trim_end_matches("]]>").to_owned();
            }
            let held = Some(held).filter(|held| !held.starts_with('<'));
            let held = held.and_then(|held| quick_xml::escape::unescape(held).ok());
            held.map_or_else(|| piece.words.to_owned(), std::borrow::Cow::into_owned)
        };
        let words = std::iter::once(first).chain(rest).filter(is_word);
        let words = words.map(written).collect();
        Some(Anchor { part, start, end, words, aside: None }).filter(|_| start < end)
    }

    /// Puts the two ends of a comment.
    pub(super) fn comment(&mut self, id: i64, anchor: &Anchor) {
        if let Some(edits) = self.edits.get_mut(anchor.part) {
            // Behind the sign of a note some programs would count the notes anew.
            if anchor.aside == Some(Aside::Note) {
                return edits.before.entry(anchor.start).or_default().push(Mark::Point(id));
            }
            edits.before.entry(anchor.start).or_default().push(Mark::Begin(id));
            edits.behind.entry(anchor.end).or_default().push(Mark::End(id));
        }
    }

    /// Mends words by a tracked change; whether it is put, or was before.
    pub(super) fn mend(&mut self, edit: &Edit<'_>) -> bool {
        let Some(range) = self.text.range_of(edit.words) else { return false };
        if let Some((known, (end, replacement))) = self.overlapped(&range) {
            return (known..end) == range && replacement == edit.replacement;
        }
        let Some(steps) = self.steps(edit) else { return false };
        self.mended.insert(range.start, (range.end, edit.replacement.clone()));
        for step in steps {
            self.put(step);
        }
        true
    }

    /// What is mended already of some words.
    fn overlapped(&self, range: &Range<usize>) -> Option<(usize, (usize, String))> {
        let (&start, known) = self.mended.range(..range.end.max(range.start + 1)).next_back()?;
        (known.0 > range.start).then(|| (start, known.clone()))
    }

    fn put(&mut self, step: Step) {
        let Some(edits) = self.edits.get_mut(step.part) else { return };
        for gone in step.gone {
            edits.gone.insert(gone.start, gone.end);
        }
        if !step.words.is_empty() {
            let marks = match step.place {
                Ok(end) => edits.behind.entry(end),
                Err(start) => edits.before.entry(start),
            };
            marks.or_default().push(Mark::Insert(step.words));
        }
    }

    /// The changes of one edit; `None` when some of its words cannot be touched.
    fn steps(&self, edit: &Edit<'_>) -> Option<Vec<Step>> {
        let letters = change::letters(&self.text.pieces(edit.words))?;
        let first = letters.first()?;
        if letters.iter().any(|letter| letter.part != first.part || !self.can_change(letter)) {
            return None;
        }
        let hunks = change::hunks(&letters, &edit.replacement);
        let steps = hunks.into_iter().map(|hunk| {
            let gone: Vec<_> = letters.get(hunk.letters.clone())?.iter().collect();
            let before = hunk.letters.end.checked_sub(1).and_then(|at| letters.get(at));
            let behind = before.and_then(|letter| letter.bytes.last());
            let start = || letters.get(hunk.letters.end).and_then(|letter| letter.bytes.first());
            let place = match behind {
                Some(bytes) => Ok(bytes.end),
                None => Err(start()?.start),
            };
            let gone = gone.into_iter().flat_map(|letter| letter.bytes.clone());
            let gone = joined(gone.filter(|bytes| !bytes.is_empty()));
            Some(Step { part: first.part, gone, place, words: hunk.words })
        });
        let steps: Vec<Step> = steps.collect::<Option<_>>()?;
        // New words take the look of the run: in an old font they would be other letters.
        let is_old = self.text.source().legacy.is_some();
        steps.iter().all(|step| !is_old || step.words.is_ascii()).then_some(steps)
    }

    /// Whether a tracked change can be put here: not in words that a change took away.
    fn can_change(&self, letter: &Letter) -> bool {
        let Some(part) = self.parts.get(letter.part) else { return false };
        let runs = letter.bytes.iter().filter(|bytes| !bytes.is_empty());
        let mut runs = runs.map(|bytes| part.runs.get(part.run_at(bytes.start)?));
        let is_free = |bytes: &Range<usize>| {
            let held = part.words.get(bytes.clone()).unwrap_or_default();
            !held.starts_with("<![CDATA[")
        };
        letter.bytes.iter().all(is_free)
            && runs.all(|run| run.is_some_and(|run| part.can_change(run)))
    }
}

/// Ranges that follow one another are one.
fn joined(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| last.end == range.start) {
            Some(last) => last.end = range.end,
            None => joined.push(range),
        }
    }
    joined
}
