//! Relations that the words state.
//!
//! A cue governs the mention behind it and the list that the mention begins. Who acts is the
//! document whose title the cue stands in, or the text itself where the sentence begins with it.

use crate::{
    diagnostic::Certainty,
    extract::Report,
    grammar::{Cue, Grammar, OpenerRole},
    graph::{Edge, Graph},
    model::{Basis, Form, Mention, Relation},
};

mod lead;

use lead::{Lead, is_item, is_listed, sentence};

/// How far before a mention its cue may stand, in bytes.
const REACH: usize = 320;

/// Adds stated relations.
pub(super) fn relate<'t>(report: &Report<'t>, grammar: &'t Grammar, graph: &mut Graph<'t>) {
    let mut walk =
        Walk { report, grammar, graph, governors: Vec::new(), pending: None, heading: None };
    for at in 0..report.mentions.len() {
        walk.step(at);
    }
    walk.settle(usize::MAX);
}

/// What governs the items of a list.
#[derive(Debug, Clone)]
struct Governor<'t> {
    relation: Relation,
    /// Who acts; for a passive cue, who is acted on.
    others: Vec<usize>,
    passive: bool,
    /// The kind of the first item: a list goes on with its own kind.
    kind: Option<&'t str>,
    words: &'t str,
}

/// Documents that the text sets out to implement; what it does with them the next words say.
#[derive(Debug)]
struct Pending<'t> {
    documents: Vec<(usize, &'t str)>,
    paragraph: (usize, usize),
    paired: bool,
}

struct Walk<'r, 't> {
    report: &'r Report<'t>,
    grammar: &'t Grammar,
    graph: &'r mut Graph<'t>,
    governors: Vec<Governor<'t>>,
    pending: Option<Pending<'t>>,
    heading: Option<(Relation, &'t str)>,
}

impl<'t> Walk<'_, 't> {
    fn step(&mut self, at: usize) {
        let Some(mention) = self.report.mentions.get(at) else { return };
        let Some(start) = self.start(mention) else { return };
        self.settle(start);
        let first = sentence(self.words(), start);
        let before = self.before(at, first, start);
        if before.is_none() {
            self.governors.clear();
            self.read_heading(first, start);
        }
        let Ok(document) = self.graph.document_of(at) else { return };
        if mention.heads_annex {
            return;
        }
        match before {
            Some(before) => self.go_on(at, document, before, start),
            None => self.begin(document, first, start, mention),
        }
        self.read_unnumbered(at, document);
    }

