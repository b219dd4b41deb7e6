//! Puts together what stands around a number.

use super::{left, right, scan::Found};
use crate::{
    grammar::{Grammar, OpenerRole},
    model::{Date, Form, Kind, Mention, Standing, Style},
    parse,
    text::{Text, sentence},
};

mod shared;

/// How far back a sentence may begin, in bytes.
const SENTENCE: usize = 320;

/// How many mentions a title may hold.
const TITLED: usize = 6;

/// Who is advised issues: `Văn phòng tham mưu UBND tỉnh ban hành …`.
const ADVISES: [&str; 4] = ["tham mưu với ", "tham mưu cho ", "tham mưu trình ", "tham mưu "];

/// A mention for each number that was found.
pub(super) fn mentions<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    found: &[Found<'t>],
    names: &[Mention<'t>],
) -> Vec<Mention<'t>> {
    let words = text.words();
    let next = |at: usize| {
        let behind = found.partition_point(|it| it.lead.start < at);
        found.get(behind).map_or(words.len(), |it| it.lead.start)
    };
    // What stands behind the name of an amending law is said of that law, not of the last number
    // in its name.
    let outer: Vec<_> = names.iter().filter_map(|it| text.range_of(it.name?)).collect();
    let mut mentions: Vec<Mention<'t>> = Vec::with_capacity(found.len());
    for it in found {
        let mut mention = mention(words, grammar, it, (found, &mentions), &next);
        if outer.iter().any(|name| name.start < it.start && it.end == name.end) {
            mention = Mention {
                date: None,
                dated: None,
                issuer: None,
                issued: None,
                subject: None,
                ..mention
            };
        }
        mentions.push(mention);
    }
    shared::issuers(text, grammar, &mut mentions);
    mentions
}

fn mention<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    found: &Found<'t>,
    (all, before): (&[Found<'t>], &[Mention<'t>]),
    next: &impl Fn(usize) -> usize,
) -> Mention<'t> {
    let Found { start, end, symbol, lead, blank } = found;
    let listed =
        before.last().filter(|_| lead.kind.is_none()).filter(|it| continues(words, it, lead.start));
    let first = clause(words, lead.start, SENTENCE);
    let near = Some(right::tail(words, grammar, *end, next)).filter(|it| !is_claimed(it, before));
    let near = near.unwrap_or_default();
    let opening =
        near.date.is_none().then(|| date_before(words, grammar, first, lead.start)).flatten();
    let year_at = |end: usize| {
        let at = all.binary_search_by_key(&end, |it| it.end).ok()?;
        all.get(at).map(|it| it.symbol.year)
    };
    let far = opening
        .is_none()
        .then(|| right::behind_title(words, grammar, symbol, &near, year_at))
        .flatten();
    let behind = if far.is_some() { Standing::BehindTitle } else { Standing::Behind };
    let tail = far.unwrap_or(near);
    let date = tail.date.map(|date| (date, behind)).or(opening.map(|it| (it, Standing::Before)));
    let between = || lead.issuer.map(|it| (it, Standing::Between));
    let before = || Some((issuer_before(words, grammar, first, lead.start)?, Standing::Before));
    let issuer = tail.issuer.map(|it| (it, behind)).or_else(between).or_else(before);
    let ((date, dated), (issuer, issued)) = (date.unzip(), issuer.unzip());
    Mention {
        words: words.get(*start..*end).unwrap_or_default(),
        extent: words.get(lead.start..tail.end.max(*end)).unwrap_or_default(),
        form: if *blank { Form::Blank } else { Form::Numbered },
        kind: kind(grammar, found, listed),
        kind_words: lead.kind_words,
        symbol: Some(symbol.clone()),
        name: lead.name,
        year: tail.year,
        date,
        dated,
        issuer,
        issued,
        subject: tail.subject,
        pinpoint: left::pinpoint(words, grammar, lead.start),
        quirks: symbol.quirks.clone(),
        slips: Vec::new(),
        heads_annex: heads_annex(words, grammar, lead.start),
    }
}

/// Whether the date behind a number belongs to a mention whose title the number stands in.
fn is_claimed(tail: &right::Tail<'_>, before: &[Mention<'_>]) -> bool {
    tail.date.is_some_and(|date| {
        let mut titles = before.iter().rev().take(TITLED).filter_map(|it| it.date);
        titles.any(|known| std::ptr::eq(known.raw, date.raw))
    })
}

/// The kind: by its word, by the list it stands in, or by the symbol.
fn kind<'t>(
    grammar: &'t Grammar,
    found: &Found<'t>,
    listed: Option<&Mention<'t>>,
) -> Option<&'t Kind> {
    let said = found.lead.kind.filter(|kind| !kind.generic);
    let symbol = &found.symbol;
    let by_code = || match symbol.style {
        Style::Party => grammar.kind_of_party_code(&symbol.code),
        Style::Dispatch => grammar.dispatch_kind(),
        _ => grammar.kind_of_code(&symbol.code),
    };
    let by_list = || {
        let alike = |it: &&Mention<'t>| {
            it.symbol.as_ref().is_some_and(|it| it.style == symbol.style && it.code == symbol.code)
        };
        listed.filter(alike).and_then(|it| it.kind)
    };
    said.or_else(by_list).or_else(by_code)
}

