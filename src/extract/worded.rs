//! Mentions without a symbol: laws by name, kinds with a bare number, standards, pointing words.

use std::collections::HashSet;

use super::{left, right, scan::Found, sentence::Head};
use crate::{
    grammar::{DateRole, Grammar, Hit, MarkRole, OpenerRole, Returns, TurnRole},
    model::{Form, Kind, Mention, Quirk, Relation, Standing, Style, Symbol},
    parse,
    text::Text,
};

/// The longest name of an amending law, in bytes; the longest of 79 in 791 texts has 344.
const AMENDING: usize = 900;
/// The longest words that begin a line of the legal basis, in bytes.
const BASIS: usize = 80;
/// The longest word for a house that bears the word for a law in its name, in bytes; the farthest
/// of 19 begins 18 before.
const HOUSE: usize = 40;

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
    let cited: HashSet<_> = found.iter().filter_map(cited_as).collect();
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
        let read = named(words, grammar, kind, hit, &next)
            .or_else(|| short(words, grammar, kind, hit, (&cited, &next)))
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
    mentions.extend(standards(text, grammar));
    mentions
}

/// A law by its name.
fn named<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    kind: &'t Kind,
    hit: &Hit,
    next: &impl Fn(usize) -> usize,
) -> Option<Head<'t>> {
    let here = words.get(hit.start..).filter(|_| kind.named)?;
    if !here.starts_with(char::is_uppercase) && !is_known_law(words, grammar, hit) {
        return None;
    }
    if is_house(words, grammar, hit.start) {
        return None;
    }
    let limit = here.floor_char_boundary(next(hit.start) - hit.start);
    let near = here.get(..limit).and_then(|it| parse::law::named(grammar, it));
    // The name of an amending law may hold the numbers of the laws that it amends.
    let whole = here.get(..here.floor_char_boundary(AMENDING))?;
    let name = parse::law::amending(grammar, whole).or(near)?;
    let end = hit.start + name.len();
    // `Luật Nhà ở 2014`: the year stands bare behind the name.
    let bare = words.get(end..).and_then(parse::date::bare_year);
    let mut tail = right::tail(words, grammar, end + bare.map_or(0, |it| it.0), next);
    tail.year = tail.year.or(bare.map(|it| it.1));
    let mention = mention(words, hit.start, end, tail.end, Form::Named, kind);
    let pinpoint = left::pinpoint(words, grammar, hit.start);
    let is_bare = end == hit.end && tail.year.is_none() && tail.date.is_none();
    if is_bare && pinpoint.is_none() && !is_basis(words, grammar, hit.start) {
        return None;
    }
    let mention = Mention {
        name: Some(name),
        kind_words: words.get(hit.start..hit.end),
        year: tail.year,
        date: tail.date,
        dated: tail.date.map(|_| Standing::Behind),
        issuer: tail.issuer,
        issued: tail.issuer.map(|_| Standing::Behind),
        pinpoint,
        ..mention
    };
    Some(Head { mention, end: tail.near.max(end), title: tail.title, closes: None })
}

/// Whether a law of the table is named in small letters, as whose part: `một số điều của luật đầu tư`.
fn is_known_law(words: &str, grammar: &Grammar, hit: &Hit) -> bool {
    let before = words.get(..hit.start).unwrap_or_default().trim_end();
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(HOUSE))..);
    let last = near.unwrap_or_default().rsplit([' ', '\n']).next().unwrap_or_default();
    let is_owner = grammar.opener_at(last).is_some_and(|(it, _)| it.role == OpenerRole::Issuer);
    let is_part = || {
        let near = before.strip_suffix(last).unwrap_or_default().trim_end();
        let near = near.get(near.ceil_char_boundary(near.len().saturating_sub(HOUSE))..);
        let starts =
            |near: &'_ str| near.match_indices(' ').map(|(at, _)| at + 1).collect::<Vec<_>>();
        near.is_some_and(|near| {
            starts(near).into_iter().filter_map(|at| near.get(at..)).any(|it| {
                grammar.turn_at(it, TurnRole::Part).is_some_and(|(_, width)| width == it.len())
            })
        })
    };
    let named = || grammar.law_at(words.get(hit.start..)?).filter(|it| it.1 > hit.end - hit.start);
    named().is_some()
        && (is_owner && (is_part() || left::pinpoint(words, grammar, hit.start).is_some())
            || is_applied(grammar, before))
}

