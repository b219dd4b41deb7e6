//! Kinds and issuers that a list shares: named behind it, before it, or in the words that head it.

use super::{clause, continues};
use crate::{
    extract::left,
    grammar::{Grammar, OpenerRole},
    model::{Mention, Standing, Symbol},
    parse,
    text::Text,
};

/// How far a list may reach, in mentions; the longest of 791 texts has ten.
const ITEMS: usize = 40;
/// How far back the words that head a list may begin, in bytes; the longest of 791 texts has 601.
const HEAD: usize = 700;

/// A number without a word for its kind is of the kind of the list that it goes on with.
pub(in crate::extract) fn kinds(text: &Text, grammar: &Grammar, mentions: &mut [Mention<'_>]) {
    for at in 1..mentions.len() {
        let Some([before, mention]) = mentions.get(at - 1..=at) else { return };
        let symbols = before.symbol.as_ref().zip(mention.symbol.as_ref());
        let alike =
            symbols.is_some_and(|(one, two)| one.style == two.style && one.code == two.code);
        let start = text.range_of(mention.extent).map_or(0, |it| it.start);
        let listed =
            mention.kind_words.is_none() && alike && continues(text, grammar, before, start);
        let kind = before.kind.filter(|_| listed);
        if let (Some(kind), Some(mention)) = (kind, mentions.get_mut(at)) {
            mention.kind = Some(kind);
        }
    }
}

/// One issuer behind a list is the issuer of all its items; one before it likewise.
pub(in crate::extract) fn issuers<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    mentions: &mut [Mention<'t>],
) {
    for at in 0..mentions.len() {
        from_head(text, grammar, mentions, at);
    }
    for at in (1..mentions.len()).rev() {
        share((text, grammar), mentions, at, at - 1);
    }
    for at in 1..mentions.len() {
        share((text, grammar), mentions, at - 1, at);
    }
}

/// Gives the issuer of one item to its neighbour, when both are of one list and one body.
fn share((text, grammar): (&Text, &Grammar), mentions: &mut [Mention<'_>], from: usize, to: usize) {
    let (Some(giver), Some(taker)) = (mentions.get(from), mentions.get(to)) else { return };
    let (first, second) = if from < to { (giver, taker) } else { (taker, giver) };
    let letters = |of: usize| mentions.get(of)?.symbol.as_ref().map(Symbol::bare_body);
    let listed = taker.issuer.is_none()
        && giver.issuer.is_some()
        && letters(from) == letters(to)
        && text.range_of(second.extent).is_some_and(|it| continues(text, grammar, first, it.start));
    let issuer = giver.issuer.filter(|_| listed);
    if let (Some(issuer), Some(taker)) = (issuer, mentions.get_mut(to)) {
        (taker.issuer, taker.issued) = (Some(issuer), Some(Standing::Shared));
    }
}

/// `các Nghị định của Chính phủ: Nghị định số …; Nghị định số …`: the head names the issuer of all.
fn from_head<'t>(text: &'t Text, grammar: &'t Grammar, mentions: &mut [Mention<'t>], first: usize) {
    let words = text.words();
    let start = |it: &Mention<'_>| text.range_of(it.extent).map_or(0, |range| range.start);
    let Some(mention) = mentions.get(first) else { return };
    let begins = start(mention);
    let (kind, style) = (mention.kind, mention.symbol.as_ref().map(|it| it.style));
    let heads = |head: &str| {
        grammar.kind_hits(head).any(|hit| {
            let named = grammar.kind(hit.row).map(|it| it.code.as_str());
            kind.is_some_and(|kind| named == Some(kind.code.as_str()))
        })
    };
    let headed = || {
        let head = words.get(clause(words, begins, HEAD)..begins)?;
        let head = head.trim_end().strip_suffix(':')?;
        issuer_of(grammar, head).filter(|_| mention.issuer.is_none() && heads(head))
    };
    // `các Nghị định của Chính phủ: số …; số …`: the head is read with its first number.
    let between = || {
        let issuer = mention.issuer.filter(|_| mention.issued == Some(Standing::Between))?;
        let gap = text.range_of(issuer)?.end..text.range_of(mention.words)?.start;
        words.get(gap)?.contains(':').then_some(issuer)
    };
    let Some(issuer) = headed().or_else(between) else { return };
    let mut end = begins;
    for at in first..mentions.len().min(first + ITEMS) {
        let Some(item) = mentions.get_mut(at) else { return };
        // What stands in the title of an item is none.
        if start(item) < end {
            continue;
        }
        let gap = words.get(end..start(item)).unwrap_or_default();
        if gap.contains('\n') || gap.contains(". ") {
            return;
        }
        let alike = item.kind.map(|it| &it.code) == kind.map(|it| &it.code)
            && item.symbol.as_ref().map(|it| it.style) == style;
        if alike && left::is_list(grammar, gap) && item.issuer.is_none() {
            (item.issuer, item.issued) = (Some(issuer), Some(Standing::Shared));
        }
        end = text.range_of(item.extent).map_or(end, |range| range.end);
    }
}

/// The issuer that the head of a list names: `các Nghị định của Chính phủ`, `Cục Thuế đã có một số
/// công văn như`.
fn issuer_of<'t>(grammar: &'t Grammar, head: &'t str) -> Option<&'t str> {
    let whole = |words: &'t str| {
        parse::issuer::issuer(grammar, words).filter(|read| read.len() == words.trim_end().len())
    };
    let possessed = || {
        let starts = head.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]);
        let mut owned = starts.filter_map(|at| head.get(at..));
        owned.find_map(|it| whole(it.get(grammar.owner_at(it)?..)?.trim_start()))
    };
    let acts = || {
        head.match_indices(' ').find_map(|(at, _)| {
            let (before, verb) = head.split_at_checked(at)?;
            let (opener, _) = grammar.opener_at(verb.trim_start())?;
            let before = without_aside(before);
            let clause = before.rsplit(", ").next()?;
            (opener.role == OpenerRole::Issues).then(|| whole(clause))?
        })
    };
    possessed().or_else(acts)
}

/// The words before an aside in brackets that ends them.
pub(super) fn without_aside(words: &str) -> &str {
    let aside = words.ends_with(')').then(|| words.rfind('(')).flatten();
    aside.and_then(|at| words.get(..at)).unwrap_or(words).trim_end()
}
