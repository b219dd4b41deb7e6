//! Since when a text is in force, in its own words.

use crate::{
    extract::Report,
    grammar::{DateRole, Grammar},
    graph::Graph,
    model::{CivilDate, Form},
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
    let words = report.text.words();
    let mut own = report.indexed().filter(|(at, mention)| {
        mention.form == Form::Back && graph.document_of(*at) == Ok(Graph::OWN)
    });
    own.find_map(|(_, mention)| {
        let end = report.text.range_of(mention.words)?.end;
        let behind = words.get(end..)?.trim_start();
        let (word, width) = grammar.date_word_at(behind)?;
        let date = behind.get(width..)?.trim_start();
        let read = parse::date::numeric(date).or_else(|_| parse::date::worded(grammar, date)).ok();
        (word.role == DateRole::Other).then_some(read?.1.civil()).flatten()
    })
}