    fn words(&self) -> &'t str {
        self.report.text.words()
    }

    /// Where the words of a mention begin, its pinpoint included.
    fn start(&self, mention: &Mention<'t>) -> Option<usize> {
        let words = mention.pinpoint.unwrap_or(mention.extent);
        self.report.text.range_of(words).map(|range| range.start)
    }

    fn end(&self, words: &str) -> usize {
        self.report.text.range_of(words).map_or(0, |range| range.end)
    }

    /// The mention before in the same sentence; one inside closed brackets is stepped over.
    fn before(&self, at: usize, first: usize, start: usize) -> Option<usize> {
        let words = self.words();
        (0..at)
            .rev()
            .take(8)
            .find(|&before| {
                self.report.mentions.get(before).is_some_and(|it| {
                    let end = self.end(it.words);
                    let gap = words.get(end..start).unwrap_or_default();
                    end > first && gap.matches(')').count() <= gap.matches('(').count()
                })
            })
            .filter(|&before| {
                self.report.mentions.get(before).is_some_and(|it| self.end(it.words) > first)
            })
    }

    /// A mention that begins its sentence's list.
    fn begin(&mut self, document: usize, first: usize, start: usize, mention: &Mention<'t>) {
        let words = self.words();
        let from = first.max(words.ceil_char_boundary(start.saturating_sub(REACH)));
        let gap = words.get(from..start).unwrap_or_default();
        if let Some((relation, shown)) = self.heading
            && is_item(gap)
        {
            let governor = self.governor(relation, vec![Graph::OWN], false, mention, shown);
            return self.govern(governor, document);
        }
        if self.issues(gap) {
            return self.pair(document, mention, gap, first);
        }
        let Some((cue, lead)) = self.cue(gap) else { return };
        let initial = lead.is_initial || self.ends_with_own_kind(lead.before);
        let acts = match cue.relation {
            Relation::BasedOn => lead.is_initial,
            Relation::RespondsTo => true,
            Relation::ReportsOn => initial && self.is_report(),
            _ => initial,
        };
        // What is done is a direction given there, not the document itself.
        let by_vehicle = gap.trim_end().ends_with("tại");
        let tells = cue.relation == Relation::Implements && by_vehicle && self.is_report();
        if !acts || cue.passive || tells {
            return;
        }
        let shown = words
            .get(first + (lead.at + from - first)..self.end(mention.words))
            .unwrap_or_default();
        let governor = self.governor(cue.relation, vec![Graph::OWN], false, mention, shown);
        if cue.relation == Relation::Implements && !by_vehicle {
            self.pending = Some(Pending {
                documents: Vec::new(),
                paragraph: self.paragraph(first),
                paired: false,
            });
        }
        self.govern(governor, document);
    }

    /// A mention behind another one in its sentence.
    fn go_on(&mut self, at: usize, document: usize, before: usize, start: usize) {
        let words = self.words();
        let (Some(mention), Some(last)) =
            (self.report.mentions.get(at), self.report.mentions.get(before))
        else {
            return;
        };
        let end = self.end(last.words);
        let gap = words.get(end..start).unwrap_or_default();
        let rest = words.get(self.end(last.extent).min(start)..start).unwrap_or_default();
        if self.issues(gap) && self.pending.is_some() {
            return self.pair(document, mention, gap, end);
        }
        let Some((cue, lead)) = self.cue(gap) else {
            if is_listed(rest) {
                self.inherit(document, mention, rest.contains(';') || gap.contains(';'));
            }
            return;
        };
        if lead.before.contains(';')
            && !matches!(cue.relation, Relation::Repeals | Relation::Replaces | Relation::BasedOn)
        {
            return;
        }
        let Ok(acting) = self.graph.document_of(before) else { return };
        let shown = words.get(end + lead.at..self.end(mention.words)).unwrap_or_default();
        let mut others = vec![acting];
        if !cue.passive
            && last.subject.is_none_or(|subject| {
                self.end(subject) <= end + lead.at
                    || lead.at <= self.end(subject).saturating_sub(end)
            })
        {
            others.extend(self.coordinated(before));
        }
        let governor = self.governor(cue.relation, others, cue.passive, mention, shown);
        self.govern(governor, document);
    }

    /// Mentions that share the title of the one at `before`: `Kế hoạch A và Kế hoạch B thực hiện …`.
    fn coordinated(&self, before: usize) -> Vec<usize> {
        let words = self.words();
        let pair = |at: usize| {
            Some((self.report.mentions.get(at.checked_sub(1)?)?, self.report.mentions.get(at)?))
        };
        let Some((one, two)) = pair(before) else { return Vec::new() };
        let gap = words.get(self.end(one.extent)..self.start(two).unwrap_or(0)).unwrap_or_default();
        let alike = one.kind.map(|it| &it.code) == two.kind.map(|it| &it.code);
        let shared = one.subject.is_none() && alike && gap.trim() == "và";
        shared.then(|| self.graph.document_of(before - 1).ok()).flatten().into_iter().collect()
    }

    /// The next item of a list: behind a semicolon the outermost governor's, else the innermost
    /// one's whose list is of its kind.
    fn inherit(&mut self, document: usize, mention: &Mention<'t>, outer: bool) {
        let kind = mention.kind.map(|kind| kind.code.as_str());
        let of_kind = self.governors.iter().rposition(|it| it.kind == kind);
        let at = if outer { Some(0) } else { of_kind.or(self.governors.len().checked_sub(1)) };
        let Some(at) = at else { return };
        self.governors.truncate(at + 1);
        if let Some(mut governor) = self.governors.pop() {
            let from = governor.words.as_ptr() as usize - self.words().as_ptr() as usize;
            governor.words =
                self.words().get(from..self.end(mention.words)).unwrap_or(governor.words);
            self.govern(governor, document);
        }
    }

    fn governor(
        &self,
        relation: Relation,
        others: Vec<usize>,
        passive: bool,
        mention: &Mention<'t>,
        words: &'t str,
    ) -> Governor<'t> {
        Governor {
            relation,
            others,
            passive,
            kind: mention.kind.map(|kind| kind.code.as_str()),
            words,
        }
    }

    fn govern(&mut self, governor: Governor<'t>, document: usize) {
        let own = governor.others == [Graph::OWN];
        for &other in &governor.others {
            let (from, to) = if governor.passive { (document, other) } else { (other, document) };
            match &mut self.pending {
                Some(pending)
                    if own && governor.relation == Relation::Implements && !pending.paired =>
                {
                    pending.documents.push((document, governor.words));
                }
                _ => state(self.graph, from, to, governor.relation, governor.words),
            }
        }
        self.governors.push(governor);
    }

    /// `Thực hiện A. Văn phòng đã ban hành B`: B implements A, across the full stop.
    fn pair(&mut self, document: usize, mention: &Mention<'t>, gap: &'t str, first: usize) {
        let Some(pending) = self.pending.as_mut().filter(|it| first <= it.paragraph.1) else {
            return;
        };
        pending.paired = true;
        let others: Vec<usize> = pending.documents.iter().map(|(document, _)| *document).collect();
        let words = pending.documents.first().map_or(gap, |(_, words)| *words);
        for &other in &others {
            state(self.graph, document, other, Relation::Implements, words);
        }
        let kind = mention.kind.map(|kind| kind.code.as_str());
        // The list that this mention begins implements the same documents: they are acted on.
        self.governors.push(Governor {
            relation: Relation::Implements,
            others,
            passive: true,
            kind,
            words,
        });
    }

    /// At the end of a paragraph: what the text itself does with what it set out to implement.
    fn settle(&mut self, start: usize) {
        let Some(pending) = self.pending.take_if(|it| start > it.paragraph.1) else { return };
        if pending.paired {
            return;
        }
        let report = self.is_report();
        let last = pending.documents.last().map_or(0, |(_, words)| self.end(words));
        let rest = self.words().get(last..pending.paragraph.1).unwrap_or_default();
        let results = self.grammar.cue_hits(rest).iter().any(|hit| {
            self.grammar.cues().get(hit.row).is_some_and(|cue| cue.relation == Relation::ReportsOn)
        });
        let relation = if report { Relation::ReportsOn } else { Relation::Implements };
        if !report || results {
            for (document, words) in pending.documents {
                state(self.graph, Graph::OWN, document, relation, words);
            }
        }
    }

    /// Whether the text reports: its kind's own name opens such a cue.
    fn is_report(&self) -> bool {
        self.report.header.kind.is_some_and(|kind| {
            let name = self.grammar.fold(&kind.name);
            let mut cues =
                self.grammar.cues().iter().filter(|cue| cue.relation == Relation::ReportsOn);
            cues.any(|cue| cue.words.starts_with(&name))
        })
    }

    /// A line that is a cue without a document governs the items below it.
    fn read_heading(&mut self, first: usize, start: usize) {
        let words = self.words();
        let gap = words.get(first..start).unwrap_or_default();
        let line = words.get(..first).unwrap_or_default().trim_end();
        let above = line.rsplit('\n').next().unwrap_or_default();
        if !is_item(gap) {
            self.heading = None;
            return;
        }
        let lead = lead::strip_marks(above);
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

    /// `… triển khai thực hiện Nghị quyết của Ban Chấp hành Đảng bộ tỉnh`: the target has no
    /// number, and just one document of its kind and issuer stands before it.
    fn read_unnumbered(&mut self, at: usize, document: usize) {
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
        let mut fits: Vec<usize> = earlier
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
            state(self.graph, document, *target, cue.relation, subject);
        }
    }

    /// The cue nearest to the end of these words that governs what follows them.
    fn cue<'g>(&self, gap: &'g str) -> Option<(&'t Cue, Lead<'g>)> {
        let from = gap.ceil_char_boundary(gap.len().saturating_sub(REACH));
        let near = gap.get(from..)?;
        let hits = self.grammar.cue_hits(near);
        hits.iter().rev().find_map(|hit| {
            let cue = self.grammar.cues().get(hit.row)?;
            if matches!(cue.relation, Relation::IssuedWith | Relation::Cites) {
                return None;
            }
            let filler = near.get(hit.end..)?;
            let governs = lead::is_filler(self.grammar, cue, filler);
            let before = gap.get(..from + hit.start)?;
            let is_initial = lead::strip_marks(before).is_empty();
            governs.then_some((cue, Lead { at: from + hit.start, before, is_initial }))
        })
    }

    /// Whether these words end with a verb of issuing.
    fn issues(&self, gap: &str) -> bool {
        let starts = gap.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
        let near = starts.filter(|at| gap.len() - at < 40);
        near.filter_map(|at| gap.get(at..)).map(str::trim_end).any(|verb| {
            let issues = self.grammar.opener_at(verb);
            issues.is_some_and(|(it, width)| it.role == OpenerRole::Issues && width == verb.len())
        })
    }

    /// `ban hành Quyết định bãi bỏ …`: the text's own kind stands before the cue.
    fn ends_with_own_kind(&self, before: &str) -> bool {
        let own = self.report.header.kind.map(|kind| self.grammar.fold(&kind.name));
        own.is_some_and(|own| self.grammar.fold(before).ends_with(&own))
    }

    /// Where the paragraph begins and ends that holds this offset.
    fn paragraph(&self, at: usize) -> (usize, usize) {
        let words = self.words();
        let start = words.get(..at).and_then(|it| it.rfind('\n')).map_or(0, |it| it + 1);
        let end = words.get(at..).and_then(|it| it.find('\n')).map_or(words.len(), |it| at + it);
        (start, end)
    }
}

fn state<'t>(graph: &mut Graph<'t>, from: usize, to: usize, relation: Relation, words: &'t str) {
    let (basis, certainty) = (Basis::Stated, Certainty::Certain);
    graph.link(from, to, Edge { relation, basis, certainty, words, reasons: Vec::new() });
}
