//! The own number of a text.

use crate::{
    extract::edge,
    grammar::{Grammar, Hit, Mark, MarkRole, OpenerRole},
    model::{Style, Symbol},
    parse,
};

/// The own number: behind `Số:`, or behind `số` at the beginning of a line or a cell.
pub(super) fn labelled<'t>(
    zone: &'t str,
    grammar: &'t Grammar,
    hits: &[Hit],
    marks: &[(&Mark, Hit)],
) -> Option<Symbol<'t>> {
    let mut labels = marks.iter().filter(|(mark, _)| mark.role == MarkRole::Number);
    labels.find_map(|(_, label)| {
        let behind = zone.get(label.end..)?;
        let colon = behind.trim_start().starts_with(':');
        let line = edge::before(zone.get(..label.start)?);
        let begins = edge::begins(line);
        let of_kind = hits.iter().find(|hit| {
            let before = zone.get(..hit.start).filter(|it| !it.is_empty());
            hit.end == line.len() && before.is_some_and(edge::begins)
        });
        let kind = of_kind.and_then(|hit| grammar.kind(hit.row));
        let capital = zone.get(label.start..)?.starts_with(char::is_uppercase);
        if !(colon && (begins || of_kind.is_some() || capital) || begins && capital) {
            return None;
        }
        let number = behind.trim_start_matches([' ', ':', '\n']);
        let read = parse::symbol::symbol_in(grammar, number).ok();
        let read = read.and_then(|read| without_opener(grammar, number, &read).or(Some(read)));
        let judged =
            || parse::symbol::court(number).ok().filter(|_| kind.is_some_and(|it| it.court));
        let aged = || parse::symbol::aged(grammar, number).ok();
        read.or_else(|| blank(grammar, number))
            .or_else(judged)
            .or_else(aged)
            .map(|(_, symbol)| symbol)
    })
}

/// A number that was left blank before the slash.
fn blank<'t>(grammar: &'t Grammar, number: &'t str) -> Option<(&'t str, Symbol<'t>)> {
    let sign = number.trim_start_matches([' ', '.', '…', '_']).strip_prefix('/')?;
    parse::symbol::blank_in(grammar, sign).ok()
}

/// `Số: 5538/TCT-CSV/v thuế GTGT`: the words that open the title run into the number.
fn without_opener<'t>(
    grammar: &'t Grammar,
    number: &'t str,
    (rest, symbol): &(&'t str, Symbol<'t>),
) -> Option<(&'t str, Symbol<'t>)> {
    let (last, letter) = symbol.raw.char_indices().next_back()?;
    let opener = symbol.raw.get(last..).map(|it| number.len() - rest.len() - it.len());
    let opener = opener.and_then(|at| grammar.opener_at(number.get(at..)?))?;
    let runs = opener.0.role == OpenerRole::Subject && opener.1 > letter.len_utf8();
    let (behind, own) = parse::symbol::symbol_in(grammar, symbol.raw.get(..last)?).ok()?;
    (runs && behind.is_empty()).then(|| (number.get(own.raw.len()..).unwrap_or_default(), own))
}

/// The symbol of a letter: `5347/CT-CS` has no type code, its first letters are the issuer's.
pub(super) fn of_letter<'t>(grammar: &Grammar, symbol: Symbol<'t>) -> Symbol<'t> {
    let is_issuer = grammar.issuers_of(&symbol.code).next().is_some();
    if symbol.style != Style::State || !is_issuer {
        return symbol;
    }
    let issuer = format!("{}-{}", symbol.code, symbol.issuer).into();
    Symbol { code: "".into(), issuer, style: Style::Dispatch, ..symbol }
}
