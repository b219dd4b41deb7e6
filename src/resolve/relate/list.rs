//! Lists: one cue governs all their items.

use super::{Walk, state};
use crate::{
    graph::Graph,
    model::{DocumentAt, Mention, MentionAt, Relation},
};

/// What governs the items of a list.
#[derive(Debug, Clone)]
pub(super) struct Governor<'t> {
    pub(super) relation: Relation,
    /// Who acts; for a passive cue, who is acted on.
    pub(super) others: Vec<DocumentAt>,
    pub(super) passive: bool,
    /// The kind of the first item: a list goes on with its own kind.
    kind: Option<&'t str>,
    words: &'t str,
    items: usize,
    /// Where its list begins, among the mentions.
    first: Option<usize>,
    /// Whether `và` stood before the last item.
    is_closed: bool,
}

impl<'t> Governor<'t> {
    /// A governor whose list this mention begins.
    pub(super) fn new(
        relation: Relation,
        others: Vec<DocumentAt>,
        mention: &Mention<'t>,
        words: &'t str,
    ) -> Self {
        let kind = mention.kind.map(|kind| kind.code.as_str());
        Self {
            relation,
            others,
            passive: false,
            kind,
            words,
            items: 1,
            first: None,
            is_closed: false,
        }
    }

    /// The same, governing documents that act on the others.
    pub(super) fn passive(self) -> Self {
        Self { passive: true, ..self }
    }
}

impl<'t> Walk<'_, 't> {
    /// States what a governor says of a document, and lets it govern what follows.
    pub(super) fn govern(&mut self, mut governor: Governor<'t>, document: DocumentAt) {
        let first = *governor.first.get_or_insert(self.at);
        self.lists.insert(self.at, first);
        let own = governor.others == [Graph::OWN];
        for &other in &governor.others {
            let (from, to) = if governor.passive { (document, other) } else { (other, document) };
            match &mut self.pending {
                Some(pending)
                    if own && governor.relation == Relation::Implements && !pending.is_paired =>
                {
                    pending.documents.push((document, governor.words));
                }
                _ => state(self.graph, from, to, governor.relation, governor.words),
            }
        }
        self.governors.push(governor);
    }

    /// The next item of a list: behind a semicolon the outermost governor's, else the innermost
    /// one's whose list is of its kind and still open.
    pub(super) fn inherit(
        &mut self,
        document: DocumentAt,
        mention: &Mention<'t>,
        joint: &str,
        ends_item: bool,
    ) {
        let closes = joins(joint);
        // `A được sửa đổi bởi B; C`: what follows the semicolon amends nothing.
        let governs = |it: &Governor<'_>| !it.passive || it.relation == Relation::Implements;
        let outer = || self.governors.first().is_some_and(governs).then_some(0);
        let ends_item = ends_item || joint.contains(';');
        let at = if ends_item { outer() } else { self.open(mention, closes) };
        let Some(at) = at.filter(|&at| self.may_govern(at, mention)) else { return };
        self.governors.truncate(at + 1);
        if let Some(mut governor) = self.governors.pop() {
            let from = governor.words.as_ptr() as usize - self.words().as_ptr() as usize;
            governor.words =
                self.words().get(from..self.end(mention.words)).unwrap_or(governor.words);
            governor.items += 1;
            governor.is_closed = closes;
            self.govern(governor, document);
        }
    }

    /// Whether a governor can reach a document: none details another of its own kind.
    fn may_govern(&self, at: usize, mention: &Mention<'t>) -> bool {
        let Some(governor) = self.governors.get(at) else { return false };
        let kind = |document: &DocumentAt| self.graph.document(*document).and_then(|it| it.kind);
        let own = mention.kind.map(|kind| kind.code.as_str());
        let acting = governor.others.first().and_then(kind).map(|kind| kind.code.as_str());
        governor.relation != Relation::Details || governor.passive || own != acting
    }

    /// The governor whose list an item joins: a list with commas waits for its `và`, and one that
    /// had it takes no more.
    fn open(&self, mention: &Mention<'t>, closes: bool) -> Option<usize> {
        let kind = mention.kind.map(|kind| kind.code.as_str());
        let of_kind = |it: &Governor<'_>| it.kind == kind;
        let waits = |it: &Governor<'_>| of_kind(it) && it.items > 1 && !it.is_closed;
        let awaited = self.governors.iter().rposition(waits).filter(|_| closes);
        let open = || self.governors.iter().rposition(|it| of_kind(it) && !it.is_closed);
        let any = || self.governors.iter().rposition(of_kind);
        awaited.or_else(open).or_else(any).or(self.governors.len().checked_sub(1))
    }

    /// Mentions that share the title of the one at `before`: `Kế hoạch A và Kế hoạch B thực hiện …`.
    pub(super) fn coordinated(&self, before: usize) -> Vec<DocumentAt> {
        let words = self.words();
        let pair = |at: usize| {
            Some((self.report.mentions.get(at.checked_sub(1)?)?, self.report.mentions.get(at)?))
        };
        let Some((one, two)) = pair(before) else { return Vec::new() };
        let gap = words.get(self.end(one.extent)..self.start(two).unwrap_or(0)).unwrap_or_default();
        let alike = one.kind.map(|it| &it.code) == two.kind.map(|it| &it.code);
        // Of one list, or both of none: `sửa đổi A và B sửa đổi C` is no pair.
        let together = self.lists.get(&(before - 1)) == self.lists.get(&before);
        let shared = one.subject.is_none() && alike && together && joins(gap.trim());
        shared
            .then(|| self.graph.document_of(MentionAt::new(before - 1)).ok())
            .flatten()
            .into_iter()
            .collect()
    }
}

/// Whether `và` stands among these words.
pub(super) fn joins(words: &str) -> bool {
    words.split(' ').any(|word| matches!(word, "và" | "VÀ" | "Và"))
}
