//! Bodies that issue: who is named, and who may stand for whom.

use crate::{
    grammar::{Grammar, Issuer, Side},
    model::{Level, Symbol},
};

/// The longest chain of parents or successors; that of the table has three.
const STEPS: usize = 4;

/// The only body that has the letters of a symbol; its forerunners of the same letters are the same.
pub(super) fn owner<'g>(grammar: &'g Grammar, symbol: &Symbol<'_>) -> Option<&'g Issuer> {
    let mut owners =
        grammar.issuers_of(symbol.bare_body()).filter(|issuer| issuer.side == Side::State);
    let first = owners.next()?;
    owners.all(|other| is_related(grammar, first, other)).then_some(first)
}

/// Whether letters are those of bodies at the centre alone.
pub(super) fn are_central(grammar: &Grammar, letters: &str) -> bool {
    let mut bodies = grammar.issuers_of(letters).peekable();
    bodies.peek().is_some() && bodies.all(|body| body.level == Level::Central)
}

/// The bodies that are named; none when the words begin with something else.
pub(super) fn named<'g>(grammar: &'g Grammar, words: &str) -> Vec<&'g Issuer> {
    if grammar.issuer_at(words).is_none() {
        return Vec::new();
    }
    let hits = grammar.issuer_hits(words);
    hits.into_iter().filter_map(|hit| grammar.issuers().get(hit.row)).collect()
}

/// A joint symbol holds the letters of each of its bodies.
pub(super) fn shares(symbol: &Symbol<'_>, named: &Issuer) -> bool {
    symbol.issuer.split('-').any(|letters| named.letters.iter().any(|known| known == letters))
}

/// Whether one may stand for the other: the same, renamed, or above it.
pub(super) fn is_related(grammar: &Grammar, owner: &Issuer, named: &Issuer) -> bool {
    let is_local = owner.level != Level::Central || named.level != Level::Central;
    owner.name == named.name
        || leads_to(grammar, owner, named, |row| row.successor.as_deref())
        || leads_to(grammar, named, owner, |row| row.successor.as_deref())
        || leads_to(grammar, owner, named, |row| row.parent.as_deref())
        || is_local && leads_to(grammar, named, owner, |row| row.parent.as_deref())
}

/// Whether a chain of parents or successors leads from one body to another, or to one that has the
/// same letters at another level.
fn leads_to<'g>(
    grammar: &'g Grammar,
    from: &'g Issuer,
    to: &Issuer,
    step: impl Fn(&'g Issuer) -> Option<&'g str>,
) -> bool {
    let next = |at: &&'g Issuer| grammar.issuers_of(step(at)?).next();
    std::iter::successors(Some(from), next).take(STEPS).any(|at| {
        at.name == to.name || at.letters.first().is_some_and(|it| to.letters.first() == Some(it))
    })
}
