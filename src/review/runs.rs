//! The runs of a part, with the bytes of everything in them that an edit may part.

use std::{collections::BTreeMap, ops::Range};

use super::{AUTHOR, names::Names};
use crate::read::office::{BLANKS, Error, Event, Tag, Xml};

/// A run: words of one look.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// The whole element.
    pub(super) bytes: Range<usize>,
    /// Its opening tag.
    pub(super) tag: Range<usize>,
    /// Its properties, empty when it has none.
    pub(super) properties: Range<usize>,
    /// What stands in it, in order.
    pub(super) atoms: Vec<Atom>,
    /// The change that it belongs to.
    pub(super) change: Tracked,
    /// Where that child of another run begins that holds the box in which it stands.
    holder: Option<usize>,
    /// The codes of the fields around it.
    fields: Vec<Range<usize>>,
    /// Whether it stands in a content control whose words are fetched from elsewhere.
    is_bound: bool,
}

/// A child of a run.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) bytes: Range<usize>,
    /// The part of an element of words that can be cut: its words without blanks that do not
    /// count; `None` for what can only be moved as a whole.
    pub(super) words: Option<Range<usize>>,
    /// What its element of words is called, without its prefix.
    pub(super) name: &'static str,
    /// Whether runs stand in it, as in a box.
    holds_runs: bool,
}

/// The tracked change that a run stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Tracked {
    #[default]
    None,
    /// Straight in an insertion: its opening tag.
    Inserted(Range<usize>),
    /// Words that are gone, or in a change that is not straight around them.
    Other,
}

/// A part, ready to be edited.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) words: String,
    /// In the order of their ends: a run in a box stands before the run that holds the box.
    pub(super) runs: Vec<Run>,
    /// The name of the part's root: `document`, `hdr`.
    pub(super) root: String,
    /// How Word's own elements are written.
    pub(super) names: Names,
    /// The highest number that anything in the part goes by.
    pub(super) highest: i64,
    /// Where each comment begins and ends, by its number.
    pub(super) ranges: BTreeMap<i64, Range<usize>>,
    /// Where our own tracked changes begin, that nobody has decided on yet.
    pub(super) pending: Vec<usize>,
    /// The notes of the part, by their bytes.
    notes: Vec<(Range<usize>, i64)>,
    /// Where the part refers to notes: `footnoteReference` with its number.
    references: BTreeMap<(&'static str, i64), Range<usize>>,
    /// The atoms that hold words, with their runs, in the order of the part.
    index: Vec<(Range<usize>, usize)>,
}

const FOOTNOTE: &str = "footnoteReference";
const ENDNOTE: &str = "endnoteReference";
/// Numbers above this are left alone: some programs number by chance.
const CEILING: i64 = 1_000_000_000;

