//! Since when a text is in force, in its own words.

use std::collections::BTreeMap;

use crate::{
    extract::{Report, Within},
    grammar::{DateRole, Grammar, TurnRole},
    graph::Graph,
    model::{CivilDate, Date, DocumentAt, Form, Mention},
    parse,
};

/// How far an hour may reach before its day, in bytes: `00 giờ 00 phút`.
const HOUR: usize = 20;

/// The first day of a text's effect, as it says of itself.
///
/// ```
/// use viendan::{grammar::Grammar, model::Office, resolve, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Số: 153/2025/TT-BTC\n\nHà Nội, ngày 31 tháng 12 năm 2025\n\nTHÔNG TƯ\n\nQuy định mức thu phí\n\n\
///     Điều 5. Thông tư này có hiệu lực từ ngày 01 tháng 01 năm 2026.";
/// let text = Text::new("thong-tu.txt", words.into(), grammar.letters());
/// let (report, graph) = resolve::linked(&text, grammar, &Office::default());
/// let day = resolve::in_force(&report, &graph, grammar).unwrap();
/// assert_eq!(day.to_string(), "2026-01-01");
/// ```
pub fn in_force(report: &Report<'_>, graph: &Graph<'_>, grammar: &Grammar) -> Option<CivilDate> {
    effects(report, graph, grammar).remove(&Graph::OWN)
}

/// The first day of effect of each document of which a text says it.
///
/// ```
/// use viendan::{
///     grammar::Grammar,
///     model::{DocumentAt, Office},
///     resolve,
///     text::Text,
/// };
///
/// let grammar = Grammar::builtin();
/// let words = "Thông tư số 47/2024/TT-BTC ngày 26/6/2024 có hiệu lực từ ngày 01/01/2025.";
/// let text = Text::new("tin.txt", words.into(), grammar.letters());
/// let (report, graph) = resolve::linked(&text, grammar, &Office::default());
/// assert_eq!(resolve::effects(&report, &graph, grammar)[&DocumentAt::new(1)].to_string(), "2025-01-01");
/// ```
pub fn effects(
    report: &Report<'_>,
    graph: &Graph<'_>,
    grammar: &Grammar,
) -> BTreeMap<DocumentAt, CivilDate> {
    let words = report.text.words();
    let mut effects = BTreeMap::new();
    for (at, mention) in report.indexed() {
        let Ok(document) = graph.document_of(at) else { continue };
        let stands = report.tree.stand(at).is_some_and(|it| it.within == Within::Sentence);
        if !stands || !speaks_of_the_whole(mention) || is_led(report, grammar, mention) {
            continue;
        }
        let day = report.text.range_of(mention.extent);
        let day = day.and_then(|it| day_of_effect(grammar, words.get(it.end..)?));
        if let Some(day) = day {
            effects.entry(document).or_insert(day);
        }
    }
    effects
}

/// The day of effect that words behind a document begin with: `sẽ có hiệu lực thi hành từ 0 giờ ngày
/// 01/7/2025`, `có hiệu lực (01/7/2025)`, `hiệu lực từ tháng 7 năm 2025`.
fn day_of_effect(grammar: &Grammar, behind: &str) -> Option<CivilDate> {
    let mut rest = behind.trim_start_matches([' ', ',']);
    while let Some((_, width)) = grammar.turn_at(rest, TurnRole::Does) {
        rest = rest.get(width..)?.trim_start();
    }
    let rest = past(grammar, rest, DateRole::Effect)?;
    let rest = past(grammar, rest, DateRole::Other).unwrap_or(rest);
    let bare = parse::date::bare(grammar, rest).ok();
    if let Some((_, date)) = bare.or_else(|| dated(grammar, rest)) {
        return date.civil();
    }
    let (_, (month, year)) = parse::date::month(grammar, rest).ok()?;
    CivilDate::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()
}

/// The words behind a date word of a role, and behind the mark that sets the date off.
fn past<'t>(grammar: &Grammar, words: &'t str, role: DateRole) -> Option<&'t str> {
    let (_, width) = grammar.date_word_at(words).filter(|(it, _)| it.role == role)?;
    Some(words.get(width..)?.trim_start_matches([' ', ':', '(']))
}

/// A date behind its word, which an hour may stand before: `0 giờ 00 phút ngày 01/7/2025`.
fn dated<'t>(grammar: &Grammar, rest: &'t str) -> Option<(&'t str, Date<'t>)> {
    let near = rest.get(..rest.floor_char_boundary(HOUR))?;
    let near = near.get(..near.find([',', ';', '\n', '(']).unwrap_or(near.len()))?;
    let is_hour = rest.starts_with(|it: char| it.is_ascii_digit());
    let hours = near.match_indices(' ').map(|(at, _)| at + 1).filter(|_| is_hour);
    let mut starts = std::iter::once(0).chain(hours).filter_map(|at| rest.get(at..));
    starts.find_map(|it| parse::date::dated(grammar, it).ok())
}

/// Whether a cue or a vehicle leads to a mention, `Theo Nghị quyết số 202/2025/QH15 có hiệu lực từ …`:
/// the clause is told of something else, and the day by the way.
fn is_led(report: &Report<'_>, grammar: &Grammar, mention: &Mention<'_>) -> bool {
    let start = report.text.range_of(mention.extent).map_or(0, |it| it.start);
    let before = report.text.words().get(..start).unwrap_or_default().trim_end();
    grammar.cues_before(before).next().is_some()
        || grammar.turn_before(before, TurnRole::Vehicle).is_some()
}

/// Whether a mention means one document beyond doubt, and no part of it: several laws bear one name,
/// and what amends a law bears it too.
fn speaks_of_the_whole(mention: &Mention<'_>) -> bool {
    let is_told = mention.symbol.is_some() || mention.year.is_some();
    mention.pinpoint.is_none() && (mention.form != Form::Named || is_told)
}
