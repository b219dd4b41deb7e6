//! The order of an index: central bodies, then those of provinces, then the Party's; under each its
//! documents by kind, year and number.

use crate::{
    grammar::{Grammar, MarkRole, Side},
    model::Level,
    registry::Card,
};

/// The bodies that stand together in an index, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Central,
    Province,
    /// Below the province.
    Local,
    Party,
    /// Bodies that the table does not know.
    Other,
    /// Documents of which nobody says who issued them.
    Nobody,
}

/// The place of a body among the others: its tier, its province, its row in the table.
type Rank = (Tier, String, usize);

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

/// The body that passed a law which is called by its name alone.
pub(super) fn passed_by<'g>(grammar: &'g Grammar, card: &Card) -> Option<&'g str> {
    let letters = card.kind_in(grammar)?.passed_by.as_deref()?;
    grammar.issuers_of(letters).next().map(|it| it.name.as_str())
}

fn rank(grammar: &Grammar, issuer: Option<&str>) -> Rank {
    let Some(issuer) = issuer else { return (Tier::Nobody, String::new(), 0) };
    let Some((row, width)) = grammar.issuer_at(issuer) else {
        return (Tier::Other, String::new(), 0);
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
        (Side::Party, _) => (Tier::Party, place(), order),
        (_, Level::Central) => (Tier::Central, String::new(), order),
        (_, Level::District | Level::Commune) => (Tier::Local, place(), order),
        _ if is_below => (Tier::Local, place(), order),
        _ => (Tier::Province, place(), order),
    }
}
