//! A part with its edits: every point where a run is cut is known before the first is cut.

use std::{collections::BTreeMap, ops::Range};

use super::{
    AUTHOR,
    runs::{Atom, Part, Run, Tracked},
};

/// What is put between the words of a part; the order is that at one point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// New words, as a tracked change.
    Insert(String),
    /// A comment ends.
    End(i64),
    /// A comment begins.
    Begin(i64),
    /// A comment that stands between two signs, and at no words.
    Point(i64),
}

/// The edits of one part.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// Marks that stand behind a byte of the words, by where it ends.
    pub(super) behind: BTreeMap<usize, Vec<Mark>>,
    /// Marks that stand before a byte of the words.
    pub(super) before: BTreeMap<usize, Vec<Mark>>,
    /// Words that a tracked change takes away; they do not overlap.
    pub(super) gone: BTreeMap<usize, usize>,
}

impl Edits {
    pub(super) fn is_empty(&self) -> bool {
        self.behind.is_empty() && self.before.is_empty() && self.gone.is_empty()
    }

    fn is_gone(&self, at: usize) -> bool {
        self.gone.range(..=at).next_back().is_some_and(|(_, &end)| at < end)
    }

    /// Whether an edit lies in these bytes, their ends included.
    fn touches(&self, bytes: &Range<usize>) -> bool {
        if bytes.is_empty() {
            return false;
        }
        let before = self.before.range(bytes.clone()).next().is_some();
        let behind = self.behind.range(bytes.start + 1..=bytes.end).next().is_some();
        before || behind || self.gone.range(bytes.clone()).next().is_some()
    }

    /// The points at which these bytes are cut, their ends included.
    fn cuts(&self, bytes: &Range<usize>) -> Vec<usize> {
        let inside = |at: &usize| bytes.start < *at && *at < bytes.end;
        let range = || bytes.clone();
        let gone = self.gone.range(range()).flat_map(|(&start, &end)| [start, end]);
        let marks = self.before.range(range()).chain(self.behind.range(range())).map(|(&at, _)| at);
        let mut cuts: Vec<usize> = gone.chain(marks).filter(inside).collect();
        cuts.extend([bytes.start, bytes.end]);
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }
}

/// Writes a part with its edits; changes are numbered from `number`.
pub(super) fn splice(part: &Part, edits: &Edits, date: &str, number: &mut i64) -> String {
    let mut runs: Vec<&Run> = part.runs.iter().filter(|run| is_touched(run, edits)).collect();
    runs.sort_by_key(|run| run.bytes.start);
    let out = String::with_capacity(part.words.len() + 512 * runs.len());
    let mut writer =
        Writer { part, edits, date, number, runs: &runs, out, group: None, looks_of: None };
    writer.copy(0..part.words.len());
    writer.out
}

fn is_touched(run: &Run, edits: &Edits) -> bool {
    run.atoms.iter().any(|atom| edits.touches(atom.words.as_ref().unwrap_or(&atom.bytes)))
}

/// Pieces of one run that stay together.
#[derive(Debug)]
struct Group {
    is_gone: bool,
    words: String,
}

#[derive(Debug)]
struct Writer<'p> {
    part: &'p Part,
    edits: &'p Edits,
    date: &'p str,
    number: &'p mut i64,
    /// The runs that are cut, in the order of their beginnings.
    runs: &'p [&'p Run],
    out: String,
    group: Option<Group>,
    /// The run whose looks were written last, by where it begins.
    looks_of: Option<usize>,
}

