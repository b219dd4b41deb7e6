//! Relations that the words state.
//!
//! A cue governs the mention behind it and the list that the mention begins. Who acts is the
//! document whose title the cue stands in, or the text itself where the sentence begins with it.

use std::collections::BTreeMap;

use crate::{
    diagnostic::Certainty,
    extract::Report,
    grammar::{Cue, Grammar, OpenerRole},
    graph::{Edge, Graph},
    model::{Basis, DocumentAt, Form, Mention, MentionAt, Relation},
    parse,
    text::sentence,
};

mod across;
mod lead;
mod list;

use across::Pending;
use lead::{Lead, is_item, is_listed};
use list::Governor;

/// How far back a sentence may begin, in bytes.
const SENTENCE: usize = 1500;
/// How far before a mention its cue may stand, in bytes.
const REACH: usize = 320;
/// How far before `thi hành` its `quy định chi tiết` may stand, in bytes.
const DETAILS: usize = 60;

/// Adds stated relations.
pub(super) fn relate<'t>(report: &Report<'t>, grammar: &'t Grammar, graph: &mut Graph<'t>) {
    let mut walk = Walk {
        report,
        grammar,
        graph,
        at: 0,
        governors: Vec::new(),
        lists: BTreeMap::new(),
        open: None,
        pending: None,
        heading: None,
    };
    for at in 0..report.mentions.len() {
        walk.step(at);
    }
    walk.settle(usize::MAX);
}

struct Walk<'r, 't> {
    report: &'r Report<'t>,
    grammar: &'t Grammar,
    graph: &'r mut Graph<'t>,
    /// The mention that is looked at.
    at: usize,
    governors: Vec<Governor<'t>>,
    /// For each mention that a cue governs, the mention that begins its list.
    lists: BTreeMap<usize, usize>,
    /// What the text does in its last paragraph, and where that ends.
    open: Option<(Relation, usize)>,
    pending: Option<Pending<'t>>,
    heading: Option<(Relation, &'t str)>,
}

impl<'t> Walk<'_, 't> {
    fn step(&mut self, at: usize) {
        let Some(mention) = self.report.mentions.get(at) else { return };
        let Some(start) = self.start(mention) else { return };
        self.at = at;
        self.settle(start);
        let first = sentence(self.words(), start, SENTENCE);
        let before = self.before(at, first, start);
        if before.is_none() {
            self.governors.clear();
            self.read_heading(first, start);
        }
        let Ok(document) = self.graph.document_of(MentionAt::new(at)) else { return };
        if let Some(outer) = self.amending(at) {
            if let (Ok(amends), Some(law)) =
                (self.graph.document_of(MentionAt::new(outer)), self.law(outer))
            {
                state(self.graph, amends, document, Relation::Amends, law);
            }
            return;
        }
        if mention.heads_annex {
            return;
        }
        // Words that point back act, and nothing is done to what they mean: it is said elsewhere.
        match before {
            _ if mention.form == Form::Back => {}
            Some(before) => self.go_on(at, document, before, start),
            None => self.begin(document, first, start, mention),
        }
        self.read_behind(at, first);
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
        let mut outer = (0..at).rev().filter(|&before| self.amending(before).is_none()).take(8);
        outer.find(|&before| {
            self.report.mentions.get(before).is_some_and(|it| {
                let end = self.end(it.words);
                let gap = words.get(end..start).unwrap_or_default();
                end > first
                    && self.start(it).is_some_and(|it| it < start)
                    && gap.matches(')').count() <= gap.matches('(').count()
            })
        })
    }

    /// A mention that begins its sentence's list.
    fn begin(&mut self, document: DocumentAt, first: usize, start: usize, mention: &Mention<'t>) {
        let words = self.words();
        let from = first.max(words.ceil_char_boundary(start.saturating_sub(REACH)));
        let gap = words.get(from..start).unwrap_or_default();
        if let Some((relation, shown)) = self.heading
            && is_item(gap)
        {
            let governor = Governor::new(relation, vec![Graph::OWN], mention, shown);
            return self.govern(governor, document);
        }
        if self.issues(gap) {
            return self.pair(document, mention, gap, first);
        }
        if let Some(relation) = self.going_on(first).filter(|_| gap.trim().is_empty()) {
            let governor = Governor::new(relation, vec![Graph::OWN], mention, mention.extent);
            self.open = Some((relation, self.paragraph(start).1));
            return self.govern(governor, document);
        }
        let Some((cue, lead)) = self.cue(gap).filter(|(cue, _)| !cue.passive) else { return };
        if let Some(noted) = self.noted(gap).filter(|_| lead.is_initial) {
            let shown = words.get(from + lead.at..self.end(mention.words)).unwrap_or_default();
            let governor = Governor::new(lead.relation, vec![noted], mention, shown);
            return self.govern(governor, document);
        }
        // What is done is a direction given there, not the document itself.
        let by_vehicle = gap.trim_end().ends_with("tại");
        let tells = cue.relation == Relation::Implements && by_vehicle && self.is_report();
        if tells || !self.acts(cue, &lead, start) {
            return;
        }
        let shown = words.get(from + lead.at..self.end(mention.words)).unwrap_or_default();
        let governor = Governor::new(lead.relation, vec![Graph::OWN], mention, shown);
        self.open = Some((lead.relation, self.paragraph(start).1));
        if cue.relation == Relation::Implements && !by_vehicle && start > self.subject_end() {
            self.pending = Some(Pending::new(self.paragraph(first)));
        }
        self.govern(governor, document);
    }

