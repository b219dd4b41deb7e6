//! The part of a document that a clause speaks of.

use super::{Actor, clause::FILLER, list, walk::Walk};
use crate::{
    grammar::{Hit, TurnRole},
    model::Relation,
};

impl<'t> Walk<'_, 't> {
    /// The part of a mention that a clause goes on with: its own, or the one that the clause names for
    /// all that it governs, `một số điều của A và B`.
    pub(super) fn part_in(&self, clause: usize, own: Option<&'t str>) -> Option<&'t str> {
        let clause = self.clauses.get(clause);
        own.filter(|_| clause.is_none_or(|it| !it.is_passive)).or(clause?.part)
    }

    /// The part of what a passive verb acts on: `Điều 4 Quyết định A bị bãi bỏ bởi …`, `Các thủ tục hành
    /// chính ban hành kèm theo Quyết định A bị bãi bỏ bởi …`.
    pub(super) fn part_acted_on(&self, actor: &Actor<'t>) -> Option<&'t str> {
        let Actor::Mentions(objects) = actor else { return None };
        let spot = self.spots.get(*objects.first()?)?;
        let begins = || {
            let frame = self.stack.last()?;
            let line = self.between(frame.start, spot.place.start);
            let line = Some(line).filter(|it| it.len() < FILLER)?;
            let begun = line.trim_start();
            let from = spot.place.start - begun.len() + list::mark(begun).1;
            let head = self.between(from, spot.place.start);
            let turn = self.grammar.turn_at(head, TurnRole::Part).is_some();
            let is_head =
                turn && self.grammar.kind_at(head).is_none() && !head.contains([',', ';']);
            self.part_of(from, spot.place.start).filter(|_| is_head)
        };
        spot.part.or_else(begins)
    }

    /// The words between a verb and a mention, where they say which part of it is meant: `một số điều`
    /// of `một số điều bởi`.
    pub(super) fn part_of(&self, from: usize, to: usize) -> Option<&'t str> {
        let words = self.between(from, to).trim_matches([' ', ':', '\n', '-', '.']);
        let turns = self.grammar.turn_hits(words);
        let names =
            |row: usize| self.grammar.turns().get(row).is_some_and(|it| it.is(TurnRole::Part));
        // `mục tiêu` is no section: a figure or a letter tells which unit is meant.
        let is_told = |hit: &Hit| {
            let behind = words.get(hit.end..).unwrap_or_default();
            let name = behind.strip_prefix(' ').and_then(|it| it.split([' ', ',', ')']).next());
            let is_name = |it: &str| {
                it.chars().count() == 1
                    || it.contains(|it: char| it.is_ascii_digit())
                    || it.chars().all(char::is_uppercase)
            };
            name.is_some_and(is_name)
        };
        let units = self.grammar.unit_hits(words).iter().any(is_told);
        let issued = self.grammar.cues_before(words).find(|it| it.relation == Relation::IssuedWith);
        let issued = issued.and_then(|cue| words.get(..words.len().checked_sub(cue.words.len())?));
        let leads = [TurnRole::Agent, TurnRole::Vehicle];
        let led = || leads.iter().find_map(|it| self.grammar.turn_before(words, *it));
        // `một số điều của`: and so does the word that says whose.
        let of = || self.grammar.openers_before(words).map(|(before, _)| before).next();
        let bare = issued.or_else(led).or_else(of).unwrap_or(words);
        (units || turns.iter().any(|hit| names(hit.row))).then_some(bare.trim_end())
    }
}
