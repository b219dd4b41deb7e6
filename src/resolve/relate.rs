//! Relations that the words state.
//!
//! The tree of each sentence tells which verb governs a mention and who acts by it. What is left to
//! say here is whether the text itself acts, what it does with what it set out to implement, and
//! whether a reading can be true: nothing is done to what is younger.

use std::{cell::OnceCell, collections::HashMap};

use crate::{
    extract::{Actor, Clause, Level, Report, Within},
    grammar::{Grammar, TurnRole},
    graph::Graph,
    model::{DocumentAt, Form, Mention, MentionAt, Relation},
    parse,
};

mod across;
mod lead;
mod stated;

use across::Pending;
use stated::{Ages, Stated};

/// Adds stated relations.
pub(super) fn relate<'t>(report: &Report<'t>, grammar: &'t Grammar, graph: &mut Graph<'t>) {
    let ages = Ages::of(report, graph);
    let mut walk = Walk {
        report,
        grammar,
        graph,
        ages,
        line: None,
        pending: None,
        issued: None,
        marks: OnceCell::new(),
    };
    for (at, _) in report.indexed() {
        walk.step(at);
    }
    walk.settle(usize::MAX);
}

struct Walk<'r, 't> {
    report: &'r Report<'t>,
    grammar: &'t Grammar,
    graph: &'r mut Graph<'t>,
    ages: Ages,
    /// Where the paragraph begins and ends that was looked for last.
    line: Option<(usize, usize)>,
    /// What the text set out to implement in this paragraph.
    pending: Option<Pending<'t>>,
    /// The last mention that somebody issued to implement it.
    issued: Option<MentionAt>,
    /// The first mention that each mark of a note stands behind, once it was asked for.
    marks: OnceCell<HashMap<&'t str, MentionAt>>,
}

