//! The lead of a heading, before its title: who issued, the number, the date.

use crate::{
    extract::edge::{bare, is_sign},
    grammar::{Grammar, MarkRole, OpenerRole},
    model::{Date, Symbol},
    parse,
    text::offset,
};

/// How far behind the kind the title begins, in bytes; not measured, for none of 6,566 texts has words
/// between the two.
const NEAR: usize = 400;
/// How many lines name who issued; not measured, as above.
const LINES: usize = 3;

/// `CỦA HỘI ĐỒNG BỘ TRƯỞNG SỐ 194-HĐBT NGÀY 9 THÁNG 12 NĂM 1982`: the words between the kind and
/// the title.
#[derive(Debug, Default, Clone)]
pub(super) struct Lead<'t> {
    /// Who issued, its lines joined.
    pub(super) issuer: Option<String>,
    pub(super) symbol: Option<Symbol<'t>>,
    pub(super) date: Option<Date<'t>>,
    /// What follows, when such words were read; empty when no title does.
    pub(super) title: Option<&'t str>,
}

/// Reads what stands behind the words that say the kind.
pub(super) fn read<'t>(grammar: &'t Grammar, behind: &'t str, lines: &[&str]) -> Lead<'t> {
    let edges = [' ', '\n', '*', '_', '\t', '|'];
    let behind = behind.trim_start_matches(edges);
    // `HƯỚNG DẪN LIÊN NGÀNH`, alone on its line.
    let modifier = grammar.opener_at(behind).filter(|(it, _)| it.role == OpenerRole::Modifier);
    let ends_line = |below: &str| {
        let here = below.get(..0).unwrap_or_default();
        let rest = lines.iter().find_map(|line| line.get(offset(line, here)?..));
        rest.is_some_and(|it| bare(it).is_empty())
    };
    let below = modifier.and_then(|it| behind.get(it.1..));
    let below = below.filter(|it| it.starts_with('\n') || ends_line(it));
    if let Some(below) = below {
        return Lead { title: Some(below.trim_start_matches(edges)), ..Lead::default() };
    }
    numbered(grammar, behind).or_else(|| issued(grammar, behind)).unwrap_or_default()
}

/// `CỦA CHÍNH PHỦ SỐ 13/CP NGÀY 27 THÁNG 1 NĂM 1995 VỀ …`, `19/2019/DS-PT NGÀY 22/02/2019 VỀ …`
fn numbered<'t>(grammar: &'t Grammar, behind: &'t str) -> Option<Lead<'t>> {
    let line = behind.split('\n').next()?;
    let near = line.get(..line.floor_char_boundary(NEAR))?;
    let (named, number) = parted(grammar, near)?;
    let dated = |rest: &'t str| parse::date::dated(grammar, rest.trim_start()).ok();
    let followed = |(rest, symbol)| Some((Some(symbol), dated(rest)?));
    let read = parse::symbol::symbol_in(grammar, number).ok().and_then(followed);
    let judged = || parse::symbol::court(number).ok().and_then(followed);
    let aged = || parse::symbol::aged(grammar, number).ok().and_then(followed);
    // `SỐ 85 NGÀY 29 THÁNG 2 NĂM 1948`
    let bare = || {
        let end =
            number.find(' ').filter(|_| number.starts_with(|it: char| it.is_ascii_digit()))?;
        Some((None, dated(number.get(end..)?)?))
    };
    let (symbol, (rest, date)) = read.or_else(judged).or_else(aged).or_else(bare)?;
    let issuer = (!named.is_empty()).then(|| named.to_owned());
    let title = behind.get(near.len() - rest.len()..)?;
    Some(Lead { issuer, symbol, date: Some(date), title: Some(opened(grammar, title)) })
}

/// The issuer, and the words from the number on.
fn parted<'t>(grammar: &Grammar, near: &'t str) -> Option<(&'t str, &'t str)> {
    let modifier = grammar.opener_at(near).filter(|(it, _)| it.role == OpenerRole::Modifier);
    let near = near.get(modifier.map_or(0, |it| it.1)..)?.trim_start();
    if near.starts_with(|it: char| it.is_ascii_digit()) {
        return Some(("", near));
    }
    let (_, label) = grammar.mark_hits(near).find(|(mark, _)| mark.role == MarkRole::Number)?;
    let before = near.get(..label.start)?.trim_end();
    let number = near.get(label.end..)?.trim_start_matches([' ', ':']);
    if before.is_empty() {
        return Some((before, number));
    }
    let named = before.get(of(grammar, before)?..)?.trim_start();
    // `CỦA THÔNG TƯ SỐ 50/2013/TT-BNNPTNT NGÀY …` is another document.
    let cites = grammar.kind_hits(named).next().is_some();
    (!cites && !named.contains(char::is_lowercase)).then_some((named, number))
}

/// The title behind a date, in its line, or in the next when that opens one.
fn opened<'t>(grammar: &Grammar, behind: &'t str) -> &'t str {
    let title = behind.trim_start_matches([' ', ',', '*', '_', '.', '|']);
    let below = title.trim_start_matches(['\n', ' ', '*', '_', '|', '-']);
    // `… NĂM 1950` / `CHỦ TỊCH NƯỚC`: no title stands between the date and who enacts.
    if !opens(grammar, title) && grammar.issuer_at(title).is_some() {
        return "";
    }
    if below.len() == title.len() || opens(grammar, below) { below } else { "" }
}

/// `CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ` / `VỀ …`: who issued stands before the title.
fn issued<'t>(grammar: &Grammar, behind: &'t str) -> Option<Lead<'t>> {
    let issuer = behind.get(of(grammar, behind)?..)?.trim_start();
    let mut read = parse::issuer::issuer(grammar, issuer).map_or(0, str::len);
    while let Some(more) = issuer
        .get(read..)
        .and_then(|rest| rest.strip_prefix(", "))
        .and_then(|next| parse::issuer::issuer(grammar, next))
    {
        read += ", ".len() + more.len();
    }
    let title = issuer.get(read..)?.trim_start();
    if read > 0 && opens(grammar, title) {
        let issuer = issuer.get(..read).map(str::to_owned);
        return Some(Lead { issuer, title: Some(title), ..Lead::default() });
    }
    lines(grammar, issuer)
}

/// `BỘ TRƯỞNG` / `BỘ NÔNG NGHIỆP` / `Về việc …`: who issued, over several lines.
fn lines<'t>(grammar: &Grammar, issuer: &'t str) -> Option<Lead<'t>> {
    let mut name = String::new();
    let mut rest = issuer;
    for _ in 0..=LINES {
        if !name.is_empty() && opens(grammar, rest) {
            let known = grammar.issuer_at(&name).is_some();
            return known.then(|| Lead {
                issuer: Some(name),
                title: Some(rest),
                ..Lead::default()
            });
        }
        let (line, below) = rest.split_once('\n')?;
        if line.contains(char::is_lowercase) {
            return None;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(bare(line));
        rest = below.trim_start_matches(|it| is_sign(it) || it == '\n');
    }
    None
}

/// The width of the word that stands before an issuer.
fn of(grammar: &Grammar, words: &str) -> Option<usize> {
    grammar.opener_at(words).filter(|(it, _)| it.role == OpenerRole::Issuer).map(|it| it.1)
}

fn opens(grammar: &Grammar, words: &str) -> bool {
    grammar.opener_at(words).is_some_and(|(it, _)| it.role == OpenerRole::Subject)
}