impl Writer<'_> {
    /// Copies bytes as they are, but for the runs in them that are cut.
    fn copy(&mut self, bytes: Range<usize>) {
        let mut at = bytes.start;
        let first = self.runs.partition_point(|run| run.bytes.start < bytes.start);
        for run in self.runs.get(first..).unwrap_or_default() {
            if run.bytes.start >= bytes.end {
                break;
            }
            // A run in one that was just written is written with it.
            if run.bytes.start >= at {
                self.push(at..run.bytes.start);
                self.run(run);
                at = run.bytes.end;
            }
        }
        self.push(at..bytes.end);
    }

    fn run(&mut self, run: &Run) {
        let outer = self.group.take();
        for atom in &run.atoms {
            match &atom.words {
                Some(words) => self.words(run, atom.name, words),
                None => self.whole(run, atom),
            }
        }
        self.flush(run);
        self.group = outer;
    }

    /// Writes words in as many pieces as there are edits.
    fn words(&mut self, run: &Run, name: &str, words: &Range<usize>) {
        let cuts = self.edits.cuts(words);
        for (&start, &end) in cuts.iter().zip(cuts.iter().skip(1)) {
            self.marks(run, self.edits.before.get(&start));
            let is_gone = self.edits.is_gone(start);
            let name = if is_gone { "delText" } else { name };
            let name = format!("{}{name}", self.prefix(run));
            let piece = self.part.words.get(start..end).unwrap_or_default();
            self.add(run, is_gone, &format!("<{name} xml:space=\"preserve\">{piece}</{name}>"));
            self.marks(run, self.edits.behind.get(&end));
        }
    }

    /// Writes a sign, or what holds runs of its own.
    fn whole(&mut self, run: &Run, atom: &Atom) {
        self.marks(run, self.edits.before.get(&atom.bytes.start));
        let is_gone = self.edits.is_gone(atom.bytes.start);
        let kept = std::mem::take(&mut self.out);
        self.copy(atom.bytes.clone());
        let sign = std::mem::replace(&mut self.out, kept);
        self.add(run, is_gone, &sign);
        self.marks(run, self.edits.behind.get(&atom.bytes.end));
    }

    fn add(&mut self, run: &Run, is_gone: bool, words: &str) {
        if self.group.as_ref().is_some_and(|group| group.is_gone != is_gone) {
            self.flush(run);
        }
        let group = self.group.get_or_insert_with(|| Group { is_gone, words: String::new() });
        group.words.push_str(words);
    }

    /// Closes the run that is being written.
    fn flush(&mut self, run: &Run) {
        let Some(Group { is_gone, words }) = self.group.take() else { return };
        let written = self.run_of(run, &words);
        if is_gone {
            let change = self.change("del", &written);
            self.out.push_str(&change);
        } else {
            self.out.push_str(&written);
        }
    }

    fn marks(&mut self, run: &Run, marks: Option<&Vec<Mark>>) {
        let Some(marks) = marks else { return };
        self.flush(run);
        let mut marks: Vec<&Mark> = marks.iter().collect();
        marks.sort();
        let prefix = self.prefix(run).to_owned();
        for mark in marks {
            let written = match mark {
                Mark::Insert(words) => {
                    let words = escaped(words);
                    let words = format!("<{prefix}t xml:space=\"preserve\">{words}</{prefix}t>");
                    let written = self.run_of(run, &words);
                    self.inserted(run, &written)
                }
                Mark::End(id) => self.end(*id),
                Mark::Begin(id) => self.sign("commentRangeStart", *id),
                Mark::Point(id) => self.sign("commentRangeStart", *id) + &self.end(*id),
            };
            self.out.push_str(&written);
        }
    }

    /// The end of a comment, and the sign that refers to it.
    fn end(&self, id: i64) -> String {
        let names = &self.part.names;
        let reference = format!("<{}commentReference {0}id=\"{id}\"/>", names.w);
        let run = format!("{}>{reference}</{}r>", names.tag("r"), names.w);
        self.sign("commentRangeEnd", id) + &run
    }

    fn sign(&self, name: &str, id: i64) -> String {
        let names = &self.part.names;
        format!("{} {}id=\"{id}\"/>", names.tag(name), names.w)
    }

    /// What stands before the names of a run's own elements.
    fn prefix(&self, run: &Run) -> &str {
        let tag = self.part.words.get(run.tag.clone()).unwrap_or_default();
        let name = tag.trim_start_matches('<').split(|it: char| it.is_whitespace() || it == '>');
        let name = name.into_iter().next().unwrap_or_default();
        name.strip_suffix('r').unwrap_or_default()
    }

    /// An insertion; one that lies in another's parts it in two.
    fn inserted(&mut self, run: &Run, written: &str) -> String {
        let ours = self.change("ins", written);
        let Tracked::Inserted(tag) = &run.change else { return ours };
        let tag = self.part.words.get(tag.clone()).unwrap_or_default();
        *self.number += 1;
        let tag = renumbered(tag, *self.number);
        let name =
            tag.trim_start_matches('<').split(char::is_whitespace).next().unwrap_or_default();
        format!("</{name}>{ours}{tag}")
    }

    fn change(&mut self, name: &str, written: &str) -> String {
        *self.number += 1;
        let (number, date) = (&self.number, self.date);
        let tag = self.part.names.tag(name);
        let w = &self.part.names.w;
        format!(
            "{tag} {w}id=\"{number}\" {w}author=\"{AUTHOR}\" {w}date=\"{date}\">{written}</{w}{name}>"
        )
    }

    /// A run that looks like another.
    fn run_of(&mut self, run: &Run, words: &str) -> String {
        let source = |bytes: &Range<usize>| self.part.words.get(bytes.clone()).unwrap_or_default();
        let (tag, properties) = (source(&run.tag), source(&run.properties));
        // What a change of looks was is said once: it has a number that no other may have.
        let properties = match self.looks_of.replace(run.bytes.start) {
            Some(before) if before == run.bytes.start => unchanged(properties),
            _ => properties.to_owned(),
        };
        format!("{tag}{properties}{words}</{}r>", self.prefix(run))
    }

    fn push(&mut self, bytes: Range<usize>) {
        self.out.push_str(self.part.words.get(bytes).unwrap_or_default());
    }
}

/// The tag of a change with another number: no two changes go by one.
fn renumbered(tag: &str, number: i64) -> String {
    let Some((before, after)) = tag.split_once(":id=") else { return tag.to_owned() };
    let mut parts = after.splitn(3, ['"', '\'']);
    let after = parts.nth(2).unwrap_or_default();
    format!("{before}:id=\"{number}\"{after}")
}

/// The looks of a run without what they were before a change of them.
fn unchanged(properties: &str) -> String {
    const NAME: &str = "rPrChange";
    let begins = |at: usize| properties.get(..at).and_then(|it| it.rfind('<'));
    let (Some(first), Some(last)) = (properties.find(NAME), properties.rfind(NAME)) else {
        return properties.to_owned();
    };
    let end = properties.get(last..).and_then(|it| it.find('>')).map(|at| last + at + 1);
    let (Some(start), Some(end)) = (begins(first), end) else { return properties.to_owned() };
    let [before, after] =
        [properties.get(..start), properties.get(end..)].map(Option::unwrap_or_default);
    format!("{before}{after}")
}

/// Words as they stand in XML.
pub(super) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
