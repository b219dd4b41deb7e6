//! Verbs: who acts by them, on what, how much of it, and in which voice.

use super::{
    Actor, End,
    frame::{Frame, Join, Joint, Level, Verb},
    token::Token,
    walk::Walk,
};
use crate::{
    grammar::{Cue, DateRole, TurnRole},
    model::{Form, Relation},
    parse,
};

/// How much may stand between a verb and what it governs, in bytes; of 4,200 in 791 texts 58 are
/// longer.
pub(super) const FILLER: usize = 160;
/// How far before its verb `được` may stand, with who acts between them, in bytes; of 610 in 791
/// texts six stand farther.
const PASSIVE: usize = 100;
/// How much may stand between a document and what it does, in bytes; of 37 in official texts four
/// are longer, and another acts in each.
const LOOSE: usize = 50;
/// How much may stand between two verbs of one list, in bytes; of 770 in 791 texts 15 are longer.
const VERBS: usize = 80;

impl<'t> Walk<'_, 't> {
    /// A verb of relations.
    pub(super) fn verb(&mut self, cue: &'t Cue, token: &Token<'t>, next: Option<usize>) {
        if cue.relation == Relation::Cites {
            // The words in another sense: `hiệu lực thi hành`.
            return;
        }
        if cue.behind {
            return self.ended(cue, token, next);
        }
        let near = |at: &usize| token.at < at + PASSIVE;
        let passive = self.stack.last().and_then(|frame| frame.passive).filter(near);
        let filler = next.and_then(|next| self.spots.get(next)).map(|spot| spot.place.start);
        let filler =
            filler.filter(|at| *at < token.end + FILLER).map(|at| self.between(token.end, at));
        let agent = filler
            .is_some_and(|filler| self.is_agent(cue, filler, passive.is_some(), token.at))
            || passive.is_some_and(|at| self.is_unmarked_agent(cue, at, token, next));
        if agent && let Some(next) = next {
            let at = passive.unwrap_or(token.at);
            let Some(object) = self.acted_on(next, at) else { return };
            let actor = Actor::Mentions(self.ended_together(cue, object, next));
            let verb = Verb::new(cue, at..token.end, actor);
            return self.wait_for(Verb { is_passive: true, ..verb });
        }
        // `Luật Xây dựng sửa đổi 2020`: the year of the law, and nothing is done by it.
        let rest = self.between(token.end, self.words.len());
        let in_year = parse::date::bare_year(rest).is_some()
            || parse::date::year(self.grammar, rest.trim_start()).is_ok();
        if cue.relation == Relation::Amends && in_year {
            return;
        }
        let adjacent = passive.is_some_and(|at| self.is_beside(at, token.at));
        if adjacent {
            let rest = self.between(token.end, self.words.len()).trim_start();
            let since = self
                .grammar
                .date_word_at(rest)
                .is_some_and(|(it, _)| matches!(it.role, DateRole::Other | DateRole::Effect));
            if since {
                self.close(
                    self.floor().max(self.stack.len().saturating_sub(1)),
                    passive.unwrap_or(token.at),
                    End::Status,
                );
            }
            return;
        }
        if cue.relation == Relation::IssuedWith
            && let Some(verb) = self.stack.last_mut().and_then(|frame| frame.verb.as_mut())
        {
            verb.carried = Some(token.end);
            return;
        }
        // `sửa đổi Quy định về thu hồi đất ban hành kèm theo …`: a verb that leads to nothing.
        let leads =
            filler.is_some_and(|filler| self.is_filler(cue.relation, None, token.end, filler));
        let waits = self.stack.last().is_some_and(|frame| frame.verb.is_some());
        if !self.goes_on(cue, token) && (leads || !waits) {
            self.second(token, next);
            self.active(cue, token);
        }
    }

    /// `sửa đổi, bổ sung theo Luật số …`: short for `được sửa đổi, bổ sung theo`.
    pub(super) fn is_by(&self, filler: &str) -> bool {
        let turn = self.grammar.turn_at(filler, TurnRole::Vehicle);
        turn.is_some_and(|(turn, _)| !turn.is(TurnRole::Rule))
    }

    /// Whether a verb only goes on with the one before it: `quy định chi tiết … và hướng dẫn thi
    /// hành`, `sửa đổi, bãi bỏ`.
    fn goes_on(&mut self, cue: &Cue, token: &Token<'t>) -> bool {
        let Some(verb) = self.stack.last().and_then(|frame| frame.verb.as_ref()) else {
            return false;
        };
        let between = self.between(verb.end, token.at);
        // `hướng dẫn sửa đổi, bổ sung Mục III …`: what is amended is not detailed.
        let amends = verb.cue.relation == Relation::Details
            && cue.relation == Relation::Amends
            && between.trim().is_empty();
        let details = verb.cue.relation == Relation::Details && cue.relation.carries_out();
        let goes_on = !verb.is_passive
            && !amends
            && between.len() < VERBS
            && !between.contains([';', '.', ':', '(', '“'])
            && (details || self.only(between, TurnRole::Part));
        if goes_on && let Some(verb) = self.stack.last_mut().and_then(|frame| frame.verb.as_mut()) {
            verb.end = token.end;
        }
        goes_on
    }

    /// `sửa đổi A …, bãi bỏ B`: the second verb of the nearest title that does such things.
    fn second(&mut self, token: &Token<'t>, next: Option<usize>) {
        let start = next.and_then(|next| self.spots.get(next)).map(|spot| spot.place.start);
        let near = start.filter(|start| *start < token.end + VERBS);
        let object = near.map(|start| self.between(token.end, start).trim_end());
        let object = object.map(|it| {
            let of = self.grammar.opener_at(it.rsplit(' ').next().unwrap_or_default());
            if of.is_some() { it.rsplit_once(' ').map_or("", |(it, _)| it) } else { it }
        });
        if !object
            .is_some_and(|it| self.only(it, TurnRole::Part) || self.only(it, TurnRole::Counts))
        {
            return;
        }
        let joint = self.stack.last().and_then(|frame| Some((frame.titled()?, frame.joint?)));
        let Some((_, joint)) = joint else { return };
        let beside = self.between(joint.end, token.at).trim().is_empty();
        let floor = self.floor();
        let takes = self.stack.iter().enumerate().skip(floor).rev().find(|(_, it)| it.takes);
        if let Some((depth, _)) = takes.filter(|_| beside && joint.kind != Join::Semicolon) {
            self.close(depth + 1, joint.at, End::Joint);
        }
    }

    fn active(&mut self, cue: &'t Cue, token: &Token<'t>) {
        let Some(frame) = self.stack.last() else { return };
        let actor = match frame.level {
            // `sửa đổi các Nghị định quy định chi tiết Luật A`: those detail it, and have no number.
            _ if self.is_of_object(cue, frame, token.at) => Some(Actor::Mentions(Vec::new())),
            _ if cue.relation == Relation::IssuedWith => {
                let beside = self.between(frame.item, token.at).trim();
                let turn = self.grammar.turn_at(beside, TurnRole::Passive);
                let beside =
                    beside.is_empty() || turn.is_some_and(|(_, width)| width == beside.len());
                frame.list.last().filter(|_| beside).map(|&last| Actor::Mentions(vec![last]))
            }
            // A name in quotation marks does what its document does.
            Level::Quotation(_) if self.titled().is_some() => {
                self.titled().map(|mention| Actor::Mentions(vec![mention]))
            }
            // `thực hiện A và Kế hoạch của Thành ủy triển khai B`: who triển khai has no number.
            Level::Title(_) if self.names_another(frame, token.at) => None,
            Level::Title(_) if self.is_drafts(frame, token.at) => None,
            Level::Title(mention) => {
                let mut actors = vec![mention];
                let outer = self.stack.len().checked_sub(2).and_then(|at| self.stack.get(at));
                actors.extend(outer.and_then(|outer| self.beside(outer, mention)));
                Some(Actor::Mentions(actors))
            }
            Level::Bracket(about) => {
                let opens = self.between(frame.start, token.at).trim().is_empty();
                about.filter(|_| opens).map(|about| Actor::Mentions(vec![about]))
            }
            Level::Sentence | Level::Quotation(_) => self.actor(cue, frame, token.at),
        };
        let is_first = matches!(actor, Some(Actor::Opening(_)));
        let Some(actor) = actor else {
            if let Some(frame) = self.stack.last_mut() {
                frame.turned = true;
            }
            return;
        };
        let verb = Verb::new(cue, token.at..token.end, actor);
        self.wait_for(Verb { is_first, ..verb });
    }

    /// Whether a verb stands behind the kind of what another one changes.
    fn is_of_object(&self, cue: &Cue, frame: &Frame<'t>, at: usize) -> bool {
        let carries = cue.relation.carries_out();
        let Some(verb) = frame.verb.as_ref().filter(|_| carries) else { return false };
        let words = self.between(verb.end, at).trim_end();
        let does = verb.cue.relation;
        does.needs_elder()
            && !does.carries_out()
            && does != Relation::ReportsOn
            && self.grammar.kind_hits(words).any(|hit| hit.end == words.len())
    }

    /// The actor of a verb of a sentence.
    fn actor(&self, cue: &Cue, frame: &Frame<'t>, at: usize) -> Option<Actor<'t>> {
        let opening = |from: usize| Some(Actor::Opening(self.between(from, at)));
        let last = frame.list.last().copied();
        let mentioned = || {
            let last = last?;
            let mut actors = vec![last];
            actors.extend(self.beside(frame, last));
            Some(Actor::Mentions(actors))
        };
        let before = |joint: Joint| self.between(joint.end, at).trim().is_empty();
        // `Ban hành kèm theo Quyết định này Chương trình A, B nhằm thực hiện …`: what it is for.
        let back = last.and_then(|at| self.spots.get(at)).is_some_and(|it| it.form == Form::Back);
        let way = self.between(frame.item, at).trim_end();
        if back && !frame.turned && self.grammar.turn_before(way, TurnRole::Purpose).is_some() {
            return mentioned();
        }
        match frame.joint {
            None if last.is_none() => opening(frame.start),
            None if frame.turned || !self.is_near(frame, at) => None,
            None => mentioned(),
            Some(joint) if last.is_none() => {
                opening(if joint.kind == Join::Semicolon { joint.end } else { frame.start })
            }
            // `A; triển khai B`: another task, and whose it is nobody says.
            Some(Joint { kind: Join::Semicolon, end, .. }) => {
                // `Bãi bỏ A; đồng thời sửa đổi B`: who did the first does the second.
                let way = self.between(end, at).trim();
                let link = self.grammar.turn_at(way, TurnRole::Connector);
                let goes_on = link.is_some_and(|(_, width)| width == way.len())
                    && frame.list.iter().all(|at| self.is_ours(*at));
                let opening = if goes_on { Some(Actor::Opening("")) } else { opening(end) };
                opening.filter(|_| !cue.relation.carries_out())
            }
            Some(Joint { kind: Join::Colon, end, .. }) => opening(end),
            Some(joint) if before(joint) && !frame.turned => {
                let clause = frame.clauses.last().and_then(|at| self.clauses.get(*at));
                // `căn cứ A và theo đề nghị của B tại C`: one ground stands beside the other.
                let is_ground = |it: &Cue| it.relation == Relation::BasedOn;
                let is_apart = |it: &Cue| is_ground(it) && !is_ground(cue);
                let active = clause.filter(|it| !it.is_passive && !is_apart(it.cue));
                let near = || mentioned().filter(|_| self.is_near(frame, joint.at));
                active.map(|it| it.actor.clone()).or_else(near)
            }
            Some(_) => None,
        }
    }

    /// Whether a mention is the text itself, or something is done to it by who speaks.
    fn is_ours(&self, mention: usize) -> bool {
        let is_back = self.spots.get(mention).is_some_and(|spot| spot.form == Form::Back);
        let clause = self.stands.get(mention).and_then(|it| self.clauses.get(it.clause?));
        is_back || clause.is_some_and(|it| !it.is_passive && matches!(it.actor, Actor::Opening(_)))
    }

    /// Whether a verb at an offset may still speak of the last mention: `Quyết định này có hiệu lực
    /// từ ngày ký và thay thế …`.
    fn is_near(&self, frame: &Frame<'t>, at: usize) -> bool {
        let words = self.between(frame.item, at);
        let last = frame.list.last().and_then(|at| self.spots.get(*at));
        let back = last.is_some_and(|spot| spot.form == Form::Back);
        words.len() < if back { FILLER } else { LOOSE }
    }

    /// The mention before the last of a list, where `và` joins the two and one title is for both.
    fn beside(&self, frame: &Frame<'t>, last: usize) -> Option<usize> {
        let at = frame.list.iter().rposition(|it| *it == last)?.checked_sub(1)?;
        let before = *frame.list.get(at)?;
        let (one, two) = (self.spots.get(before)?, self.spots.get(last)?);
        let stand = |at: usize| self.stands.get(at);
        let untitled =
            stand(before)?.title.is_none() && stand(before)?.clause == stand(last)?.clause;
        let gap = self.between(one.place.end, two.place.start).trim();
        let joined =
            self.grammar.turn_at(gap, TurnRole::Joint).is_some_and(|(_, width)| width == gap.len());
        (untitled && joined && one.is_alike(two)).then_some(before)
    }

    /// The mention in whose title the words stand.
    pub(super) fn titled(&self) -> Option<usize> {
        self.stack.iter().rev().find_map(Frame::titled)
    }

    /// Whether words behind a comma or `và` name another document, which has no number.
    fn names_another(&self, frame: &Frame<'t>, at: usize) -> bool {
        let Some(joint) = frame.joint.filter(|_| !frame.list.is_empty()) else { return false };
        let words = self.between(joint.end, at).trim_start();
        words.starts_with(char::is_uppercase)
            && self.grammar.kind_at(words).is_some_and(|(kind, _)| !kind.generic)
    }

    /// Whether a draft acts, which has no number: `về góp ý dự thảo Kế hoạch | triển khai`.
    fn is_drafts(&self, frame: &Frame<'t>, at: usize) -> bool {
        let words = self.between(frame.start, at).trim_end();
        let last = self.grammar.kind_hits(words).find(|hit| hit.end == words.len());
        let before = last.and_then(|hit| words.get(..hit.start));
        before.is_some_and(|it| self.grammar.turn_before(it.trim_end(), TurnRole::Draft).is_some())
    }

    pub(super) fn wait_for(&mut self, verb: Verb<'t>) {
        let Some(frame) = self.stack.last_mut() else { return };
        frame.verb = Some(verb);
        frame.turned = false;
        frame.passive = None;
    }
}
