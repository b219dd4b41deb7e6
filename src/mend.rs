//! Edits that may be made without asking, and the text file that they make.
//!
//! Nothing inside a quotation or a quoted title is changed, and no date is chosen, but by a person.

use std::ops::Range;

use crate::{
    diagnostic::{Diagnostic, Edit},
    extract::Report,
    model::Mention,
    text::{Encoding, Text},
};

mod quotes;
mod value;

pub use value::{day, saying, values};

/// The fixes that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Those that cannot change what was meant.
    Safe,
    /// Those that a person should look at as well.
    All,
    /// All, wherever they stand: a person decided on each.
    Decided,
}

/// An edit that may be made, with the bytes of the file that it replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'t> {
    /// The words that change, as little of them as can be.
    pub words: &'t str,
    /// What they become.
    pub replacement: String,
    /// Where they stand in the file, in bytes.
    pub span: Range<usize>,
}

/// The edits that may be made, in the order of the text; of two that meet, the first.
///
/// ```
/// use viendan::{check::Checker, grammar::Grammar, mend::{self, Trust}, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Công văn số 550/ VPUB -KSTTHC ngày 27/4/2023 của Văn phòng";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let checked = Checker::new(grammar).check(&text);
/// let changes = mend::changes(&checked.report, &checked.findings, Trust::Safe);
/// let mended = mend::apply(&text, words.as_bytes(), &changes);
/// assert_eq!(mended, "Công văn số 550/VPUB-KSTTHC ngày 27/4/2023 của Văn phòng".as_bytes());
/// ```
pub fn changes<'t>(
    report: &Report<'t>,
    findings: &[Diagnostic<'t>],
    trust: Trust,
) -> Vec<Change<'t>> {
    let text = report.text;
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
    let trusted = fixes.filter(|fix| fix.safe || trust != Trust::Safe);
    let kept = if trust == Trust::Decided { Vec::new() } else { kept(report) };
    let is_free = |edit: &&Edit<'t>| {
        text.range_of(edit.words)
            .is_some_and(|here| !kept.iter().any(|it| it.start < here.end && here.start < it.end))
    };
    let edits = trusted.flat_map(|fix| &fix.edits).filter(is_free);
    let mut changes: Vec<_> = edits.filter_map(|edit| change(text, edit)).collect();
    changes.sort_by_key(|change| (change.span.start, change.span.end));
    let mut end = 0;
    changes.retain(|change| {
        let is_behind = change.span.start >= end;
        if is_behind {
            end = change.span.end.max(change.span.start + 1);
        }
        is_behind
    });
    changes
}

/// Where nothing may be changed: quotations, titles of other documents, dates.
fn kept(report: &Report<'_>) -> Vec<Range<usize>> {
    let mut kept = quotes::ranges(report.text.words());
    let dates = report.header.date.iter().map(|date| date.raw);
    let mentions = report.mentions.iter();
    let titles = mentions.clone().flat_map(|it| [it.subject, it.name]).flatten();
    let stated = mentions.filter_map(|it| it.date).map(|date| date.raw);
    let words = dates.chain(titles).chain(stated);
    let nested = nested(report).map(|mention| mention.extent);
    kept.extend(words.chain(nested).filter_map(|words| report.text.range_of(words)));
    kept
}

/// Documents that are named in the title of another: what was read of the title ends before them.
fn nested<'r, 't>(report: &'r Report<'t>) -> impl Iterator<Item = &'r Mention<'t>> {
    let text = report.text;
    report.mentions.windows(2).filter_map(move |pair| {
        let [outer, inner] = pair else { return None };
        let end = text.range_of(outer.subject?)?.end;
        let start = text.range_of(inner.extent)?.start;
        let between = text.words().get(end..start)?;
        between.chars().all(|letter| letter == ' ').then_some(inner)
    })
}

/// The part of an edit that differs; all of it where the file does not hold the words as they are.
fn change<'t>(text: &Text, edit: &Edit<'t>) -> Option<Change<'t>> {
    let Edit { words, replacement } = edit;
    let is_plain = text.written(words) == *words;
    let (words, replacement) =
        if is_plain { differing(words, replacement) } else { (*words, replacement.as_str()) };
    let span = text.place(words)?.span;
    let is_same = is_plain && words.is_empty() && replacement.is_empty();
    (!is_same).then(|| Change { words, replacement: replacement.to_owned(), span })
}

/// Two words without what they begin and end with alike.
fn differing<'w, 'r>(words: &'w str, other: &'r str) -> (&'w str, &'r str) {
    let alike = |(one, two): &(char, char)| one == two;
    let head: usize =
        words.chars().zip(other.chars()).take_while(alike).map(|(it, _)| it.len_utf8()).sum();
    let (words, other) = (words.get(head..).unwrap_or(words), other.get(head..).unwrap_or(other));
    let ends = words.chars().rev().zip(other.chars().rev());
    let tail: usize = ends.take_while(alike).map(|(it, _)| it.len_utf8()).sum();
    let without = |it: &'_ str| it.len() - tail;
    let (one, two) = (without(words), without(other));
    (words.get(..one).unwrap_or(words), other.get(..two).unwrap_or(other))
}

/// Whether the bytes of a change can be replaced in the file as it is.
///
/// An old encoding has no room for every letter, and marks between words are not ours to remove.
pub fn can_be_made(text: &Text, original: &[u8], change: &Change<'_>) -> bool {
    let bytes = original.get(change.span.clone()).unwrap_or_default();
    match text.source().encoding {
        Encoding::Utf8 | Encoding::Utf8Marked | Encoding::Utf16 => true,
        Encoding::Stepped => {
            let is_marked = bytes.iter().any(|byte| matches!(byte, b'<' | b'>' | b'&'));
            let is_plain = !change.replacement.contains(['<', '>', '&']);
            change.replacement.is_ascii() && is_plain && !is_marked
        }
        Encoding::Extracted => false,
    }
}

/// The bytes of a file with changes made; every other byte is as it was.
pub fn apply(text: &Text, original: &[u8], changes: &[Change<'_>]) -> Vec<u8> {
    let mut mended = Vec::with_capacity(original.len());
    let mut at = 0;
    for change in changes.iter().filter(|it| can_be_made(text, original, it)) {
        let Some(before) = original.get(at..change.span.start) else { continue };
        mended.extend_from_slice(before);
        mended.extend(encoded(text, original, &change.replacement));
        at = change.span.end;
    }
    mended.extend_from_slice(original.get(at..).unwrap_or_default());
    mended
}

/// Words in the encoding of the file.
fn encoded(text: &Text, original: &[u8], words: &str) -> Vec<u8> {
    let unit = match (text.source().encoding, original) {
        (Encoding::Utf16, [0xfe, 0xff, ..]) => u16::to_be_bytes,
        (Encoding::Utf16, _) => u16::to_le_bytes,
        _ => return words.as_bytes().to_vec(),
    };
    words.encode_utf16().flat_map(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn only_what_differs_is_changed() {
        assert_eq!(differing("201/QĐ - UBND", "201/QĐ-UBND"), (" - ", "-"));
        assert_eq!(differing("17KH-VPUB", "17/KH-VPUB"), ("", "/"));
        assert_eq!(differing("ngày ngày", "ngày"), (" ngày", ""));
        assert_eq!(differing("429-QĐi", "429-QĐi/TU"), ("", "/TU"));
        assert_eq!(differing("", ""), ("", ""));
    }
}
