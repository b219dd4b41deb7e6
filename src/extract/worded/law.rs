//! Laws by their names.

use super::mention;
use crate::{
    extract::{around, left, right, sentence::Head},
    grammar::{Grammar, Hit, MarkRole, OpenerRole, TurnRole},
    model::{Form, Kind, Level, Mention, Relation},
    parse,
    text::offset,
};

/// The longest name of an amending law, in bytes; the longest of 79 in 791 texts has 344.
const AMENDING: usize = 900;
/// The longest words that begin a line of the legal basis, in bytes.
const BASIS: usize = 80;
/// The longest name of a law of a list in small letters, in bytes.
const NAME: usize = 200;
/// How many laws of such a list may stand before one.
const LAWS: usize = 12;
/// The longest word for a house that bears the word for a law in its name, in bytes; the farthest
/// of 19 begins 18 before.
const HOUSE: usize = 40;

/// A law by its name.
pub(super) fn named<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    kind: &'t Kind,
    hit: &Hit,
    next: &impl Fn(usize) -> usize,
) -> Option<Head<'t>> {
    let here = words.get(hit.start..).filter(|_| kind.named)?;
    let is_small = !here.starts_with(char::is_uppercase);
    if is_small && !is_known_law(words, grammar, hit) && !is_listed(words, grammar, hit) {
        return None;
    }
    let before = words.get(..hit.start)?.trim_end();
    let is_draft = || grammar.turn_before(before, TurnRole::Draft).is_some();
    if is_house(words, grammar, hit.start) || is_draft() {
        return None;
    }
    let limit = here.floor_char_boundary(next(hit.start) - hit.start);
    let near = here.get(..limit).and_then(|it| parse::law::named(grammar, it));
    // The name of an amending law may hold the numbers of the laws that it amends.
    let whole = here.get(..here.floor_char_boundary(AMENDING))?;
    let amending = parse::law::amending(grammar, whole);
    let told = || told(words, grammar, hit.start, near);
    let name = amending.or_else(told).or(near)?;
    let end = hit.start + name.len();
    // `Luật Nhà ở 2014`: the year stands bare behind the name.
    let bare = words.get(end..).and_then(parse::date::bare_year);
    let mut tail = right::tail(words, grammar, end + bare.map_or(0, |it| it.0), next);
    tail.year = tail.year.or(bare.map(|it| it.1));
    // No body below the Centre passes a law: it stands in the law's name.
    tail.issuer = tail.issuer.filter(|issuer| !names_local(grammar, issuer));
    let mention = mention(words, hit.start, end, tail.end, Form::Named, kind);
    let pinpoint = left::pinpoint(words, grammar, hit.start);
    let is_bare = end == hit.end && tail.year.is_none() && tail.date.is_none();
    if is_bare && pinpoint.is_none() && !is_basis(words, grammar, hit.start) {
        return None;
    }
    let mention = Mention {
        name: Some(name),
        kind_words: words.get(hit.start..hit.end),
        pinpoint,
        ..tail.told_of(mention)
    };
    let mention = around::ahead(words, grammar, hit.start, true).told_of(mention);
    Some(Head { mention, end: tail.near.max(end), title: tail.title, closes: None })
}

/// The name of a law up to what tells which is meant, where it is longer than what else is read of it:
/// behind words that lead to it, or as an item of a list.
fn told<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    start: usize,
    near: Option<&str>,
) -> Option<&'t str> {
    let here = words.get(start..)?;
    let (name, is_told) = parse::law::told(grammar, here)?;
    let known = grammar.law_at(here).map_or(0, |it| it.1);
    let pinpoint = left::pinpoint(words, grammar, start);
    let begins = pinpoint.and_then(|it| offset(words, it)).unwrap_or(start);
    let before = words.get(..begins)?.trim_end();
    let mut cues = grammar.cues_before(before).peekable();
    let led = pinpoint.is_some() || cues.peek().is_some() || is_applied(grammar, before);
    let based = cues.any(|cue| cue.relation == Relation::BasedOn);
    let is_item = before.ends_with([';', ':', '-', '+']);
    // `Luật sư`: one small word behind the kind names no law.
    let is_name = name.split(' ').count() > 2;
    let fits = is_name && (led && (is_told || based) || is_item && is_told);
    // Behind a name of the table only whose law it is goes on: `Luật Ban hành … của HĐND, UBND`.
    let owned = || name.get(known..).is_some_and(|it| grammar.owner_at(it.trim_start()).is_some());
    let is_longer = name.len() > near.map_or(0, str::len);
    (fits && is_longer && (known == 0 || owned())).then_some(name)
}

/// Whether words name a body below the Centre, alone or with others.
fn names_local(grammar: &Grammar, issuer: &str) -> bool {
    let hits = grammar.issuer_hits(issuer);
    let mut bodies = hits.iter().filter_map(|hit| grammar.issuers().get(hit.row));
    bodies.any(|body| body.level != Level::Central)
}

/// Whether a law of the table is named in small letters, as whose part: `một số điều của luật đầu tư`.
fn is_known_law(words: &str, grammar: &Grammar, hit: &Hit) -> bool {
    let before = words.get(..hit.start).unwrap_or_default().trim_end();
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(HOUSE))..);
    let last = near.unwrap_or_default().rsplit([' ', '\n']).next().unwrap_or_default();
    let is_owner = grammar.opener_at(last).is_some_and(|(it, _)| it.role == OpenerRole::Issuer);
    let is_part = || {
        let near = before.strip_suffix(last).unwrap_or_default().trim_end();
        grammar.turn_before(near, TurnRole::Part).is_some()
    };
    let named = || grammar.law_at(words.get(hit.start..)?).filter(|it| it.1 > hit.end - hit.start);
    named().is_some()
        && (is_owner && (is_part() || left::pinpoint(words, grammar, hit.start).is_some())
            || is_applied(grammar, before))
}

/// Whether a law in small letters goes on with a list of such laws, the first of which words lead to:
/// `một số điều của luật đấu thầu, luật hải quan`.
fn is_listed(words: &str, grammar: &Grammar, hit: &Hit) -> bool {
    let is_law = |hit: &Hit| {
        let law = words.get(hit.start..).and_then(|it| grammar.law_at(it));
        law.map(|(_, width)| hit.start + width).filter(|end| *end > hit.end)
    };
    let mut hit = *hit;
    for _ in 0..LAWS {
        let before = words.get(..hit.start).unwrap_or_default().trim_end();
        let joint = before.strip_suffix(',');
        let joint = joint.or_else(|| grammar.turn_before(before, TurnRole::Joint));
        let Some(before) = joint.map(str::trim_end).filter(|_| is_law(&hit).is_some()) else {
            return false;
        };
        let from = before.ceil_char_boundary(before.len().saturating_sub(NAME));
        let near = before.get(from..).unwrap_or_default();
        let placed = |hit: Hit| Hit { start: from + hit.start, end: from + hit.end, ..hit };
        let mut hits = grammar.kind_hits(near).map(placed);
        let Some(last) = hits.find(|hit| is_law(hit) == Some(before.len())) else { return false };
        if is_known_law(words, grammar, &last) {
            return true;
        }
        hit = last;
    }
    false
}

/// Whether words end with those that lead to what is applied: `theo luật đầu tư`, `thi hành luật đầu tư`.
fn is_applied(grammar: &Grammar, before: &str) -> bool {
    let applies = [Relation::BasedOn, Relation::Details, Relation::Implements];
    grammar.turn_before(before, TurnRole::Vehicle).is_some()
        || grammar.cues_before(before).any(|cue| applies.contains(&cue.relation))
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