/// Whether a number goes on with the list that the mention before it stands in.
fn continues(words: &str, before: &Mention<'_>, start: usize) -> bool {
    let end = before.extent.as_ptr() as usize + before.extent.len() - words.as_ptr() as usize;
    words.get(end..start).is_some_and(left::is_list)
}

/// Where the clause begins that `start` stands in, as far back as `reach` bytes.
fn clause(words: &str, start: usize, reach: usize) -> usize {
    let from = sentence(words, start, reach);
    let near = words.get(from..start).unwrap_or_default();
    from + near.rfind(';').map_or(0, |at| at + 1)
}

/// `Ngày 18/4/2023, Văn phòng đã ban hành …`: the date that the sentence begins with.
fn date_before<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    first: usize,
    start: usize,
) -> Option<Date<'t>> {
    let sentence = words.get(first..start)?;
    // A line that does not end its sentence may stand before: the capital letter begins another.
    let begins = sentence.rfind("Ngày ").unwrap_or(0);
    let here = sentence.get(begins..)?.trim_start_matches(|it: char| !it.is_alphabetic());
    let (rest, date) = parse::date::dated(grammar, here).ok()?;
    let rest = rest.trim_end();
    let acts = rest.ends_with(" tại") || issues(grammar, rest).is_some();
    acts.then_some(date)
}

/// The words before the verb of issuing that ends these words.
fn issues<'t>(grammar: &Grammar, words: &'t str) -> Option<&'t str> {
    let starts = words.match_indices(' ').map(|(at, _)| at + 1);
    let near = starts.filter(|at| words.len() - at < 48);
    near.filter_map(|at| words.get(at..).map(|verb| (at, verb))).find_map(|(at, verb)| {
        let (opener, width) = grammar.opener_at(verb)?;
        let is_verb = opener.role == OpenerRole::Issues || opener.words == "ban hành";
        (is_verb && width == verb.len()).then(|| words.get(..at))?
    })
}

/// `ý kiến của Bộ Nội vụ tại Công văn số …`: the issuer before its document.
fn issuer_before<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    first: usize,
    start: usize,
) -> Option<&'t str> {
    let sentence = words.get(first..start)?.trim_end_matches([' ', ':']);
    if let Some(acting) = issues(grammar, sentence) {
        // `Tổng cục Thuế (nay là Cục Thuế) đã ban hành …`.
        let acting = shared::without_aside(acting.trim_end());
        let acting = acting.rsplit([',', ';']).next().unwrap_or(acting);
        let acting = ADVISES
            .iter()
            .filter_map(|it| acting.rfind(it).map(|at| at + it.len()))
            .max()
            .and_then(|at| acting.get(at..))
            .unwrap_or(acting);
        let acting = acting.trim().trim_end_matches(" đã");
        return parse::issuer::issuer(grammar, acting).filter(|read| read.len() == acting.len());
    }
    let named = sentence.strip_suffix("các").map_or(sentence, str::trim_end);
    let before = named.strip_suffix(" tại").or_else(|| named.strip_suffix(" theo"))?;
    // `đã được Thủ tướng Chính phủ phê duyệt tại`: the verb stands behind who acted.
    let acted = without_verb(grammar, before);
    let whole = |phrases: &'t str| {
        let marks = ["của ", "được "]
            .into_iter()
            .flat_map(|mark| phrases.match_indices(mark).map(|(at, mark)| at + mark.len()));
        let mut starts: Vec<_> = marks.chain([0]).collect();
        starts.sort_unstable();
        starts.into_iter().rev().find_map(|at| {
            let phrase = phrases.get(at..)?;
            let is_possessed = phrases.get(..at).is_some_and(|it| it.ends_with("của "));
            if !is_possessed && grammar.issuer_at(phrase).is_none() {
                return None;
            }
            parse::issuer::issuer(grammar, phrase).filter(|read| read.len() == phrase.len())
        })
    };
    if named.ends_with(" tại") { whole(before).or_else(|| whole(acted?)) } else { whole(acted?) }
}

/// The words before the verb that ends them, `phê duyệt`, `ban hành`.
fn without_verb<'t>(grammar: &Grammar, words: &'t str) -> Option<&'t str> {
    let starts = words.match_indices(' ').map(|(at, _)| at);
    let near = starts.filter(|at| words.len() - at < 32);
    near.filter_map(|at| words.split_at_checked(at)).find_map(|(before, verb)| {
        let (opener, width) = grammar.opener_at(verb.trim_start())?;
        let is_verb = matches!(opener.role, OpenerRole::Subject | OpenerRole::Issues);
        (is_verb && width == verb.trim_start().len()).then_some(before)
    })
}

/// `Kèm theo Quyết định số …`: the head of an appendix names its carrier.
fn heads_annex(words: &str, grammar: &Grammar, start: usize) -> bool {
    let from = words.ceil_char_boundary(start.saturating_sub(40));
    let near = words.get(from..start).unwrap_or_default().trim_end();
    let Some(opening) = near.rfind(['(', '\n']) else { return false };
    let near = near.get(opening + 1..).unwrap_or_default().trim_start();
    grammar
        .opener_at(near)
        .is_some_and(|(opener, width)| opener.role == OpenerRole::Annex && width == near.len())
}
