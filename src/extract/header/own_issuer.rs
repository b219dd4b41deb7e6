//! The issuer of the text itself.

use super::{Zone, local};
use crate::{
    extract::edge::ENDS,
    grammar::{Grammar, Hit, Issuer, MarkRole, Place},
    model::{Level, Origin, Symbol},
    parse,
    text::{Text, capital, offset},
};

/// How much of the end is looked at for a signature, in bytes; of six in 791 texts one stands
/// farther, before an appendix.
const SIGNATURE: usize = 3000;
/// How much behind a head is looked at for the place of its body, in bytes; the national heading has 50.
const COLUMN: usize = 160;
/// The longest seat behind the name of a body, in words.
const SEAT: usize = 6;

/// The words of a head about who issued, before they are put together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a, 't> {
    pub(super) symbol: Option<&'a Symbol<'t>>,
    /// The place before the date.
    pub(super) place: Option<&'a str>,
    /// Who issued, between the kind and the title.
    pub(super) lead: Option<&'a str>,
    /// The line that names who enacts.
    pub(super) enacting: Option<&'a str>,
    /// The words that say the kind, where number and date stand behind them.
    pub(super) heading: Option<&'a str>,
}

/// The issuer with its place: the chairman who enacts, bodies together, or the one that [`body`]
/// finds.
pub(super) fn read(
    text: &Text,
    grammar: &Grammar,
    zone: Zone<'_>,
    said: Said<'_, '_>,
) -> (Option<String>, Option<Origin>) {
    // Without a head the first lines tell a story.
    let head = if zone.is_official { head(grammar, zone.words, said.heading) } else { "" };
    let lines: Vec<_> = text.written_lines(head).iter().flat_map(|it| it.split(ENDS)).collect();
    let found = said.enacting.and_then(|it| chairman(grammar, it, (head, &lines), said.place));
    if let Some(issuer) = found.or_else(|| joint(grammar, head, said.symbol)) {
        return (Some(issuer), Some(Origin::Head));
    }
    // `CỦA CHỦ TỊCH CHÍNH PHỦ …`: a body that no table knows.
    let letters = said.symbol.and_then(|it| grammar.issuers_of(it.bare_body()).next());
    let is_known = |lead: &str| {
        let body = grammar.issuer_at(lead);
        body.is_some_and(|(body, width)| width == lead.len() || body.level == Level::Central)
            || place_in(grammar, lead).is_some()
    };
    if let Some(lead) = said.lead.filter(|it| letters.is_none() && !is_known(it)) {
        return (Some(parse::issuer::named(grammar, lead)), Some(Origin::Head));
    }
    if let Some(unknown) = unknown(grammar, head, &lines).filter(|_| letters.is_none()) {
        return (Some(unknown), Some(Origin::Head));
    }
    let Some((body, origin)) = body(text, grammar, head, said) else {
        let spelt = spelt(grammar, head);
        let origin = spelt.as_ref().map(|_| Origin::Head);
        return (spelt, origin);
    };
    let is_local =
        matches!(body.level, Level::Province | Level::Any | Level::District | Level::Commune);
    // Under a ministry a body is the Centre's, wherever it sits.
    let central = grammar
        .issuer_hits(head)
        .iter()
        .any(|hit| grammar.issuers().get(hit.row).is_some_and(|it| it.level == Level::Central));
    let is_below = is_local && !central && body.level != Level::Province;
    let column = || local::named(grammar, (head, &[column(text, zone, head)?]), body);
    let named = || local::named(grammar, (head, &lines), body).or_else(column);
    if let Some(name) = is_below.then(named).flatten() {
        return (Some(short(grammar, &name)), Some(origin));
    }
    let name = short(grammar, &body.name);
    if !is_local || central {
        let seat = seat(grammar, head, body).unwrap_or_default();
        return (Some(name + &seat), Some(origin));
    }
    let said_there = || {
        let enacting = said.enacting.and_then(|it| place_in(grammar, it));
        let dated = || said.place.and_then(|it| place_named(grammar, it));
        let signed = || signature(grammar, text.words()).and_then(|it| place_in(grammar, it));
        place_in(grammar, head).or(enacting).or_else(dated).or_else(signed)
    };
    let name = match said_there() {
        // `Tỉnh ủy Sơn La`, `Liên đoàn Lao động tỉnh`: the name bears the level already.
        Some((level, place)) if bears(grammar, &name, level) => format!("{name} {place}"),
        Some((level, place)) => format!("{name} {level} {place}"),
        None => name,
    };
    (Some(name), Some(origin))
}

