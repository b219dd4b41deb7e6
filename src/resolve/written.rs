//! A mention's symbol as the table of forms is asked for it: with kind, issuer and day.

use crate::{
    extract::Report,
    grammar::{Grammar, Written},
    graph::Graph,
    model::{CivilDate, Mention, MentionAt, Symbol},
    parse,
};

/// Marks that go on with a symbol where its parser stopped.
const MARKS: [char; 3] = ['/', '-', '('];
/// So many mentions of a document are asked for its day; one document of 791 texts has 91, and the
/// first that has a day is enough.
const NEAR: usize = 64;

/// A mention's symbol with what the text knows of its document; `None` without a symbol.
///
/// ```
/// use viendan::{grammar::Grammar, model::Office, resolve, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Theo Chỉ thị số 88-CT ngày 28/3/1991, xưởng thành công ty. Chỉ thị số 88-CT còn nêu";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let (report, graph) = resolve::linked(&text, grammar, &Office::default());
/// let written = resolve::written(&report, &graph, grammar, &report.mentions[1]).unwrap();
/// assert_eq!(written.symbol, "88-CT");
/// assert_eq!(written.days.unwrap().0.to_string(), "1991-03-28");
/// ```
pub fn written<'a>(
    report: &'a Report<'_>,
    graph: &'a Graph<'_>,
    grammar: &Grammar,
    mention: &'a Mention<'_>,
) -> Option<Written<'a>> {
    let said = mention.kind_words.and(mention.kind).filter(|kind| !kind.generic);
    Some(Written {
        symbol: whole(report, mention.symbol.as_ref()?),
        kind: said.map(|kind| kind.name.as_str()),
        days: days(report, graph, grammar, mention),
    })
}

/// The days between which the document of a mention was issued, as far as the text tells.
fn days(
    report: &Report<'_>,
    graph: &Graph<'_>,
    grammar: &Grammar,
    mention: &Mention<'_>,
) -> Option<(CivilDate, CivilDate)> {
    let stated = |it: &Mention<'_>| {
        let day = it.date.and_then(|date| date.civil()).map(|day| (day, day));
        day.or_else(|| year(report, grammar, it))
    };
    let start = |it: &Mention<'_>| report.text.range_of(it.words).map_or(0, |range| range.start);
    let here = start(mention);
    let at = report.mentions.partition_point(|it| start(it) < here);
    let document = graph.document_of(MentionAt::new(at)).ok().and_then(|at| graph.document(at));
    let others = document.into_iter().flat_map(|document| &document.mentions).take(NEAR);
    let mut others = others.filter_map(|&at| report.mention(at));
    stated(mention).or_else(|| others.find_map(stated))
}

/// The year that a symbol carries, or that stands beside it (`301-CT năm 1990`).
fn year(
    report: &Report<'_>,
    grammar: &Grammar,
    mention: &Mention<'_>,
) -> Option<(CivilDate, CivilDate)> {
    let carried = mention.symbol.as_ref().and_then(|symbol| symbol.year);
    let beside = || {
        let behind = behind(report, mention.words).trim_start_matches([' ', ',']);
        parse::date::year(grammar, behind).ok().map(|(_, year)| year)
    };
    let year = i16::try_from(carried.or(mention.year).or_else(beside)?).ok()?;
    CivilDate::new(year, 1, 1).ok().zip(CivilDate::new(year, 12, 31).ok())
}

/// A symbol without blanks, with plain hyphens, and with the groups that its parser left.
fn whole(report: &Report<'_>, symbol: &Symbol<'_>) -> String {
    let mut rest = behind(report, symbol.raw);
    let mut width = 0;
    while let Some(group) = rest.strip_prefix(MARKS) {
        let end = group.find(|it: char| !it.is_alphanumeric()).unwrap_or(group.len());
        let is_closed = group.get(end..).is_some_and(|it| it.starts_with(')'));
        let closes = usize::from(rest.starts_with('(') && is_closed);
        if end == 0 {
            break;
        }
        width += 1 + end + closes;
        rest = group.get(end + closes..).unwrap_or_default();
    }
    let more = behind(report, symbol.raw).get(..width).unwrap_or_default();
    let letters = symbol.raw.chars().chain(more.chars()).filter(|it| !it.is_whitespace());
    let is_plain = |letter: char| letter.is_alphanumeric() || "/.&()".contains(letter);
    letters.map(|letter| if is_plain(letter) { letter } else { '-' }).collect()
}

/// The words behind a slice.
fn behind<'a>(report: &'a Report<'_>, slice: &str) -> &'a str {
    let end = report.text.range_of(slice).map_or(0, |range| range.end);
    report.text.words().get(end..).unwrap_or_default()
}