/// Whether words end with those that lead to what is applied: `theo luật đầu tư`.
fn is_applied(grammar: &Grammar, before: &str) -> bool {
    grammar.turn_before(before, TurnRole::Vehicle).is_some()
        || grammar.cues_before(before).any(|cue| cue.relation == Relation::BasedOn)
}

/// Whether the word for a law is a part of the name of a house: `Công ty Luật`, `Đại học Luật`.
fn is_house(words: &str, grammar: &Grammar, start: usize) -> bool {
    let near = words.get(..start).unwrap_or_default();
    let near = near.get(near.ceil_char_boundary(near.len().saturating_sub(HOUSE))..);
    let near = near.unwrap_or_default();
    let mut houses = grammar.mark_hits(near).filter(|(mark, _)| mark.role == MarkRole::House);
    houses.any(|(_, hit)| near.get(hit.end..).is_some_and(|it| it == " "))
}

/// Whether a line of the legal basis begins right before: `Căn cứ Hiến pháp`.
///
/// Elsewhere the bare word means the order of things: `phù hợp với Hiến pháp, pháp luật`.
fn is_basis(words: &str, grammar: &Grammar, start: usize) -> bool {
    let near = words.ceil_char_boundary(start.saturating_sub(BASIS));
    let before = words.get(near..start).unwrap_or_default();
    let line = match before.rsplit_once('\n') {
        Some((_, line)) => line.trim(),
        None if near == 0 => before.trim(),
        None => return false,
    };
    let cue = grammar.cue_at(line);
    cue.is_some_and(|(cue, width)| cue.relation == Relation::BasedOn && width == line.len())
}

/// A kind with a bare number: `Nghị định 30`, `Nghị quyết số 57`.
fn short<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    kind: &'t Kind,
    hit: &Hit,
    (cited, next): (&HashSet<(&str, &str)>, &impl Fn(usize) -> usize),
) -> Option<Head<'t>> {
    let here = words.get(hit.end..).filter(|_| kind.short)?;
    if !words.get(hit.start..)?.starts_with(char::is_uppercase) {
        return None;
    }
    let number = here.trim_start_matches(' ');
    let labelled = grammar.behind_label(number);
    let says_number = labelled.is_some();
    let number = labelled.unwrap_or(number).trim_start_matches(' ');
    let figures = number.find(|it: char| !it.is_ascii_digit()).unwrap_or(number.len());
    let (number, rest) = number.split_at(figures);
    // `Nghị định số 13/2023`: the letters were left out.
    let year = year_behind(rest).filter(|width| {
        let behind = rest.get(*width..).unwrap_or_default().trim_start_matches([' ', ',']);
        let told = says_number && (is_dated(grammar, behind) || grammar.owner_at(behind).is_some());
        (kind.with_year || told) && !number.is_empty()
    });
    let rest = year.and_then(|width| rest.get(width..)).unwrap_or(rest);
    let goes_on =
        rest.starts_with(['/', '-', '%', '_']) || rest.starts_with(|it: char| it.is_alphanumeric());
    let decimal =
        rest.starts_with(['.', ',']) && rest.chars().nth(1).is_some_and(|it| it.is_ascii_digit());
    // `Kế hoạch 35, Hướng dẫn 9 và …`: one figure alone is a number where a mark follows it.
    let is_item = number.len() > 1 || rest.starts_with([',', ';']);
    // `Nghị quyết 68 đặt ra`: the text cites that number with its letters.
    let is_cited = || cited.contains(&(kind.code.as_str(), number.trim_start_matches('0')));
    let counts = !says_number
        && year.is_none()
        && (!is_item || !kind.with_year && counts(grammar, rest))
        && !(number.len() > 1 && is_cited());
    // `Kế hoạch 2026`: a year, and no number.
    let is_year = !says_number && number.len() == 4 && number.starts_with("20");
    if number.is_empty() || number.len() > 5 || goes_on || decimal || counts || is_year {
        return None;
    }
    let end = words.len() - rest.len();
    let tail = right::tail(words, grammar, end, next);
    let mention = mention(words, hit.start, end, tail.end, Form::Short, kind);
    let mention = Mention {
        kind_words: words.get(hit.start..hit.end),
        year: tail.year,
        date: tail.date,
        dated: tail.date.map(|_| Standing::Behind),
        issuer: tail.issuer,
        issued: tail.issuer.map(|_| Standing::Behind),
        pinpoint: left::pinpoint(words, grammar, hit.start),
        quirks: year.map(|_| Quirk::CutShort).into_iter().collect(),
        ..mention
    };
    Some(Head { mention, end: tail.near.max(end), title: tail.title, closes: None })
}

