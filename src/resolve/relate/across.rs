//! Relations that are stated beyond one sentence.

use std::collections::HashMap;

use super::{Walk, stated::Stated};
use crate::{
    grammar::OpenerRole,
    graph::Graph,
    model::{DocumentAt, MentionAt, Relation},
};

/// How many figures the mark of a note may have; six in 791 texts have one or two.
const MARK: usize = 3;
/// How many of the documents that a paragraph sets out to implement one document may implement;
/// none of seven in 791 texts has more than one.
const PAIRED: usize = 40;

/// Documents that the text sets out to implement; what it does with them the next words say.
#[derive(Debug)]
pub(super) struct Pending<'t> {
    documents: Vec<(DocumentAt, Stated<'t>)>,
    paragraph: (usize, usize),
    is_paired: bool,
}

impl<'t> Walk<'_, 't> {
    /// `Thực hiện A, …`: perhaps the text itself, perhaps a document that the next words name.
    pub(super) fn set_out(&mut self, document: DocumentAt, stated: Stated<'t>, start: usize) {
        let here = self.line.filter(|line| (line.0..=line.1).contains(&start));
        let paragraph = here.unwrap_or_else(|| self.paragraph(start));
        self.line = Some(paragraph);
        if self.pending.as_ref().is_some_and(|it| it.is_paired) {
            self.pending = None;
        }
        let documents = Vec::new();
        let pending =
            self.pending.get_or_insert(Pending { documents, paragraph, is_paired: false });
        pending.documents.push((document, stated));
    }

    /// `Thực hiện A. Văn phòng đã ban hành B`: B implements A, across the full stop.
    pub(super) fn pair(&mut self, at: MentionAt, document: DocumentAt) {
        let Some(pending) = self.pending.as_mut() else { return };
        pending.is_paired = true;
        let stated: Vec<_> = pending.documents.iter().take(PAIRED).copied().collect();
        self.issued = Some(at);
        for (other, stated) in stated {
            self.state(document, other, Stated { is_direct: true, ..stated });
        }
    }

    /// At the end of a paragraph: what the text itself does with what it set out to implement.
    pub(super) fn settle(&mut self, start: usize) {
        let Some(pending) = self.pending.take_if(|it| start > it.paragraph.1) else { return };
        self.issued = None;
        if pending.is_paired {
            return;
        }
        let report = self.is_report();
        let words =
            |at: Option<&(DocumentAt, Stated<'t>)>| at.map_or("", |(_, stated)| stated.words);
        let first = words(pending.documents.first());
        let last = self.end(words(pending.documents.last()));
        let rest = self.words().get(last..pending.paragraph.1).unwrap_or_default();
        let results = self.grammar.cue_hits(rest).into_iter().find(|hit| {
            self.grammar.cues().get(hit.row).is_some_and(|cue| cue.relation == Relation::ReportsOn)
        });
        let start = self.report.text.range_of(first).map_or(last, |range| range.start);
        let relation = if report { Relation::ReportsOn } else { Relation::Implements };
        if !report || results.is_some() {
            for (document, stated) in pending.documents {
                let shown = results.and_then(|hit| self.words().get(start..last + hit.end));
                let words = shown.unwrap_or(stated.words);
                let answers = stated.relation == Relation::RespondsTo;
                let told = if answers { stated } else { Stated { relation, words, ..stated } };
                self.state(Graph::OWN, document, told);
            }
        }
    }

    /// `… triển khai thực hiện Nghị quyết của Ban Chấp hành Đảng bộ tỉnh`: the target has no
    /// number, and just one document of its kind and issuer stands before it.
    pub(super) fn read_unnumbered(&mut self, at: MentionAt, document: DocumentAt) {
        let Some(subject) = self.report.mention(at).and_then(|it| it.subject) else { return };
        let Some((cue, width)) = self.grammar.cue_at(subject) else { return };
        let rest = subject.get(width..).unwrap_or_default().trim_start();
        let Some((kind, width)) = self.grammar.kind_at(rest) else { return };
        let behind = rest.get(width..).unwrap_or_default().trim_start();
        let Some((_, width)) =
            self.grammar.opener_at(behind).filter(|(it, _)| it.role == OpenerRole::Issuer)
        else {
            return;
        };
        let issuer = self.grammar.fold(behind.get(width..).unwrap_or_default());
        let earlier = (0..at.index()).rev().take(12).map(MentionAt::new);
        let earlier = earlier.filter_map(|at| Some((at, self.report.mention(at)?)));
        let mut fits: Vec<DocumentAt> = earlier
            .filter(|(_, it)| it.kind.is_some_and(|it| it.code == kind.code))
            .filter(|(_, it)| {
                it.issuer.is_some_and(|it| {
                    let known = self.grammar.fold(it);
                    let place = known.rfind(' ').map_or("", |_| known.as_str());
                    let common = place
                        .bytes()
                        .zip(issuer.bytes())
                        .take_while(|(one, two)| one == two)
                        .count();
                    common * 4 >= known.len() * 2 && common > 12
                })
            })
            .filter_map(|(at, _)| self.graph.document_of(at).ok())
            .collect();
        fits.dedup();
        if let [target] = fits.as_slice() {
            self.state(document, *target, Stated::new(cue.relation, subject));
        }
    }

    /// The words that name a law.
    pub(super) fn law(&self, at: MentionAt) -> Option<&'t str> {
        self.report.mention(at).map(|it| it.name.unwrap_or(it.words))
    }

    /// `[3] Về kết quả thực hiện …`: a note is the title of the document that its mark stands
    /// behind.
    pub(super) fn noted(&self, at: MentionAt, note: &str) -> Option<DocumentAt> {
        let mark = mark(note)?;
        let noted = *self.marks.get_or_init(|| self.marks()).get(mark)?;
        self.graph.document_of(noted).ok().filter(|_| noted < at)
    }

    /// The first mention that each mark of a note stands behind.
    fn marks(&self) -> HashMap<&'t str, MentionAt> {
        let mut marks = HashMap::new();
        for (at, mention) in self.report.indexed() {
            let behind = self.words().get(self.end(mention.extent)..).unwrap_or_default();
            if let Some(mark) = mark(behind) {
                marks.entry(mark).or_insert(at);
            }
        }
        marks
    }

    /// The beginning and the end of the paragraph that holds this offset.
    fn paragraph(&self, at: usize) -> (usize, usize) {
        let words = self.words();
        let start = words.get(..at).and_then(|it| it.rfind('\n')).map_or(0, |it| it + 1);
        let end = words.get(at..).and_then(|it| it.find('\n')).map_or(words.len(), |it| at + it);
        (start, end)
    }
}

/// The mark of a note that words begin with, `[3]`.
fn mark(words: &str) -> Option<&str> {
    let inner = words.trim_start().strip_prefix('[')?;
    let mark = inner.get(..inner.floor_char_boundary(MARK + 1))?.split_once(']')?.0;
    let is_number = !mark.is_empty() && mark.bytes().all(|it| it.is_ascii_digit());
    is_number.then_some(mark)
}