impl<'t> Walk<'_, 't> {
    fn step(&mut self, at: MentionAt) {
        let Some(mention) = self.report.mention(at) else { return };
        let Some(start) = self.start(mention) else { return };
        self.settle(start);
        let Ok(document) = self.graph.document_of(at) else { return };
        let Some(stand) = self.report.tree.stand(at) else { return };
        if let Within::Name(outer) = stand.within {
            let outer = MentionAt::new(outer);
            if let (Ok(amends), Some(law)) = (self.graph.document_of(outer), self.law(outer)) {
                let stated = Stated::new(Relation::Amends, law);
                self.state(amends, document, stated);
            }
            return;
        }
        if mention.heads_annex {
            return;
        }
        if stand.within == Within::Sentence && self.is_issued(at, start) {
            return self.pair(at, document);
        }
        if let Some(clause) = self.report.tree.clause_of(at) {
            self.govern(at, document, clause);
        }
        self.read_unnumbered(at, document);
    }

    fn words(&self) -> &'t str {
        self.report.text.words()
    }

    /// The offset at which the words of a mention begin, its pinpoint included.
    fn start(&self, mention: &Mention<'t>) -> Option<usize> {
        let words = mention.pinpoint.unwrap_or(mention.extent);
        self.report.text.range_of(words).map(|range| range.start)
    }

    fn end(&self, words: &str) -> usize {
        self.report.text.range_of(words).map_or(0, |range| range.end)
    }

    /// States what a clause says of one of its mentions.
    fn govern(&mut self, at: MentionAt, document: DocumentAt, clause: &Clause<'t>) {
        let Some((mention, stand)) = self.report.mention(at).zip(self.report.tree.stand(at)) else {
            return;
        };
        let relation = match clause.cue.relation {
            // A document of which a part is replaced is amended.
            Relation::Replaces if !stand.extent.is_whole() => Relation::Amends,
            relation => relation,
        };
        let verb = self.report.text.range_of(clause.words).unwrap_or_default().start;
        let place = self.report.text.range_of(mention.words).unwrap_or_default();
        let shown = self.words().get(verb.min(place.start)..place.end.max(self.end(clause.words)));
        let words = shown.unwrap_or(clause.words);
        let stated = Stated {
            extent: stand.extent,
            is_direct: stand.is_direct,
            ..Stated::new(relation, words)
        };
        match &clause.actor {
            Actor::Mentions(actors) => {
                for actor in actors.iter().map(|&at| MentionAt::new(at)) {
                    // A quotation speaks of its own text, not of this one.
                    let back = self.report.mention(actor).is_some_and(|it| it.form == Form::Back);
                    let Ok(other) = self.graph.document_of(actor) else { continue };
                    let spoken = stand.is_quoted
                        || self.report.outline.is_in_form(mention.words) && other == Graph::OWN;
                    if spoken && (back || other == Graph::OWN) {
                        continue;
                    }
                    let (from, to) =
                        if clause.is_passive { (document, other) } else { (other, document) };
                    self.state(from, to, stated);
                }
            }
            Actor::Opening(_) if stand.is_quoted => {}
            Actor::Opening(before) => self.open(at, document, clause, before, stated),
        }
    }

    /// A verb that the sentence opens with: the text itself acts, unless the words before it say
    /// who else does.
    fn open(
        &mut self,
        at: MentionAt,
        document: DocumentAt,
        clause: &Clause<'t>,
        before: &'t str,
        stated: Stated<'t>,
    ) {
        let Some(mention) = self.report.mention(at) else { return };
        let Some(start) = self.start(mention) else { return };
        let outline = &self.report.outline;
        if self.is_draft(before) || outline.is_in_form(mention.words) {
            return;
        }
        if let Some(noted) = self.noted(at, before).filter(|_| lead::opens(self.grammar, before)) {
            return self.state(noted, document, stated);
        }
        // What is done is a direction given there, not the document itself.
        let way = self.words().get(self.end(clause.words)..start).unwrap_or_default().trim();
        let last = way.rsplit(' ').next().unwrap_or_default();
        let by_vehicle = self.grammar.turn_at(last, TurnRole::Vehicle).is_some();
        let implements = clause.cue.relation == Relation::Implements;
        if implements && by_vehicle && self.is_report() || !self.acts(clause, before, start) {
            return;
        }
        let received = clause.cue.relation == Relation::RespondsTo && self.is_received(before);
        if received || implements && !by_vehicle && start > self.subject_end() {
            self.set_out(document, stated, start);
        } else {
            self.state(Graph::OWN, document, stated);
        }
    }

    /// Whether the text itself acts by a verb that begins its sentence, or stands in its own title.
    fn acts(&self, clause: &Clause<'t>, before: &str, start: usize) -> bool {
        let is_initial = lead::opens(self.grammar, before);
        let titled = start < self.subject_end() && !before.contains(['(', '“']);
        let initial = is_initial || self.ends_with_own_kind(before) || titled;
        match clause.cue.relation {
            Relation::BasedOn => is_initial && !self.is_step(clause),
            Relation::RespondsTo => initial || self.is_dispatch(),
            Relation::ReportsOn => {
                let reports = self.is_report() || self.report.header.kind.is_none();
                reports && (initial || self.names_issuer(before))
            }
            _ => initial,
        }
    }

    /// `Bước 1: … Căn cứ quy định tại Nghị định A, Chi cục báo cáo`: in the midst of an article of a
    /// text of official form somebody goes by what is cited, and the text does not rest on it.
    fn is_step(&self, clause: &Clause<'t>) -> bool {
        let path = self.report.outline.path_to(clause.words);
        let is_ground = self.report.outline.is_ground(clause.words);
        self.report.header.kind.is_some()
            && !is_ground
            && path.parts.iter().any(|part| part.level == Level::Article)
    }

    /// `Bộ Xây dựng nhận được Công văn A`, in a text that is no letter: who answers is told later.
    fn is_received(&self, before: &str) -> bool {
        self.report.header.kind.is_none() && self.names_issuer(before)
    }

    /// Whether the text is a letter, or does not say what it is.
    fn is_dispatch(&self) -> bool {
        self.report.header.kind.is_none_or(|kind| kind.dispatch)
    }

    /// The offset at which the text's own title ends.
    fn subject_end(&self) -> usize {
        self.report.header.subject.map_or(0, |subject| self.end(subject))
    }

    /// Whether a draft acts: `dự thảo Nghị quyết của Quốc hội sửa đổi …`.
    fn is_draft(&self, before: &str) -> bool {
        let hits = self.grammar.turn_hits(before);
        let mut turns = hits.iter().filter_map(|hit| self.grammar.turns().get(hit.row));
        turns.any(|turn| turn.is(TurnRole::Draft))
    }

    /// Whether the text reports: its kind's own name opens such a verb.
    fn is_report(&self) -> bool {
        self.report.header.kind.is_some_and(|kind| {
            let name = self.grammar.fold(&kind.name);
            let mut cues =
                self.grammar.cues().iter().filter(|cue| cue.relation == Relation::ReportsOn);
            cues.any(|cue| cue.words.starts_with(&name))
        })
    }

    /// Whether a verb of issuing stands before a mention, or before the list that it goes on with.
    fn is_issued(&self, at: MentionAt, start: usize) -> bool {
        let words = self.words();
        let before = words.get(..start).unwrap_or_default().trim_end();
        let issues = || self.grammar.issuing_before(before).is_some();
        let listed = || {
            let last = self.issued.and_then(|at| self.report.mention(at));
            let gap = last.and_then(|last| words.get(self.end(last.extent)..start));
            at.before() == self.issued && gap.is_some_and(|gap| lead::is_joint(self.grammar, gap))
        };
        self.pending.is_some() && (issues() || listed())
    }

    /// `ban hành Quyết định bãi bỏ …`: the text's own kind stands before the verb.
    fn ends_with_own_kind(&self, before: &str) -> bool {
        let own = self.report.header.kind.map(|kind| self.grammar.fold(&kind.name));
        own.is_some_and(|own| self.grammar.fold(before).ends_with(&own))
    }

    /// Whether these words are the name of a body, and nothing else.
    fn names_issuer(&self, words: &str) -> bool {
        let words = lead::strip_marks(self.grammar, words).trim();
        parse::issuer::issuer(self.grammar, words).is_some_and(|read| read.len() == words.len())
    }

    /// States a relation, unless what acts is older than what it acts on.
    fn state(&mut self, from: DocumentAt, to: DocumentAt, stated: Stated<'t>) {
        let doubted = stated.relation.needs_elder() && self.ages.is_older(from, to);
        let flagged = stated.relation == Relation::Implements && stated.is_direct;
        let kind = |at: DocumentAt| self.graph.document(at).and_then(|it| it.kind);
        // `Tờ trình về việc bãi bỏ …`: who asks for it does not do it, but to a paper of its own kind.
        let asks = stated.relation.changes()
            && kind(from)
                .is_some_and(|from| from.tells && kind(to).is_none_or(|to| to.code != from.code));
        if (!doubted || flagged) && !asks {
            self.graph.link(from, to, stated.edge());
        }
    }
}
