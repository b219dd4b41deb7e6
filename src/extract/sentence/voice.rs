//! The voice of a verb: who acts by it, and what is acted on.

use super::{
    Actor, End,
    frame::{Join, Level},
    list::{self, LISTED},
    token::Token,
    walk::Walk,
};
use crate::{
    grammar::{Cue, TurnRole},
    model::Relation,
};

impl<'t> Walk<'_, 't> {
    /// Whether nothing but the word that makes it passive stands before a verb.
    pub(super) fn is_beside(&self, passive: usize, verb: usize) -> bool {
        let words = self.between(passive, verb);
        let turn = self.grammar.turn_at(words, TurnRole::Passive);
        turn.is_some_and(|(_, width)| words.get(width..).is_some_and(|it| it.trim().is_empty()))
    }

    /// Whether words between a verb and a mention say that the mention acts: `… bởi`, `… tại`.
    pub(super) fn is_agent(&self, cue: &Cue, filler: &str, passive: bool, at: usize) -> bool {
        let filler = list::without_item(filler.trim()).trim_end_matches([':', '-', ' ', '\n']);
        let starts = filler.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
        let last = |role| {
            starts.clone().filter_map(|at| filler.get(at..)).any(|words| {
                self.grammar.turn_at(words, role).is_some_and(|(_, width)| {
                    self.only(words.get(width..).unwrap_or_default(), TurnRole::Counts)
                })
            })
        };
        if filler.contains([',', ';', '.', '(', ')']) {
            return false;
        }
        // `thay bằng Nghị định số …`: the verb itself says so.
        let says = || self.grammar.turn_before(&cue.words, TurnRole::Agent).is_some();
        if last(TurnRole::Agent) || says() && self.only(filler, TurnRole::Counts) {
            return true;
        }
        let opens = || {
            let top = self.stack.last();
            top.is_some_and(|it| {
                matches!(it.level, Level::Bracket(_))
                    && self.between(it.start, at).trim().is_empty()
            })
        };
        let amends = cue.relation == Relation::Amends && filler.split(' ').count() == 1;
        last(TurnRole::Vehicle) && (passive || amends && (opens() || self.is_by(filler)))
    }

    /// The mention that a passive verb speaks of: the nearest one of the kind of what acts on it.
    ///
    /// Titles inside that level end before the verb.
    pub(super) fn acted_on(&mut self, by: usize, at: usize) -> Option<usize> {
        let floor = self.floor();
        let by = self.spots.get(by)?;
        let is_older = |at: usize| self.spots.get(at).is_some_and(|spot| !spot.is_younger(by));
        if let Some(subject) = self.subject(at).filter(|it| is_older(*it)) {
            return Some(subject);
        }
        let mut candidates = Vec::new();
        for depth in (floor.saturating_sub(1)..self.stack.len()).rev() {
            let Some(frame) = self.stack.get(depth) else { continue };
            candidates.extend(frame.list.last().map(|&last| (last, depth + 1)));
            match frame.level {
                Level::Title(mention) => candidates.push((mention, depth)),
                Level::Bracket(Some(about)) => candidates.push((about, depth + 1)),
                _ => {}
            }
        }
        let alike = |(at, _): &&(usize, usize)| {
            self.spots.get(*at).is_some_and(|spot| spot.is_alike(by) || spot.kind.is_none())
        };
        // `Quyết định A thực hiện Quyết định B bị thay thế bởi Quyết định C`: whose letters C has.
        let akin = |it: &&(usize, usize)| {
            alike(it) && self.spots.get(it.0).is_some_and(|spot| spot.is_akin(by))
        };
        let older = || candidates.iter().filter(|(at, _)| is_older(*at));
        let found = older().find(akin).or_else(|| older().find(alike)).or_else(|| older().next());
        let (object, depth) = *found?;
        self.close(depth, at, End::Status);
        Some(object)
    }

    /// All that a passive verb ends where the sentence begins with them: `A, B và C bị bãi bỏ bởi D`.
    ///
    /// What another verb governs is not among them, and without `và` only the last one is certain.
    pub(super) fn ended_together(&self, cue: &Cue, object: usize, by: usize) -> Vec<usize> {
        let alone = vec![object];
        let (Some(frame), Some(spot), Some(by)) =
            (self.stack.last(), self.spots.get(object), self.spots.get(by))
        else {
            return alone;
        };
        let before = self.between(frame.start, spot.place.start).trim_end();
        // `Các Thông tư số A, số B`: the word before the first counts them all.
        let first = frame.list.first().and_then(|at| self.spots.get(*at));
        let counted = first.map_or("", |it| self.between(frame.start, it.place.start)).trim();
        let is_counted = !counted.is_empty() && self.only(counted, TurnRole::Counts);
        let is_joined = is_counted || self.grammar.turn_before(before, TurnRole::Joint).is_some();
        let is_free = |at: &usize| {
            let free = self.stands.get(*at).is_some_and(|it| it.clause.is_none());
            free && self.spots.get(*at).is_some_and(|it| it.is_alike(by) && !it.is_younger(by))
        };
        let is_last = frame.list.last() == Some(&object) && frame.list.len() <= LISTED;
        let ends = cue.relation.ends() && is_joined && is_last;
        if ends && frame.list.iter().all(is_free) { frame.list.clone() } else { alone }
    }

    /// Who acts in the clause that `và` goes on with right before a passive verb: `Luật A thay thế Luật B
    /// và được hướng dẫn bởi Nghị định C`; and what was acted on, `Luật A được sửa đổi tại B và được …`.
    fn subject(&self, passive: usize) -> Option<usize> {
        let frame = self.stack.last()?;
        let joint = frame.joint.filter(|it| it.kind == Join::And)?;
        let clause = self.clauses.get(*frame.clauses.last()?)?;
        let is_open = clause.cue.relation != Relation::IssuedWith;
        let follows = is_open && self.between(joint.end, passive).trim().is_empty();
        match &clause.actor {
            Actor::Mentions(actors) => actors.first().copied().filter(|_| follows),
            Actor::Opening(_) => None,
        }
    }

    /// `Luật A được sửa đổi, bổ sung Luật B`: the word before who acts is missing, and B is not older.
    pub(super) fn is_unmarked_agent(
        &self,
        cue: &Cue,
        passive: usize,
        token: &Token<'t>,
        next: Option<usize>,
    ) -> bool {
        let last = self.stack.last().and_then(|frame| frame.list.last());
        let spots = last
            .zip(next)
            .and_then(|(&last, next)| Some((self.spots.get(last)?, self.spots.get(next)?)));
        spots.is_some_and(|(last, next)| {
            let beside = self.is_beside(passive, token.at)
                && self.between(last.ends, passive).trim().is_empty()
                && self.between(token.end, next.place.start).trim().is_empty();
            cue.relation == Relation::Amends
                && beside
                && next.is_alike(last)
                && !last.is_younger(next)
        })
    }
}
