//! What is stated beyond one sentence, above a list, or behind a mention.

use super::{
    Walk,
    lead::{self, is_item},
    list::Governor,
    state,
};
use crate::{
    grammar::OpenerRole,
    graph::Graph,
    model::{DocumentAt, Form, Mention, MentionAt, Relation},
};

/// How near to its cue the document stands that ends another, in bytes.
const NEAR: usize = 40;

/// How many laws the name of an amending law may hold.
const NESTED: usize = 14;

/// Documents that the text sets out to implement; what it does with them the next words say.
#[derive(Debug)]
pub(super) struct Pending<'t> {
    pub(super) documents: Vec<(DocumentAt, &'t str)>,
    paragraph: (usize, usize),
    pub(super) is_paired: bool,
}

impl Pending<'_> {
    /// Nothing yet, in a paragraph that begins and ends there.
    pub(super) fn new(paragraph: (usize, usize)) -> Self {
        Self { documents: Vec::new(), paragraph, is_paired: false }
    }
}

impl<'t> Walk<'_, 't> {
    /// `Thực hiện A. Văn phòng đã ban hành B`: B implements A, across the full stop.
    pub(super) fn pair(
        &mut self,
        document: DocumentAt,
        mention: &Mention<'t>,
        gap: &'t str,
        first: usize,
    ) {
        let Some(pending) = self.pending.as_mut().filter(|it| first <= it.paragraph.1) else {
            return;
        };
        pending.is_paired = true;
        let others: Vec<DocumentAt> =
            pending.documents.iter().map(|(document, _)| *document).collect();
        let words = pending.documents.first().map_or(gap, |(_, words)| *words);
        for &other in &others {
            state(self.graph, document, other, Relation::Implements, words);
        }
        // The list that this mention begins implements the same documents: they are acted on.
        let governor = Governor::new(Relation::Implements, others, mention, words);
        self.governors.push(governor.passive());
    }

    /// At the end of a paragraph: what the text itself does with what it set out to implement.
    pub(super) fn settle(&mut self, start: usize) {
        let Some(pending) = self.pending.take_if(|it| start > it.paragraph.1) else { return };
        if pending.is_paired {
            return;
        }
        let report = self.is_report();
        let first = pending.documents.first().map_or("", |(_, words)| *words);
        let last = pending.documents.last().map_or(0, |(_, words)| self.end(words));
        let rest = self.words().get(last..pending.paragraph.1).unwrap_or_default();
        let results = self.grammar.cue_hits(rest).into_iter().find(|hit| {
            self.grammar.cues().get(hit.row).is_some_and(|cue| cue.relation == Relation::ReportsOn)
        });
        let start = self.report.text.range_of(first).map_or(last, |range| range.start);
        let relation = if report { Relation::ReportsOn } else { Relation::Implements };
        if !report || results.is_some() {
            for (document, words) in pending.documents {
                let shown = results.and_then(|hit| self.words().get(start..last + hit.end));
                state(self.graph, Graph::OWN, document, relation, shown.unwrap_or(words));
            }
        }
    }

    /// A line that is a cue without a document governs the items below it.
    pub(super) fn read_heading(&mut self, first: usize, start: usize) {
        let words = self.words();
        let gap = words.get(first..start).unwrap_or_default();
        let line = words.get(..first).unwrap_or_default().trim_end();
        let above = line.rsplit('\n').next().unwrap_or_default();
        if !is_item(gap) {
            self.heading = None;
            return;
        }
        let lead = self.without_itself(lead::strip_marks(above));
        let cue = self
            .grammar
            .cue_at(lead)
            .filter(|(cue, _)| matches!(cue.relation, Relation::Repeals | Relation::Replaces));
        if let Some((cue, _)) = cue {
            let is_bare = !self.report.mentions.iter().any(|it| {
                it.form != Form::Back
                    && self.end(it.words) <= first
                    && self.end(it.words) + above.len() > first
            });
            self.heading = is_bare.then_some((cue.relation, lead));
        }
    }

    /// A heading without the text's own name: `Quyết định này bãi bỏ các Quyết định sau:`.
    fn without_itself(&self, heading: &'t str) -> &'t str {
        let behind = || {
            let (_, kind) = self.grammar.kind_at(heading)?;
            let pointing = heading.get(kind..)?.trim_start();
            let (_, width) = self.grammar.return_at(pointing)?;
            pointing.get(width..).map(str::trim_start)
        };
        behind().unwrap_or(heading)
    }

    /// `… triển khai thực hiện Nghị quyết của Ban Chấp hành Đảng bộ tỉnh`: the target has no
    /// number, and just one document of its kind and issuer stands before it.
    pub(super) fn read_unnumbered(&mut self, at: usize, document: DocumentAt) {
        let Some(subject) = self.report.mentions.get(at).and_then(|it| it.subject) else { return };
        let Some((cue, width)) = self.grammar.cue_at(subject).filter(|(cue, _)| !cue.passive)
        else {
            return;
        };
        let rest = subject.get(width..).unwrap_or_default().trim_start();
        let Some((kind, width)) = self.grammar.kind_at(rest) else { return };
        let behind = rest.get(width..).unwrap_or_default().trim_start();
        let Some((_, width)) =
            self.grammar.opener_at(behind).filter(|(it, _)| it.role == OpenerRole::Issuer)
        else {
            return;
        };
        let issuer = self.grammar.fold(behind.get(width..).unwrap_or_default());
        let earlier = self.report.mentions.iter().enumerate().take(at).rev().take(12);
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
            .filter_map(|(at, _)| self.graph.document_of(MentionAt::new(at)).ok())
            .collect();
        fits.dedup();
        if let [target] = fits.as_slice() {
            state(self.graph, document, *target, cue.relation, subject);
        }
    }

    /// `A hết hiệu lực kể từ ngày Quyết định này có hiệu lực`: the cue stands behind the documents.
    ///
    /// Those are ended that are of the text's own kind and in no other document's title.
    pub(super) fn read_behind(&mut self, at: usize, first: usize) {
        let mentions = &self.report.mentions;
        let Some(mention) = mentions.get(at).filter(|it| it.form != Form::Back) else { return };
        let end = self.end(mention.extent);
        let behind = self.words().get(end..).unwrap_or_default().trim_start();
        let Some((cue, width)) = self.grammar.cue_at(behind).filter(|(cue, _)| cue.behind) else {
            return;
        };
        let cue_end = self.words().len() - behind.len() + width;
        // Who ends them is said right there: `kể từ ngày Quyết định này có hiệu lực`.
        let Some((by, own)) = mentions.iter().enumerate().nth(at + 1) else { return };
        let near = self.start(own).is_some_and(|start| start < cue_end + NEAR);
        if own.form != Form::Back
            || !near
            || self.graph.document_of(MentionAt::new(by)) != Ok(Graph::OWN)
        {
            return;
        }
        let ended: Vec<_> = (0..=at)
            .rev()
            .take_while(|&at| mentions.get(at).is_some_and(|it| self.end(it.words) > first))
            .filter(|at| !self.lists.contains_key(at))
            .filter_map(|at| {
                let it = mentions.get(at)?;
                let alike = it.kind?.code == own.kind?.code && it.form == Form::Numbered;
                Some((self.graph.document_of(MentionAt::new(at)).ok()?, self.start(it)?))
                    .filter(|_| alike)
            })
            .collect();
        for (document, start) in ended.into_iter().rev() {
            let shown = self.words().get(start..cue_end).unwrap_or_default();
            state(self.graph, Graph::OWN, document, cue.relation, shown);
        }
    }

    /// The amending law in whose name a law's mention stands: `Luật sửa đổi … của Luật A và Luật B`.
    pub(super) fn amending(&self, at: usize) -> Option<usize> {
        let mentions = &self.report.mentions;
        let inner = self.report.text.range_of(mentions.get(at)?.words)?;
        let near = at.saturating_sub(NESTED)..mentions.len().min(at + NESTED);
        near.filter(|&outer| outer != at).find(|&outer| {
            let name = mentions.get(outer).and_then(|it| it.name);
            let name = name.and_then(|it| self.report.text.range_of(it));
            name.is_some_and(|it| it.start < inner.start && inner.end <= it.end)
        })
    }

    /// The words that name a law.
    pub(super) fn law(&self, at: usize) -> Option<&'t str> {
        self.report.mentions.get(at).map(|it| it.name.unwrap_or(it.words))
    }

    /// What the text does in the paragraph above, when it goes on: `Căn cứ A;` and below it `B;`.
    pub(super) fn going_on(&self, first: usize) -> Option<Relation> {
        let (relation, end) = self.open?;
        let above = self.words().get(..end)?.trim_end();
        let between = self.words().get(end..first)?;
        (above.ends_with(';') && between.trim().is_empty()).then_some(relation)
    }

    /// `[3] Về kết quả thực hiện …`: a note is the title of the document that its mark stands
    /// behind.
    pub(super) fn noted(&self, note: &str) -> Option<DocumentAt> {
        let mark = mark(note)?;
        let marked = |it: &Mention<'_>| {
            let behind = self.words().get(self.end(it.extent)..).unwrap_or_default();
            self::mark(behind) == Some(mark)
        };
        let at = self.report.mentions.iter().position(marked)?;
        self.graph.document_of(MentionAt::new(at)).ok().filter(|_| at < self.at)
    }

    /// Where the paragraph begins and ends that holds this offset.
    pub(super) fn paragraph(&self, at: usize) -> (usize, usize) {
        let words = self.words();
        let start = words.get(..at).and_then(|it| it.rfind('\n')).map_or(0, |it| it + 1);
        let end = words.get(at..).and_then(|it| it.find('\n')).map_or(words.len(), |it| at + it);
        (start, end)
    }
}

/// The mark of a note that words begin with, `[3]`.
fn mark(words: &str) -> Option<&str> {
    let mark = words.trim_start().strip_prefix('[')?.split_once(']')?.0;
    let is_number = (1..=3).contains(&mark.len()) && mark.bytes().all(|it| it.is_ascii_digit());
    is_number.then_some(mark)
}