/// Kind and number of a citation that may be taken up by these two alone.
fn cited_as<'t>(found: &Found<'t>) -> Option<(&'t str, &'t str)> {
    let kind = found.lead.kind.filter(|kind| kind.short)?;
    Some((kind.code.as_str(), found.symbol.number.trim_start_matches('0')))
}

/// Whether a day follows: `Nghị quyết số 98/2023 ngày 24/6/2023`.
fn is_dated(grammar: &Grammar, behind: &str) -> bool {
    grammar.date_word_at(behind).is_some_and(|(it, _)| it.role == DateRole::Day)
}

/// The width of a year behind a number, `/2023`, where no letters follow it.
fn year_behind(rest: &str) -> Option<usize> {
    let year = rest.strip_prefix('/')?.get(..4)?.parse::<u16>().ok()?;
    let ends = rest.get(5..)?;
    let goes_on = ends.starts_with(char::is_alphanumeric)
        || ends.starts_with(['/', '-', '–'])
        || ends.starts_with(" /")
        || ends.starts_with(" -");
    ((1998..2100).contains(&year) && !goes_on).then_some(5)
}

/// Whether the number counts things: a small word follows that opens nothing.
fn counts(grammar: &Grammar, rest: &str) -> bool {
    let word = rest.trim_start_matches(' ');
    let follows = word.starts_with(char::is_lowercase);
    let dated = || match grammar.date_word_at(word).map(|(it, _)| it.role) {
        Some(DateRole::Day | DateRole::Month) => parse::date::dated(grammar, word).is_ok(),
        Some(DateRole::Year) => parse::date::year(grammar, word).is_ok(),
        role => role.is_some(),
    };
    let opens = grammar.opener_at(word).is_some_and(|(it, _)| it.role != OpenerRole::Modifier)
        || grammar.return_at(word).is_some()
        || dated()
        || grammar.turn_at(word, TurnRole::Joint).is_some();
    follows && !opens
}

/// Words that point back: `Kế hoạch này`, `Quyết định nêu trên`.
fn back<'t>(words: &'t str, grammar: &'t Grammar, kind: &'t Kind, hit: &Hit) -> Option<Head<'t>> {
    let here = words.get(hit.end..)?;
    let pointing = here.strip_prefix(' ')?;
    let (_, width) =
        grammar.return_at(pointing).filter(|(it, _)| it.means != Returns::Elsewhere)?;
    let small = words.get(hit.start..)?.starts_with(char::is_lowercase);
    if kind.common && small {
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
    Mention {
        words: symbol.raw,
        extent: symbol.raw,
        form: Form::Standard,
        kind: grammar.kind_of_code(head),
        kind_words: None,
        symbol: Some(symbol),
        name: None,
        year: None,
        date: None,
        dated: None,
        issuer: None,
        issued: None,
        subject: None,
        pinpoint: left::pinpoint(words, grammar, at),
        quirks: Vec::new(),
        slips: Vec::new(),
        heads_annex: false,
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
    Mention {
        words: words.get(start..end).unwrap_or_default(),
        extent: words.get(start..reach.max(end)).unwrap_or_default(),
        form,
        kind: Some(kind),
        kind_words: None,
        symbol: None,
        name: None,
        year: None,
        date: None,
        dated: None,
        issuer: None,
        issued: None,
        subject: None,
        pinpoint: None,
        quirks: Vec::new(),
        slips: Vec::new(),
        heads_annex: false,
    }
}