    /// Whether the text itself acts by a cue that begins its sentence, or stands in its own title.
    fn acts(&self, cue: &Cue, lead: &Lead<'_>, start: usize) -> bool {
        let titled = start < self.subject_end() && !lead.before.contains(['(', '“']);
        let initial = lead.is_initial || self.ends_with_own_kind(lead.before) || titled;
        match cue.relation {
            Relation::BasedOn => lead.is_initial,
            Relation::RespondsTo => initial || self.is_dispatch(),
            Relation::ReportsOn => {
                let reports = self.is_report() || self.report.header.kind.is_none();
                reports && (initial || self.names_issuer(lead.before))
            }
            _ => initial,
        }
    }

    /// Whether the text is a letter, or does not say what it is.
    fn is_dispatch(&self) -> bool {
        self.report.header.kind.is_none_or(|kind| kind.dispatch)
    }

    /// Where the text's own title ends.
    fn subject_end(&self) -> usize {
        self.report.header.subject.map_or(0, |subject| self.end(subject))
    }

    /// A mention behind another one in its sentence.
    fn go_on(&mut self, at: usize, document: DocumentAt, before: usize, start: usize) {
        let words = self.words();
        let mentions = &self.report.mentions;
        let (Some(mention), Some(last)) = (mentions.get(at), mentions.get(before)) else { return };
        let end = self.end(last.words);
        let gap = words.get(end..start).unwrap_or_default();
        let rest = words.get(self.end(last.extent).min(start)..start).unwrap_or_default();
        if self.issues(gap) && self.pending.is_some() {
            return self.pair(document, mention, gap, end);
        }
        if self.is_carried(rest) {
            let carried = self.meant(before);
            let shown = words.get(end..self.end(mention.words)).unwrap_or_default();
            let governor = Governor::new(Relation::IssuedWith, carried, mention, shown);
            return self.govern(governor, document);
        }
        let Some((cue, lead)) = self.cue(gap) else {
            let titled = rest.trim().is_empty() && last.subject.is_some();
            if is_listed(rest) && !titled {
                self.inherit(document, mention, rest, gap.contains(';'));
            }
            return;
        };
        // `quy định về A; quy định chi tiết B`: a small letter goes on with the same title.
        let small = matches!(lead.relation, Relation::Details | Relation::Amends)
            && gap.get(lead.at..).is_some_and(|it| it.starts_with(char::is_lowercase));
        let item = lead.before.rsplit_once(';').map(|(_, item)| item);
        let item = item.filter(|it| !small || !lead::strip_marks(it).is_empty());
        if cue.relation == Relation::BasedOn {
            // `Căn cứ A; Căn cứ B`: a new item of the text's own grounds.
            if item.is_some_and(|it| lead::strip_marks(it).is_empty()) {
                let shown = words.get(end + lead.at..self.end(mention.words)).unwrap_or_default();
                let own = Governor::new(Relation::BasedOn, vec![Graph::OWN], mention, shown);
                self.governors.clear();
                self.govern(own, document);
            }
            return;
        }
        let goes_past = matches!(cue.relation, Relation::Repeals | Relation::Replaces);
        if item.is_some() && !goes_past {
            return;
        }
        let Some(others) = self.acting(cue, &lead, before, mention) else { return };
        let shown = words.get(end + lead.at..self.end(mention.words)).unwrap_or_default();
        let governor = Governor::new(lead.relation, others, mention, shown);
        self.govern(if cue.passive { governor.passive() } else { governor }, document);
    }

    /// `A ban hành kèm theo B`: nothing else stands between the two.
    fn is_carried(&self, between: &str) -> bool {
        let between = between.trim();
        let cue = self.grammar.cue_at(between);
        cue.is_some_and(|(cue, width)| {
            cue.relation == Relation::IssuedWith && width == between.len()
        })
    }

    fn meant(&self, at: usize) -> Vec<DocumentAt> {
        self.graph.document_of(MentionAt::new(at)).into_iter().collect()
    }

