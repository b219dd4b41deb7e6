//! Since when a text is in force, in its own words.

use std::collections::BTreeMap;

use crate::{
    extract::{Report, Within},
    grammar::{DateRole, Grammar, TurnRole},
    graph::Graph,
    model::{CivilDate, DocumentAt, Form, Mention},
    parse,
};

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
        let day = report.text.range_of(mention.extent).and_then(|extent| {
            let behind = words.get(extent.end..)?.trim_start_matches([' ', ',']);
            let (word, width) = grammar.date_word_at(behind)?;
            let date = behind.get(width..)?.trim_start();
            let read = parse::date::numeric(date).or_else(|_| parse::date::worded(grammar, date));
            let ends = grammar.cue_at(behind).is_some_and(|(cue, _)| cue.behind);
            let begins = word.role == DateRole::Other && !ends;
            read.ok()?.1.civil().filter(|_| begins)
        });
        if let Some(day) = day {
            effects.entry(document).or_insert(day);
        }
    }
    effects
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
