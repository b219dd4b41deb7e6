//! Mentions without a symbol: laws by name, kinds with a bare number, standards, pointing words.

use std::collections::HashSet;

use super::{left, scan::Found, sentence::Head};
use crate::{
    grammar::{Grammar, Hit, Returns, TurnRole},
    model::{Form, Kind, Mention, Style, Symbol},
    parse,
    text::Text,
};

mod law;
mod short;

/// Every such mention; numbers that have their own are left out.
pub(super) fn mentions<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    hits: &[Hit],
    found: &[Found<'t>],
) -> Vec<Head<'t>> {
    let words = text.words();
    let next = |at: usize| {
        let behind = found.partition_point(|it| it.lead.start < at);
        found.get(behind).map_or(words.len(), |it| it.lead.start)
    };
    let cited: HashSet<_> = found.iter().filter_map(short::cited_as).collect();
    let mut taken = found.iter().filter_map(|it| it.lead.hit).peekable();
    let mut mentions = Vec::new();
    let (mut free, mut outer) = (0, 0);
    for (at, hit) in hits.iter().enumerate() {
        while taken.next_if(|&taken| taken < at).is_some() {}
        // The name of an amending law that a number follows begins with its own kind.
        let leads = found.binary_search_by_key(&hit.start, |it| it.lead.start).is_ok();
        if taken.peek() == Some(&at) || hit.start < free || leads {
            continue;
        }
        let Some(kind) = grammar.kind(hit.row).filter(|it| !it.outside) else { continue };
        let read = law::named(words, grammar, kind, hit, &next)
            .or_else(|| short::short(words, grammar, kind, hit, (&cited, &next)))
            .or_else(|| back(words, grammar, kind, hit));
        if let Some(mut head) = read {
            let mention = &mut head.mention;
            let here = text.range_of(mention.words).unwrap_or_default();
            if here.end <= outer {
                // What stands behind the name of an amending law is said of that law.
                (mention.year, mention.date, mention.dated) = (None, None, None);
                mention.extent = mention.words;
                head.end = here.end;
            }
            // Inside the name of an amending law stands that of the amended one.
            let nests = mention.form == Form::Named;
            free = if nests { hit.end } else { here.end };
            outer = outer.max(here.end);
            mentions.push(head);
        }
    }
    let taken = |head: &Head<'_>| {
        let here = text.range_of(head.mention.words).unwrap_or_default();
        found.iter().any(|it| it.lead.start <= here.start && here.start < it.end)
    };
    let coded = short::coded(words, grammar, &cited, &next);
    mentions.extend(coded.into_iter().filter(|head| !taken(head)));
    mentions.extend(standards(text, grammar));
    mentions
}

/// Words that point back: `Kế hoạch này`, `Quyết định nêu trên`.
fn back<'t>(words: &'t str, grammar: &'t Grammar, kind: &'t Kind, hit: &Hit) -> Option<Head<'t>> {
    let here = words.get(hit.end..)?;
    let pointing = here.strip_prefix(' ')?;
    let (_, width) =
        grammar.return_at(pointing).filter(|(it, _)| it.means != Returns::Elsewhere)?;
    let small = words.get(hit.start..)?.starts_with(char::is_lowercase);
    // `những quyết định này` are several, and none of them this text.
    let before = words.get(..hit.start).unwrap_or_default().trim_end();
    let counted = small && grammar.turn_before(before, TurnRole::Counts).is_some();
    if kind.common && small || counted {
        return None;
    }
    let end = hit.end + 1 + width;
    let mention = mention(words, hit.start, end, end, Form::Back, kind);
    let pinpoint = left::pinpoint(words, grammar, hit.start);
    let mention = Mention { kind_words: words.get(hit.start..hit.end), pinpoint, ..mention };
    Some(Head { mention, end, title: end, closes: None })
}

/// Standards and technical regulations.
fn standards<'t>(text: &'t Text, grammar: &'t Grammar) -> Vec<Head<'t>> {
    let words = text.words();
    let heads = grammar.styles().iter().filter(|row| row.style == Style::Standard);
    let mut mentions = Vec::new();
    for head in heads.flat_map(|row| &row.letters) {
        for at in memchr::memmem::find_iter(words.as_bytes(), head.as_bytes()) {
            let before = words.get(..at).and_then(|it| it.chars().next_back());
            let here = words.get(at..).filter(|_| !before.is_some_and(char::is_alphanumeric));
            let read = here.and_then(|here| parse::standard::standard(grammar, here).ok());
            if let Some((_, symbol)) = read {
                let end = at + symbol.raw.len();
                let mention = standard(words, grammar, at, symbol);
                mentions.push(Head { mention, end, title: end, closes: None });
            }
        }
    }
    mentions
}

fn standard<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    at: usize,
    symbol: Symbol<'t>,
) -> Mention<'t> {
    let head = symbol.raw.split(' ').next().unwrap_or_default();
    let bare = Mention::of(symbol.raw, symbol.raw, Form::Standard);
    Mention {
        kind: grammar.kind_of_code(head),
        pinpoint: left::pinpoint(words, grammar, at),
        symbol: Some(symbol),
        ..bare
    }
}

fn mention<'t>(
    words: &'t str,
    start: usize,
    end: usize,
    reach: usize,
    form: Form,
    kind: &'t Kind,
) -> Mention<'t> {
    let extent = words.get(start..reach.max(end)).unwrap_or_default();
    let words = words.get(start..end).unwrap_or_default();
    Mention { kind: Some(kind), ..Mention::of(words, extent, form) }
}