/// The body that issued: by the letters of the symbol, behind the kind, above the national heading,
/// above the grounds, or in the signature.
fn body<'g>(
    text: &Text,
    grammar: &'g Grammar,
    head: &str,
    said: Said<'_, '_>,
) -> Option<(&'g Issuer, Origin)> {
    let in_head = grammar.issuer_hits(head);
    let is_in_head = |body: &&Issuer| {
        let rows = in_head.iter().filter_map(|hit| grammar.issuers().get(hit.row));
        rows.into_iter().any(|row| row.name == body.name)
    };
    let letters = said.symbol.map(Symbol::bare_body);
    let by_letters = letters.and_then(|letters| {
        // Two bodies share `CP`, and the head says which.
        let named = grammar.issuers_of(letters).find(is_in_head);
        named.or_else(|| grammar.issuers_of(letters).next())
    });
    let named = |words: &str| grammar.issuer_at(words).map(|it| it.0);
    let by_head = || last_body(grammar, head);
    let by_end = || signature(grammar, text.words()).and_then(|end| last_body(grammar, end));
    by_letters
        .map(|body| (body, Origin::Letters))
        .or_else(|| Some((said.lead.and_then(named)?, Origin::Head)))
        .or_else(|| Some((by_head()?, Origin::Head)))
        .or_else(|| Some((said.enacting.and_then(named)?, Origin::Head)))
        .or_else(|| Some((by_end()?, Origin::Signature)))
}

/// Bodies that issued together, by the letters of the symbol or as the head names them: none of
/// them is above another.
fn joint(grammar: &Grammar, head: &str, symbol: Option<&Symbol<'_>>) -> Option<String> {
    let letters = symbol.map(|it| it.issuer.as_ref()).filter(|it| !it.is_empty());
    let by_letters = || {
        let bodies = letters?.split('-').map(|it| grammar.issuers_of(it).next());
        bodies.collect::<Option<Vec<_>>>().filter(|it| are_equal(it))
    };
    let mut names: Vec<String> = Vec::new();
    if let Some(bodies) = by_letters() {
        names.extend(bodies.iter().map(|it| short(grammar, &it.name)));
    } else if letters.is_none_or(|it| grammar.issuers_of(first(it)).next().is_none()) {
        let hits = grammar.issuer_hits(head);
        let bodies: Vec<_> = hits.iter().filter_map(|hit| grammar.issuers().get(hit.row)).collect();
        if are_equal(&bodies) {
            names = pieces(grammar, head, &hits);
        }
    }
    names.dedup();
    (names.len() > 1).then(|| names.join(" - "))
}

/// The letters before the first hyphen.
fn first(letters: &str) -> &str {
    letters.split('-').next().unwrap_or(letters)
}

/// Whether these are bodies of the Centre under the same one, or under none.
fn are_equal(bodies: &[&Issuer]) -> bool {
    let [one, others @ ..] = bodies else { return false };
    let is_equal = |it: &&Issuer| {
        let is_above = |above: &Issuer, of: &Issuer| {
            of.parent.as_ref().is_some_and(|it| above.letters.contains(it))
        };
        it.level == Level::Central && !is_above(it, one) && !is_above(one, it)
    };
    one.level == Level::Central && !others.is_empty() && others.iter().all(is_equal)
}

/// The names of a head in their order: bodies of the table, and what stands between them.
fn pieces(grammar: &Grammar, head: &str, hits: &[Hit]) -> Vec<String> {
    let mut names = Vec::new();
    let mut from = 0;
    for hit in hits.iter().map(Some).chain([None]) {
        let between = head.get(from..hit.map_or(head.len(), |it| it.start)).unwrap_or_default();
        let unknown = between.split(['-', '–', ',', '\n', '|', '*']).map(str::trim);
        let unknown = unknown.filter(|it| it.contains(' ') && !it.contains(char::is_lowercase));
        names.extend(unknown.map(|it| parse::issuer::named(grammar, it)));
        let body = hit.and_then(|hit| grammar.issuers().get(hit.row));
        names.extend(body.map(|it| short(grammar, &it.name)));
        from = hit.map_or(from, |it| it.end);
    }
    names
}