    /// Who acts by a cue behind a mention; for a passive cue, who is acted on.
    fn acting(
        &self,
        cue: &Cue,
        lead: &Lead<'_>,
        before: usize,
        mention: &Mention<'t>,
    ) -> Option<Vec<DocumentAt>> {
        if cue.passive {
            return self
                .graph
                .document_of(MentionAt::new(self.amended(before, mention)))
                .ok()
                .map(|it| vec![it]);
        }
        // `sửa đổi A … và bãi bỏ B`: one document does both.
        let goes_on = lead.before.trim_end().rsplit(' ').next().is_some_and(list::joins);
        let acts = |it: &&Governor<'_>| !it.passive && it.relation != Relation::BasedOn;
        if let Some(last) = self.governors.last().filter(acts).filter(|_| goes_on) {
            return Some(last.others.clone());
        }
        if self.names_another(lead.before) {
            return None;
        }
        let mut others = vec![self.graph.document_of(MentionAt::new(before)).ok()?];
        others.extend(self.coordinated(before));
        Some(others)
    }

    /// The mention that a passive cue amends: the nearest one of the rank of what amends it.
    ///
    /// `Nghị định A quy định chi tiết Luật B được sửa đổi bởi Nghị định C`: C amends A.
    fn amended(&self, before: usize, by: &Mention<'t>) -> usize {
        let mentions = &self.report.mentions;
        let rank = |it: &Mention<'t>| it.kind.map(|kind| (kind.named, kind.code.as_str()));
        let alike = |it: &Mention<'t>| match (rank(it), rank(by)) {
            (Some((true, _)), Some((true, _))) | (None, _) | (_, None) => true,
            (one, two) => one == two,
        };
        let last = mentions.get(before).map_or(0, |it| self.end(it.words));
        let mut near = (0..=before).rev().take(6).take_while(|&at| {
            let end = mentions.get(at).map_or(last, |it| self.end(it.words));
            let gap = self.words().get(end..last).unwrap_or_default();
            !gap.contains([';', '\n']) && !gap.contains(". ")
        });
        near.find(|&at| mentions.get(at).is_some_and(alike)).unwrap_or(before)
    }

    /// Whether these words name another document behind `và`, which has no number.
    fn names_another(&self, before: &str) -> bool {
        before.match_indices(' ').any(|(at, blank)| {
            let (joint, behind) = before.split_at_checked(at).unwrap_or_default();
            if !joint.rsplit(' ').next().is_some_and(list::joins) {
                return false;
            }
            let behind = behind.strip_prefix(blank).unwrap_or_default();
            let capital = behind.starts_with(char::is_uppercase);
            capital && self.grammar.kind_at(behind).is_some_and(|(kind, _)| !kind.generic)
        })
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

    /// The cue nearest to the end of these words that governs what follows them.
    fn cue<'g>(&self, gap: &'g str) -> Option<(&'t Cue, Lead<'g>)> {
        let from = gap.ceil_char_boundary(gap.len().saturating_sub(REACH));
        let near = gap.get(from..)?;
        let hits = self.grammar.cue_hits(near);
        hits.iter().rev().find_map(|hit| {
            let cue = self.grammar.cues().get(hit.row)?;
            let filler = near.get(hit.end..)?;
            let governs = match cue.relation {
                Relation::IssuedWith | Relation::Cites => return None,
                // What is approved is mostly a thing without a number, not what is cited behind it.
                Relation::Approves => filler.trim().is_empty(),
                _ => lead::is_filler(self.grammar, cue, filler),
            };
            let before = gap.get(..from + hit.start)?;
            if lead::is_draft(before) {
                return None;
            }
            let is_initial = lead::opens(self.grammar, before);
            let relation = lead::relation(self.grammar, cue, filler);
            // `quy định chi tiết … và biện pháp thi hành Luật`: the first cue says what is done.
            if cue.relation == Relation::Implements && self.details(near, hit.start) {
                return None;
            }
            governs.then_some((cue, Lead { at: from + hit.start, before, is_initial, relation }))
        })
    }

    /// Whether a cue of details stands so near before that the words behind it belong to it.
    fn details(&self, near: &str, at: usize) -> bool {
        let from = near.ceil_char_boundary(at.saturating_sub(DETAILS));
        let before = near.get(from..at).unwrap_or_default();
        !before.contains([';', '.'])
            && self.grammar.cue_hits(before).iter().any(|hit| {
                let cue = self.grammar.cues().get(hit.row);
                cue.is_some_and(|cue| cue.relation == Relation::Details)
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

    /// Whether these words are the name of a body, and nothing else.
    fn names_issuer(&self, words: &str) -> bool {
        let words = lead::strip_marks(words).trim();
        parse::issuer::issuer(self.grammar, words).is_some_and(|read| read.len() == words.len())
    }
}

fn state<'t>(
    graph: &mut Graph<'t>,
    from: DocumentAt,
    to: DocumentAt,
    relation: Relation,
    words: &'t str,
) {
    let (basis, certainty) = (Basis::Stated, Certainty::Certain);
    graph.link(from, to, Edge { relation, basis, certainty, words, reasons: Vec::new() });
}
