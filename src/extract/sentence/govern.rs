//! The governor of each mention: the verb before it, or the clause whose list it goes on with.

use super::{
    Actor, Clause, Within,
    clause::FILLER,
    frame::{Frame, Items, Join, Level, Verb},
    list::{self, LISTED},
    walk::Walk,
};
use crate::{
    grammar::{Returns, TurnRole},
    model::{Extent, Form, Relation},
};

/// How many clauses of one sentence may go on with a mention, the innermost first; none of 770 is
/// farther in than two.
const CLAUSES: usize = 16;

/// How many words may name the thing that is repealed with a document; of 106 in 791 texts eight
/// have more.
const THINGS: usize = 5;

impl<'t> Walk<'_, 't> {
    /// The next mention, at the depth that is open.
    pub(super) fn shift(&mut self, mention: usize) {
        let Some(spot) = self.spots.get(mention) else { return };
        let (start, end, part) = (spot.place.start, spot.place.end, spot.part);
        let quoted = self.quotations.partition_point(|it| it.end <= start);
        let quoted = self.quotations.get(quoted).is_some_and(|it| it.start < start);
        let titled = self.stack.iter().position(|it| it.titled().is_some());
        let spoken = self.stack.iter().rposition(|it| matches!(it.level, Level::Quotation(_)));
        let is_quoted = quoted && titled.zip(spoken).is_none_or(|(title, quote)| title >= quote);
        let title = self.stack.iter().rev().find_map(Frame::titled);
        let bracket = self.stack.iter().any(|it| matches!(it.level, Level::Bracket(_)));
        let within = match title {
            Some(title) => Within::Title(title),
            None if bracket => Within::Bracket,
            None => Within::Sentence,
        };
        let waits = self
            .stack
            .last()
            .is_some_and(|it| it.verb.as_ref().is_some_and(|it| !it.cue.behind || it.heads));
        let governed = self.govern(mention, start, part);
        let governed_by_none = governed.is_none();
        // `thực hiện Nghị quyết này`: what is done to a document, it does not do.
        let object = waits && spot.form == Form::Back;
        self.stand(mention, |stand| {
            (stand.within, stand.is_quoted) = (within, is_quoted);
            if let Some(governed) = governed {
                stand.clause = Some(governed.clause);
                (stand.extent, stand.is_direct) = (governed.extent, governed.is_direct);
            }
        });
        if let Some(frame) = self.stack.last_mut() {
            if governed_by_none && frame.turned {
                // What was said before is over: `Thực hiện A, Sở ban hành B; C`.
                frame.clauses.clear();
                frame.turned = false;
            }
            frame.turned |= object;
            frame.list.push(mention);
            frame.item = frame.item.max(end);
            (frame.joint, frame.passive) = (None, None);
        }
        self.wait(mention);
    }

    /// The clause that governs the next mention.
    fn govern(
        &mut self,
        mention: usize,
        start: usize,
        part: Option<&'t str>,
    ) -> Option<Governed<'t>> {
        let back = self.spots.get(mention).is_some_and(|spot| spot.form == Form::Back);
        let verb = self.stack.last_mut().and_then(|frame| frame.verb.take());
        let Some(verb) = verb else {
            return (!back).then(|| self.inherit(mention, start, part)).flatten();
        };
        if verb.cue.behind && !verb.heads {
            self.end(&verb, mention);
            return None;
        }
        let filler = self.between(verb.end, start);
        let accepted = !back
            && (verb.is_passive
                || self.is_filler(verb.cue.relation, verb.carried, verb.end, filler));
        if !accepted {
            if let Some(frame) = self.stack.last_mut() {
                frame.turned = true;
            }
            return None;
        }
        let clause = self.begin(&verb, verb.actor.clone());
        let named = self.part_of(verb.end, start);
        // A passive verb speaks of a part of what is acted on: who ends another does so in an article of
        // its own. Where an article replaces, what it replaces may be one, too.
        let part = part.filter(|_| !verb.is_passive || verb.cue.relation == Relation::Replaces);
        let acted_on = || self.part_acted_on(&verb.actor).filter(|_| verb.is_passive);
        let named = acted_on().or(named);
        if let Some(clause) = self.clauses.get_mut(clause) {
            clause.part = named;
        }
        let extent = part.or(named).map_or(Extent::Whole, Extent::Part);
        Some(Governed { clause, extent, is_direct: filler.trim().is_empty() })
    }

    /// A clause of a verb; those before it have ended where it is the first of its sentence.
    fn begin(&mut self, verb: &Verb<'t>, actor: Actor<'t>) -> usize {
        let words = self.between(verb.at, verb.end);
        let Verb { cue, is_passive, .. } = *verb;
        self.clauses.push(Clause { cue, words, is_passive, actor, part: None });
        let clause = self.clauses.len() - 1;
        if let Some(frame) = self.stack.last_mut() {
            if verb.is_first {
                frame.clauses.clear();
            }
            frame.clauses.push(clause);
            frame.turned = false;
        }
        clause
    }

    /// States what is ended by the mention behind the verb.
    pub(super) fn end(&mut self, verb: &Verb<'t>, by: usize) {
        let clause = self.begin(verb, Actor::Mentions(vec![by]));
        let first = verb.ended.first().and_then(|at| self.spots.get(*at)).map(|it| it.place.start);
        let opening = self.stack.last().map_or(0, |frame| frame.start);
        let named = first.and_then(|first| self.part_of(opening, first));
        for &at in &verb.ended {
            let part = self.spots.get(at).and_then(|spot| spot.part).or(named);
            self.stand(at, |stand| {
                stand.clause = stand.clause.or(Some(clause));
                stand.extent = part.map_or(Extent::Whole, Extent::Part);
                stand.is_direct = true;
            });
        }
    }

    /// A mention that goes on with the list of a clause.
    fn inherit(
        &mut self,
        mention: usize,
        start: usize,
        part: Option<&'t str>,
    ) -> Option<Governed<'t>> {
        if let Some(clause) = self.item(mention, start) {
            let extent = self.part_in(clause, part).map_or(Extent::Whole, Extent::Part);
            return Some(Governed { clause, extent, is_direct: false });
        }
        if let Some(clause) = self.noted(start) {
            return Some(Governed { clause, extent: Extent::Whole, is_direct: false });
        }
        let frame = self.stack.last()?;
        let joint = frame.joint.filter(|_| !frame.turned)?;
        let words = self.between(frame.item, joint.at);
        let way = list::behind_mark(self.between(joint.end, start));
        let joined = self.only(way, TurnRole::Counts) || self.is_spoken(way);
        let ended = || {
            frame
                .clauses
                .last()
                .and_then(|at| self.clauses.get(*at))
                .is_some_and(|it| it.cue.behind)
        };
        let loose = words.len() < FILLER && !words.contains(['.', ':', '“']);
        let listed = words.trim().is_empty() || loose && (joint.kind != Join::Colon || ended());
        if !joined || !listed {
            return None;
        }
        let at = match joint.kind {
            Join::Semicolon | Join::Colon => frame.clauses.len().checked_sub(1),
            _ => {
                let outer = frame.clauses.len().saturating_sub(CLAUSES);
                let mut inner = frame.clauses.get(outer..).unwrap_or_default().iter();
                let inner = inner.rposition(|&clause| self.takes(clause, frame, mention));
                inner.map(|at| outer + at)
            }
        }?;
        let clause = *frame.clauses.get(at)?;
        if joint.kind == Join::Semicolon && part.is_none() && self.is_amended(clause, mention) {
            return None;
        }
        if let Some(frame) = self.stack.last_mut() {
            frame.clauses.truncate(at + 1);
        }
        let extent = self.part_in(clause, part).map_or(Extent::Whole, Extent::Part);
        Some(Governed { clause, extent, is_direct: false })
    }

    /// `và kết luận của UBND tỉnh tại cuộc họp (Thông báo số …)`: the brackets say where it stands.
    fn noted(&self, start: usize) -> Option<usize> {
        let [.., outer, frame] = self.stack.as_slice() else { return None };
        let opens = matches!(frame.level, Level::Bracket(None)) && frame.list.is_empty();
        let joint = outer.joint.filter(|_| opens && outer.level == Level::Sentence)?;
        let before = self.between(joint.end, frame.start);
        let inner = self.between(frame.start, start).trim();
        let said = before.len() < FILLER && self.is_directed(before);
        outer.clauses.last().copied().filter(|_| inner.is_empty() && said && !outer.turned)
    }

    /// `và ý kiến của Bộ Tư pháp tại`: what a body says, between a joint and the next mention.
    fn is_spoken(&self, way: &str) -> bool {
        let way = way.trim();
        let last = way.rsplit(' ').next().unwrap_or_default();
        let vehicle = self.grammar.turn_at(last, TurnRole::Vehicle).is_some();
        vehicle && way.len() < FILLER && self.is_directed(way) && !way.contains(['.', ':', '“'])
    }

    /// Whether a list goes on with a mention behind a comma or `và`.
    fn takes(&self, clause: usize, frame: &Frame<'t>, mention: usize) -> bool {
        let Some((clause_read, next)) = self.clauses.get(clause).zip(self.spots.get(mention))
        else {
            return false;
        };
        let of_clause =
            |at: &&usize| self.stands.get(**at).is_some_and(|it| it.clause == Some(clause));
        let near = frame.list.iter().rev().take(LISTED);
        let last = near.into_iter().find(of_clause).and_then(|at| self.spots.get(*at));
        let alike = last.is_none_or(|last| next.is_alike(last));
        let outermost = frame.clauses.first() == Some(&clause);
        match &clause_read.actor {
            Actor::Opening(_) => true,
            Actor::Mentions(actors) => {
                let actor = actors.first().and_then(|at| self.spots.get(*at));
                let fits = actor.is_none_or(|actor| {
                    let (from, to) =
                        if clause_read.is_passive { (next, actor) } else { (actor, next) };
                    !to.is_younger(from)
                });
                fits && (alike || outermost && !clause_read.is_passive)
            }
        }
    }

    /// The clause of the list whose head stands in a line above.
    fn item(&mut self, mention: usize, start: usize) -> Option<usize> {
        let frame = self.stack.first().filter(|it| self.stack.len() == 1 && it.list.is_empty())?;
        self.items.as_ref()?;
        let line = self.between(frame.start, start).trim_start_matches([' ', '\n', '\t']);
        let (_, width) = list::mark(line);
        let rest = line.get(width..).unwrap_or_default();
        let named = self.only(rest, TurnRole::Counts)
            || rest.len() < FILLER && self.part_of(start - rest.len(), start).is_some();
        if !named {
            return None;
        }
        let items = self.items.clone()?;
        let clause = match (items.clause, items.verb) {
            (_, Some(verb)) if verb.is_passive => {
                let fits = self.spots.get(mention).is_some();
                fits.then(|| self.begin(&verb, verb.actor.clone()))
            }
            (_, Some(verb)) => Some(self.begin(&verb, verb.actor.clone())),
            (clause, None) => clause,
        }?;
        self.items = self.items.take().map(|it| Items { clause: Some(clause), verb: None, ..it });
        if let Some(frame) = self.stack.last_mut() {
            frame.clauses = vec![clause];
        }
        Some(clause)
    }

    /// Whether what stands between a verb and a mention lets the verb govern it.
    pub(super) fn is_filler(
        &self,
        relation: Relation,
        carried: Option<usize>,
        end: usize,
        filler: &str,
    ) -> bool {
        let filler = filler.trim_end();
        if filler.trim().is_empty() {
            return true;
        }
        if let Some(carried) = carried {
            let behind = filler.get((carried - end).min(filler.len())..).unwrap_or_default();
            return self.only(behind, TurnRole::Counts) && !filler.contains([';', '“']);
        }
        let filler = filler.trim_start();
        let (head, item) =
            filler.rsplit_once(':').map_or((filler, ""), |(head, item)| (head, item.trim()));
        if !item.is_empty() && list::mark(item).1 < item.len() {
            return false;
        }
        let part = self.grammar.turn_at(head, TurnRole::Part).is_some()
            || self.grammar.unit_at(head).is_some();
        match relation {
            Relation::IssuedWith => self.only(head, TurnRole::Counts),
            // What is approved is mostly a thing without a number, not what is cited behind it.
            Relation::Approves => head.is_empty(),
            Relation::Repeals | Relation::Replaces | Relation::Corrects => {
                let bare = self.without_counts(head);
                let few = bare.split(' ').count() <= THINGS && !bare.contains([',', '(', '“']);
                let things = self.part_of(end, end + head.len() + 1).is_some();
                let kind = self.grammar.kind_at(bare).is_some();
                (part || few || things || kind) && head.len() < FILLER && !head.contains([';', '.'])
            }
            // `sửa đổi cụm từ “…” thành cụm từ “…” tại`: what is quoted is not what it governs.
            Relation::Amends if head.contains('“') => {
                let verb = self.between(0, end).trim_end();
                let wording = part || self.grammar.turn_before(verb, TurnRole::Part).is_some();
                wording && head.len() < FILLER && !head.contains([';', '.'])
            }
            relation => self.is_way(relation, head),
        }
    }

    /// The words behind those that count: `Quyết định sau` of `toàn bộ 02 Quyết định sau`.
    fn without_counts<'w>(&self, words: &'w str) -> &'w str {
        let mut rest = words;
        loop {
            let figures = rest.trim_start_matches(|it: char| it.is_ascii_digit());
            let behind = match self.grammar.turn_at(figures, TurnRole::Counts) {
                Some((_, width)) => figures.get(width..).unwrap_or_default().trim_start(),
                None => figures.trim_start(),
            };
            if behind.len() == rest.len() {
                return rest;
            }
            rest = behind;
        }
    }

    /// Whether words lead from a verb to what it governs: `nghiêm`, `ý kiến của UBND tỉnh tại`.
    fn is_way(&self, relation: Relation, head: &str) -> bool {
        let directs =
            matches!(relation, Relation::BasedOn | Relation::Implements | Relation::RespondsTo);
        let part = self.grammar.turn_at(head, TurnRole::Part).is_some();
        let mut at = 0;
        let mut leads = true;
        for word in head.split(' ') {
            let here = head.get(at..).unwrap_or_default();
            at += word.len() + 1;
            let vehicle = self.grammar.turn_at(here, TurnRole::Vehicle).map(|(_, width)| width);
            let last = vehicle.is_some_and(|width| {
                self.only(here.get(width..).unwrap_or_default(), TurnRole::Counts)
            });
            leads &= vehicle.is_none()
                || last && part
                || last && directs && (relation == Relation::BasedOn || self.is_directed(head));
            // `Ngân hàng Chính sách xã hội`: a capital begins a name.
            let small = here.starts_with(char::is_lowercase);
            let stops = self.grammar.turn_at(here, TurnRole::Stops).is_some_and(|(turn, _)| {
                // `Căn cứ theo quy định tại …` is based on it all the same.
                relation != Relation::BasedOn || !turn.is(TurnRole::Connector)
            });
            leads &= !small || !stops;
            leads &= at == word.len() + 1 || !self.points_back(here);
        }
        leads && head.len() < FILLER && !head.contains(['.', ';', '“', '(', ')'])
    }

    /// `Căn cứ các quy định trên đối với …`: the verb has what it governs already, unless a joint or
    /// `tại` goes on from there.
    fn points_back(&self, here: &str) -> bool {
        let pointing = self.grammar.return_at(here);
        pointing.filter(|(it, _)| it.means != Returns::Elsewhere).is_some_and(|(_, width)| {
            let rest = here.get(width..).unwrap_or_default();
            let way = rest.trim_start();
            let vehicle = self.grammar.turn_at(way, TurnRole::Vehicle).map_or(0, |it| it.1);
            let way = way.get(vehicle..).unwrap_or_default();
            rest.contains(',') || !self.only(way, TurnRole::Counts)
        })
    }

    /// `thực hiện ý kiến chỉ đạo của UBND tỉnh tại`: what a body says stands there.
    fn is_directed(&self, head: &str) -> bool {
        let starts = head.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
        starts.filter_map(|at| head.get(at..)).any(|words| {
            self.grammar.issuer_at(words).is_some()
                || self.grammar.turn_at(words, TurnRole::Directs).is_some()
        })
    }
}

/// The governor of a mention.
struct Governed<'t> {
    clause: usize,
    extent: Extent<'t>,
    is_direct: bool,
}