/// The seat of a body of the Centre right behind its name in the head: ` tại Hà Nội`, also where it
/// stands on the next line.
fn seat(grammar: &Grammar, head: &str, body: &Issuer) -> Option<String> {
    let hit = grammar.issuer_hits(head).last().copied()?;
    let is_body = grammar.issuers().get(hit.row).is_some_and(|it| it.name == body.name);
    let is_edge = |it: char| !it.is_alphanumeric();
    let rest = head.get(hit.end..).filter(|_| is_body)?.trim_matches(is_edge);
    let place = grammar.place_hits(rest).last().copied()?;
    let is_whole = place.end == rest.len() && rest.split(' ').count() <= SEAT;
    (is_whole && !rest.contains('\n')).then(|| format!(" {}", parse::issuer::spelt(grammar, rest)))
}

/// The chairman who enacts, `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH`; a committee is named by its
/// head and its letters.
fn chairman(
    grammar: &Grammar,
    line: &str,
    (head, lines): (&str, &[&str]),
    place: Option<&str>,
) -> Option<String> {
    let (chair, hit) = grammar.mark_hits(line).next()?;
    let committee =
        line.get(hit.end..).filter(|_| chair.role == MarkRole::Chair && hit.start == 0)?;
    let (body, _) = grammar.issuer_at(committee.trim_start())?;
    let level = body.level;
    let chair = capital(&chair.words);
    let own = || local::named(grammar, (line, &[line]), body);
    let below = || own().or_else(|| local::named(grammar, (head, lines), body));
    if let Some(name) = below().filter(|_| level != Level::Central) {
        return Some(format!("{chair} {}", short(grammar, &name)));
    }
    let body = short(grammar, &body.name);
    let dated = || place.and_then(|it| place_named(grammar, it));
    let place = place_in(grammar, line).or_else(|| place_in(grammar, head)).or_else(dated);
    let place = place.filter(|_| level != Level::Central);
    Some(match place {
        Some((level, place)) => format!("{chair} {body} {level} {place}"),
        None => format!("{chair} {body}"),
    })
}

/// Whether a name tells a level itself: it begins with its first word, as `Thành ủy` does, or ends with it.
fn bears(grammar: &Grammar, name: &str, level: &str) -> bool {
    let name = grammar.fold(name);
    name.starts_with(level.split(' ').next().unwrap_or(level)) || name.ends_with(level)
}

/// The line in capitals under the body of a head that the national heading stands beside:
/// `ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI …` / `XÃ TÂN LẬP Độc lập - …`.
fn column<'t>(text: &Text, zone: Zone<'t>, head: &str) -> Option<&'t str> {
    let behind = zone.words.get(head.len()..).filter(|_| zone.words.starts_with(head))?;
    let near = behind.get(..behind.floor_char_boundary(COLUMN))?;
    let line = text.written_lines(near).into_iter().nth(1)?;
    let words = line.split_inclusive(' ');
    let loud = words.take_while(|it| !it.contains(char::is_lowercase)).map(str::len).sum();
    (!head.trim_end_matches(' ').ends_with('\n')).then(|| line.get(..loud))?
}

/// A body that no table knows below one that it does: `PHÒNG NỘI VỤ` of a district, `BAN QUẢN LÝ DỰ ÁN` of a
/// province.
fn unknown(grammar: &Grammar, head: &str, lines: &[&str]) -> Option<String> {
    let hits = [grammar.issuer_hits(head), grammar.place_hits(head)].concat();
    let is_known = |line: &&str| {
        let here = offset(head, line).unwrap_or_default();
        hits.iter().any(|hit| hit.start < here + line.len() && here < hit.end)
            || local::place(grammar, (head, &[*line])).is_some()
    };
    let (above, below) = lines.split_at_checked(lines.iter().rposition(is_known)? + 1)?;
    let name = below.join(" ");
    let name = name.trim_matches(|it: char| !it.is_alphanumeric());
    let is_name = name.contains(' ') && !name.contains(char::is_lowercase);
    let place = local::place(grammar, (head, above)).or_else(|| {
        let (level, place) = place_in(grammar, head)?;
        Some(format!("{level} {place}"))
    });
    let name = is_name.then(|| parse::issuer::named(grammar, name))?;
    let place = place?;
    let (level, of) = place.split_once(' ').unwrap_or_default();
    // `BỆNH VIỆN ĐA KHOA TỈNH`: the level stands in the name.
    Some(if name.ends_with(level) { format!("{name} {of}") } else { format!("{name} {place}") })
}

