//! The order of an index: central bodies, then those of provinces, then the Party's; under each its
//! documents by kind, year and number.

use crate::{
    grammar::{Grammar, MarkRole, Side},
    model::Level,
    registry::Card,
};

/// The place of a body among the others.
type Rank = (u8, String, usize);

/// Puts documents in the order of an index.
pub(super) fn sort(grammar: &Grammar, cards: &mut [Card]) {
    cards.sort_by_cached_key(|card| {
        let kind = |code: &String| grammar.kinds().iter().position(|kind| kind.code == *code);
        let kind = card.kind.as_ref().and_then(kind);
        let issuer = card.issuer.clone();
        let rank = rank(grammar, issuer.as_deref());
        // A law is looked for by its name.
        let law = card.law(grammar).map(str::to_owned);
        (rank, issuer, kind, law, card.year, card.number, card.id)
    });
}

/// Who passed a law that is called by its name alone.
pub(super) fn passed_by<'g>(grammar: &'g Grammar, card: &Card) -> Option<&'g str> {
    let letters = card.kind_in(grammar)?.passed_by.as_deref()?;
    grammar.issuers_of(letters).next().map(|it| it.name.as_str())
}

fn rank(grammar: &Grammar, issuer: Option<&str>) -> Rank {
    let Some(issuer) = issuer else { return (u8::MAX, String::new(), 0) };
    let Some((row, width)) = grammar.issuer_at(issuer) else {
        return (4, String::new(), 0);
    };
    let order = grammar.issuers().iter().position(|it| it.name == row.name).unwrap_or_default();
    let behind = issuer.get(width..).unwrap_or_default();
    let place = || {
        let hit = grammar.place_hits(behind).first().and_then(|hit| grammar.places().get(hit.row));
        hit.map(|it| it.name.clone()).unwrap_or_default()
    };
    let word = grammar.fold(behind);
    let mut below = grammar.marks().iter().filter(|it| it.role == MarkRole::Below);
    let is_below = below.any(|it| word.starts_with(it.words.as_str()));
    match (row.side, row.level) {
        (Side::Party, _) => (3, place(), order),
        (_, Level::Central) => (0, String::new(), order),
        (_, Level::District | Level::Commune) => (2, place(), order),
        _ if is_below => (2, place(), order),
        _ => (1, place(), order),
    }
}
