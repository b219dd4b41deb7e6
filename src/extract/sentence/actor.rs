//! Actors behind a title, and those who are said to have issued a document.

use super::walk::Walk;
use crate::{
    extract::right,
    grammar::{OpenerRole, TurnRole},
    model::Relation,
    parse,
};

/// How far behind a lower-case body its verb may stand, in bytes; of 15 in 377 official texts six stand
/// farther.
const BODY: usize = 60;
/// How many words the name of a person may have; of 15 in 6,566 texts the longest has three.
const PERSON: usize = 6;
/// How far behind the first of several bodies their verb may stand, in bytes; of five in 377 official
/// texts three stand farther.
const OTHERS: usize = 120;
/// How long the short form of a body may be that stands behind it in brackets, in bytes; of seven in
/// 377 official texts the longest has 58.
const ASIDE: usize = 160;

impl Walk<'_, '_> {
    /// Whether a body does something here: `Sở Y tế yêu cầu`, `các đơn vị đã`.
    pub(super) fn acts(&self, behind: &str) -> bool {
        let grammar = self.grammar;
        let verb = |words: &str| {
            let words = words.trim_start_matches(' ');
            grammar.turn_at(words, TurnRole::Verb).is_some()
                || grammar.opener_at(words).is_some_and(|(it, _)| it.role == OpenerRole::Issues)
        };
        if behind.starts_with(char::is_uppercase) {
            // A body that no table knows is told by its name: `Khoa DBDT`, not `Chương trình xây dựng`.
            let named = |issuer: &&str| {
                let capitals = issuer.split(' ').filter(|it| it.starts_with(char::is_uppercase));
                let small = issuer.contains(char::is_lowercase);
                let rest = behind.get(issuer.len()..).unwrap_or_default().trim_start();
                let does = || {
                    let carried = grammar.cue_at(rest);
                    let issues = grammar.turn_at(rest, TurnRole::Issues).is_some();
                    grammar.turn_at(rest, TurnRole::Does).is_some()
                        || issues
                            && carried.is_none_or(|(it, _)| it.relation != Relation::IssuedWith)
                        || grammar
                            .opener_at(rest)
                            .is_some_and(|(it, _)| it.role == OpenerRole::Issues)
                };
                grammar.issuer_at(behind).is_some()
                    || grammar.kind_at(behind).is_none()
                        && small
                        && (capitals.count() > 1 || does())
            };
            let issuer = parse::issuer::issuer(grammar, behind).filter(named);
            let rest = issuer.and_then(|issuer| behind.get(issuer.len()..)).unwrap_or_default();
            let rest = rest.get(parse::issuer::term(grammar, rest)..).unwrap_or_default();
            // `Phó Thủ tướng Chính phủ Nguyễn Văn Nam có ý kiến`: the name of a person.
            let person: usize = rest
                .split_inclusive(' ')
                .take(PERSON)
                .take_while(|it| it.trim_end().chars().all(char::is_alphabetic))
                .take_while(|it| it.trim().is_empty() || it.starts_with(char::is_uppercase))
                .map(str::len)
                .sum();
            let rest = rest.get(person..).unwrap_or_default().trim_start();
            let near = rest.get(..rest.floor_char_boundary(ASIDE)).unwrap_or(rest);
            let aside = near.starts_with('(').then(|| near.find(')')).flatten();
            let behind = aside.and_then(|at| rest.get(at + 1..));
            let rest = behind.unwrap_or(rest);
            return issuer.is_some() && (verb(rest) || self.others_act(rest));
        }
        // `các đơn vị đã`: a body without a name is told by its verb alone.
        let near = behind.get(..behind.floor_char_boundary(BODY)).unwrap_or(behind);
        let clause = near.split([',', ';', '.', '\n', '(']).next().unwrap_or_default();
        grammar.turn_at(behind, TurnRole::Counts).is_some()
            && grammar
                .turn_hits(clause)
                .iter()
                .any(|hit| grammar.turns().get(hit.row).is_some_and(|turn| turn.is(TurnRole::Does)))
    }

    /// `và các sở, ngành, địa phương đã`: bodies without names act beside one that is named.
    fn others_act(&self, rest: &str) -> bool {
        let Some((_, width)) = self.grammar.turn_at(rest, TurnRole::Joint) else { return false };
        let others = rest.get(width..).unwrap_or_default();
        let near = others.get(..others.floor_char_boundary(OTHERS)).unwrap_or(others);
        let clause = near.split([';', '.', '\n', '(', '“']).next().unwrap_or_default();
        let hits = self.grammar.turn_hits(clause);
        let mut turns = hits.iter().filter_map(|hit| self.grammar.turns().get(hit.row));
        turns.any(|turn| turn.is(TurnRole::Does))
    }

    /// `do Bộ Y tế ban hành ngày …`, `do Bộ Y tế ban hành, …`: the depth of the title of what was
    /// issued so, which ends before these words.
    pub(super) fn issued_by(&self, at: usize) -> Option<usize> {
        let behind = self.between(at, self.words.len()).trim_start();
        let place = parse::issuer::territory(self.grammar, behind);
        let issuer = parse::issuer::issuer(self.grammar, behind).or(place)?;
        let verb = behind.get(issuer.len()..)?.trim_start();
        let (_, width) = self.grammar.turn_at(verb, TurnRole::Issues)?;
        let rest = verb.get(width..)?.trim_start_matches(' ');
        let marks = [',', '.', ';', ':', '\n', '\t', ')', '[', '?', '"', '”', '|'];
        let closes = rest.is_empty()
            || rest.starts_with(marks)
            || self.grammar.date_word_at(rest).is_some()
            || self.grammar.turn_at(rest, TurnRole::Status).is_some();
        let open = self.stack.iter().enumerate().skip(self.floor()).rev();
        let mut titles =
            open.filter_map(|(depth, it)| Some((depth, self.spots.get(it.titled()?)?)));
        let own = titles.find(|(_, spot)| {
            let symbol = spot.symbol.as_ref().filter(|_| place.is_none());
            symbol.is_none_or(|it| right::may_issue(self.grammar, it, Some(issuer)))
        });
        own.filter(|_| closes).map(|(depth, _)| depth)
    }
}