/// A body that no table knows, as the last line or cell of its head spells it.
fn spelt(grammar: &Grammar, head: &str) -> Option<String> {
    let is_edge = |it: char| !it.is_alphanumeric();
    let mut cells = head.split(ENDS).map(|it| it.trim_matches(is_edge));
    let cell = cells.rfind(|it| it.contains(char::is_alphabetic))?;
    let is_name = cell.contains(' ') && !cell.contains(char::is_lowercase);
    is_name.then(|| parse::issuer::named(grammar, cell))
}

/// The lines above the national heading or the number; where neither does, the body right above
/// the words that say the kind.
fn head<'t>(grammar: &Grammar, zone: &'t str, heading: Option<&str>) -> &'t str {
    let end = grammar.mark_hits(zone).find(|(mark, hit)| match mark.role {
        MarkRole::Nation | MarkRole::Party => true,
        MarkRole::Number => zone.get(hit.start..).is_some_and(|label| {
            label.starts_with(char::is_uppercase)
                || label.get(hit.end - hit.start..).is_some_and(|it| it.starts_with(':'))
        }),
        _ => false,
    });
    let kind = heading.and_then(|it| offset(zone, it));
    let Some(kind) = kind.filter(|&kind| end.as_ref().is_none_or(|(_, hit)| kind < hit.start))
    else {
        return zone.get(..end.map_or(0, |(_, hit)| hit.start)).unwrap_or_default();
    };
    let above = zone.get(..kind).unwrap_or_default().trim_end();
    let line = above.get(above.rfind('\n').map_or(0, |at| at + 1)..).unwrap_or_default();
    let is_body = grammar.issuer_at(line).is_some() && !line.contains(char::is_lowercase);
    if is_body { line } else { "" }
}

/// The last body of the table in these words: the issuer stands under the body above it.
fn last_body<'g>(grammar: &'g Grammar, words: &str) -> Option<&'g Issuer> {
    grammar.issuer_hits(words).last().and_then(|hit| grammar.issuers().get(hit.row))
}

/// The last line at the end that begins with `TM.`, `KT.`, `TL.`.
fn signature<'t>(grammar: &Grammar, words: &'t str) -> Option<&'t str> {
    let end = words.get(words.ceil_char_boundary(words.len().saturating_sub(SIGNATURE))..)?;
    let marks = grammar.seldom_marks(MarkRole::Signature, end);
    let is_loud =
        |hit: &&Hit| end.get(hit.start..).is_some_and(|it| it.starts_with(char::is_uppercase));
    let last = marks.iter().rfind(is_loud)?;
    end.get(last.start..)?.split('\n').next()
}

/// The last place in some words and its level, `tỉnh` and `Sơn La`.
fn place_in<'g>(grammar: &'g Grammar, words: &str) -> Option<(&'g str, &'g str)> {
    marked(grammar, grammar.places().get(grammar.place_hits(words).last()?.row)?)
}

/// The place and its level that words name, and nothing else.
fn place_named<'g>(grammar: &'g Grammar, words: &str) -> Option<(&'g str, &'g str)> {
    let (row, width) = grammar.place_at(words)?;
    (width == words.len()).then(|| marked(grammar, row)).flatten()
}

fn marked<'g>(grammar: &'g Grammar, row: &'g Place) -> Option<(&'g str, &'g str)> {
    let role = if row.city { MarkRole::City } else { MarkRole::Province };
    let level = grammar.marks().iter().find(|mark| mark.role == role)?;
    Some((level.words.as_str(), row.name.as_str()))
}

/// As people write it: `UBND`, not the three words.
fn short(grammar: &Grammar, name: &str) -> String {
    let written =
        grammar.issuers().iter().filter_map(|row| Some((&row.name, row.written.as_ref()?)));
    written.fold(name.to_owned(), |name, (long, short)| name.replace(long.as_str(), short))
}