/// The reading of the runs.
#[derive(Debug, Default)]
struct Reading {
    runs: Vec<Run>,
    index: Vec<(Range<usize>, usize)>,
    root: Option<String>,
    highest: i64,
    ranges: BTreeMap<i64, Range<usize>>,
    pending: Vec<usize>,
    notes: Vec<(Range<usize>, i64)>,
    references: BTreeMap<(&'static str, i64), Range<usize>>,
    /// Elements that are open.
    open: Vec<Element>,
    /// Runs that are open.
    inner: Vec<Run>,
    /// The codes of fields that are open.
    fields: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Element {
    start: usize,
    kind: ElementKind,
    /// What is known of the words in it.
    words: Option<Range<usize>>,
    keeps_blanks: bool,
    has_runs: bool,
    /// Whether it is a content control whose words are fetched from elsewhere.
    is_bound: bool,
}

#[derive(Debug, PartialEq, Eq, Clone)]
enum ElementKind {
    Run,
    Properties,
    Words(&'static str),
    Tracked(Tracked),
    /// A content control.
    Control,
    /// A field in one element, and the code of one in several runs.
    Field,
    Code,
    Child,
    Other,
}

impl Part {
    pub(super) fn read(name: &str, words: String) -> Result<Self, Error> {
        let mut reading = Reading::default();
        let names = Names::read(name, &words)?;
        let mut xml = Xml::new(name, &words);
        loop {
            let (event, bytes) = xml.next()?;
            match event {
                Event::Open(tag) => reading.enter(&tag, bytes),
                Event::Close => reading.leave(bytes.end, &words),
                Event::Text(_) | Event::Written(_) => reading.take(bytes),
                Event::End => break,
            }
        }
        let Reading { runs, mut index, root, highest, ranges, pending, .. } = reading;
        let Reading { notes, references, .. } = reading;
        index.sort_by_key(|(bytes, _)| bytes.start);
        let (name, root) = (name.to_owned(), root.unwrap_or_default());
        Ok(Self {
            name,
            words,
            runs,
            root,
            names,
            highest,
            ranges,
            pending,
            notes,
            references,
            index,
        })
    }

    /// The run that holds a byte of its words.
    pub(super) fn run_at(&self, at: usize) -> Option<usize> {
        let next = self.index.partition_point(|(bytes, _)| bytes.start <= at);
        let (bytes, run) = self.index.get(next.checked_sub(1)?)?;
        bytes.contains(&at).then_some(*run)
    }

    /// Whether a comment of an earlier review stands at a change that nobody has decided on.
    pub(super) fn is_pending(&self, comment: i64) -> bool {
        let Some(range) = self.ranges.get(&comment) else { return false };
        self.pending.iter().any(|at| range.contains(at))
    }

    /// Whether a comment of an earlier review stands at the sign of a note, or right before it.
    pub(super) fn is_at_note(&self, comment: i64) -> bool {
        let Some(range) = self.ranges.get(&comment) else { return false };
        let mut words = self.runs.iter().flat_map(|run| &run.atoms).filter(|it| it.words.is_some());
        let next = words.find(|atom| atom.bytes.start >= range.end).map(|atom| atom.bytes.start);
        let mut signs = self.references.values().map(|sign| sign.start);
        signs.any(|sign| range.start <= sign && next.is_none_or(|next| sign < next))
    }

    /// Whether this is the body, the only part whose words Word shows comments at.
    pub(super) fn is_body(&self) -> bool {
        self.root == "document"
    }

    /// The note that holds a byte of a part of notes: what refers to it, and its number.
    pub(super) fn note_at(&self, at: usize) -> Option<(&'static str, i64)> {
        let name = if self.root == "endnotes" { ENDNOTE } else { FOOTNOTE };
        let (_, id) = self.notes.iter().find(|(bytes, _)| bytes.contains(&at))?;
        Some((name, *id))
    }

    /// Where the body refers to a note.
    pub(super) fn reference(&self, note: (&'static str, i64)) -> Option<Range<usize>> {
        self.references.get(&note).cloned()
    }

    /// The child of a run of the body that holds the box in which a byte stands.
    pub(super) fn box_at(&self, at: usize) -> Option<Range<usize>> {
        let holder = self.runs.get(self.run_at(at)?)?.holder?;
        let mut atoms = self.runs.iter().flat_map(|run| &run.atoms);
        atoms.find(|atom| atom.bytes.start == holder).map(|atom| atom.bytes.clone())
    }

    /// Whether words of a run may be changed: not those that a change took away, that Word makes
    /// anew from a field, or that it fetches from elsewhere.
    pub(super) fn can_change(&self, run: &Run) -> bool {
        const KEPT: [&str; 2] = ["HYPERLINK", "FORMTEXT"];
        let is_kept = |code: &Range<usize>| {
            let code = self.words.get(code.clone()).unwrap_or_default();
            // The code of a field in one element stands in its tag.
            let code = code.split_once("instr=").map_or(code, |(_, code)| code);
            let code = code.trim_start_matches(['"', '\'', ' ']);
            KEPT.iter().any(|kept| code.starts_with(kept))
        };
        run.change != Tracked::Other && !run.is_bound && run.fields.iter().all(is_kept)
    }
}

impl Reading {
    fn enter(&mut self, tag: &Tag<'_>, bytes: Range<usize>) {
        if self.root.is_none() {
            self.root = Some(tag.local().to_owned());
        }
        if let Some(number) = tag.number("id").filter(|&number| number < CEILING) {
            self.highest = self.highest.max(number);
        }
        let own = tag.word();
        self.note(own, tag, &bytes);
        let in_run = self.open.last().is_some_and(|it| it.kind == ElementKind::Run);
        let kind = match own {
            "r" => {
                for element in &mut self.open {
                    element.has_runs = true;
                }
                let change = self.change();
                let tag = bytes.clone();
                let outer = self.open.iter().position(|it| it.kind == ElementKind::Run);
                let holder = outer.and_then(|at| self.open.get(at + 1)).map(|it| it.start);
                self.inner.push(Run {
                    bytes: bytes.clone(),
                    tag,
                    change,
                    holder,
                    fields: self.fields.clone(),
                    is_bound: self.open.iter().any(|it| it.is_bound),
                    ..Run::default()
                });
                ElementKind::Run
            }
            "rPr" if in_run => ElementKind::Properties,
            "t" if in_run => ElementKind::Words("t"),
            "delText" if in_run => ElementKind::Words("delText"),
            "instrText" if in_run => ElementKind::Code,
            "sdt" => ElementKind::Control,
            "fldSimple" => ElementKind::Field,
            "ins" => ElementKind::Tracked(Tracked::Inserted(bytes.clone())),
            "del" | "moveFrom" | "moveTo" => ElementKind::Tracked(Tracked::Other),
            _ if in_run => ElementKind::Child,
            _ => ElementKind::Other,
        };
        let keeps_blanks = tag.value("space").is_some_and(|it| it == "preserve");
        let start = bytes.start;
        if kind == ElementKind::Field {
            self.fields.push(bytes);
        }
        self.open.push(Element {
            start,
            kind,
            words: None,
            keeps_blanks,
            has_runs: false,
            is_bound: false,
        });
    }

    /// A field of several runs begins or ends.
    fn step_field(&mut self, kind: &str, at: usize) {
        match kind {
            "begin" => self.fields.push(at..at),
            "end" => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Notes what earlier reviews left in the part.
    fn note(&mut self, own: &str, tag: &Tag<'_>, bytes: &Range<usize>) {
        let id = || tag.number("id").unwrap_or_default();
        match own {
            "commentRangeStart" => {
                self.ranges.insert(id(), bytes.start..bytes.end);
            }
            "commentRangeEnd" => {
                if let Some(range) = self.ranges.get_mut(&id()) {
                    range.end = bytes.end;
                }
            }
            "fldChar" => self.step_field(&tag.value("fldCharType").unwrap_or_default(), bytes.end),
            "dataBinding" => {
                if let Some(control) =
                    self.open.iter_mut().rfind(|it| it.kind == ElementKind::Control)
                {
                    control.is_bound = true;
                }
            }
            "footnote" | "endnote" => self.notes.push((bytes.start..usize::MAX, id())),
            FOOTNOTE => drop(self.references.insert((FOOTNOTE, id()), bytes.clone())),
            ENDNOTE => drop(self.references.insert((ENDNOTE, id()), bytes.clone())),
            "ins" | "del" if tag.value("author").is_some_and(|author| author == AUTHOR) => {
                self.pending.push(bytes.start);
            }
            _ => {}
        }
    }

    /// The change around a run that begins here, up to the box that it stands in.
    fn change(&self) -> Tracked {
        let mut above = self.open.iter().rev().take_while(|it| it.kind != ElementKind::Run);
        match above.next().map(|it| &it.kind) {
            Some(ElementKind::Tracked(change)) if !above.any(is_change) => change.clone(),
            Some(ElementKind::Tracked(_)) => Tracked::Other,
            _ if above.any(is_change) => Tracked::Other,
            _ => Tracked::None,
        }
    }

    fn take(&mut self, bytes: Range<usize>) {
        let is_code = self.open.last().is_some_and(|it| it.kind == ElementKind::Code);
        if let Some(code) = self.fields.last_mut().filter(|code| is_code && code.start == code.end)
        {
            *code = bytes;
            return;
        }
        let is_words = |it: &&mut Element| matches!(it.kind, ElementKind::Words(_));
        if let Some(element) = self.open.last_mut().filter(is_words) {
            let start = element.words.as_ref().map_or(bytes.start, |words| words.start);
            element.words = Some(start..bytes.end);
        }
    }

    fn leave(&mut self, end: usize, part: &str) {
        let Some(element) = self.open.pop() else { return };
        let bytes = element.start..end;
        if let Some((note, _)) = self.notes.last_mut().filter(|(it, _)| it.start == bytes.start) {
            note.end = end;
        }
        match element.kind {
            ElementKind::Run => {
                let Some(mut run) = self.inner.pop() else { return };
                run.bytes.end = end;
                // A large file has half a million runs.
                run.atoms.shrink_to_fit();
                let at = self.runs.len();
                // What holds other runs is looked into there.
                let signs = run.atoms.iter().filter(|atom| !atom.holds_runs);
                let signs = signs.map(|atom| atom.words.as_ref().unwrap_or(&atom.bytes));
                self.index.extend(signs.map(|bytes| (bytes.clone(), at)));
                self.runs.push(run);
            }
            ElementKind::Properties => {
                if let Some(run) = self.inner.last_mut() {
                    run.properties = bytes;
                }
            }
            ElementKind::Words(name) => {
                let words = element.words.unwrap_or(end..end);
                let words = if element.keeps_blanks { words } else { counted(part, words) };
                self.put(Atom { bytes, words: Some(words), name, holds_runs: false });
            }
            ElementKind::Child | ElementKind::Code => {
                self.put(Atom { bytes, words: None, name: "", holds_runs: element.has_runs });
            }
            ElementKind::Field => drop(self.fields.pop()),
            ElementKind::Tracked(_) | ElementKind::Control | ElementKind::Other => {}
        }
    }

    fn put(&mut self, atom: Atom) {
        if let Some(run) = self.inner.last_mut() {
            run.atoms.push(atom);
        }
    }
}

fn is_change(element: &Element) -> bool {
    matches!(element.kind, ElementKind::Tracked(_))
}

/// Words without the blanks at their ends.
fn counted(part: &str, bytes: Range<usize>) -> Range<usize> {
    let words = part.get(bytes.clone()).unwrap_or_default();
    let kept = words.trim_start_matches(BLANKS);
    let start = bytes.start + (words.len() - kept.len());
    start..start + kept.trim_end_matches(BLANKS).len()
}
