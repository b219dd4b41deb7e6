//! Words before a number that belong to it: kind, name, issuer, pinpoint.

use crate::{
    grammar::{Grammar, Hit, Opener, OpenerRole, TurnRole},
    model::{Kind, Quirk, Relation, Slip, Style, Symbol},
    parse,
};

/// How far back a name may begin, in bytes; the farthest of 7,100 begins 92 before the number.
const REACH: usize = 260;
/// How far back a pinpoint with all its points may begin, in bytes; the longest of 3,400 has 499.
const POINTS: usize = 800;
/// How many words for kinds are looked at before a number; the longest name of an amending law in
/// 791 texts has ten.
const NEAR: usize = 16;
/// The longest kind that a word before it may run into, in bytes.
const GLUED: usize = 60;
/// How many words may stand between a kind and its `số`; the longest of 20 in 791 texts has four.
const WORDS: usize = 5;

/// The words before a number that belong to it.
#[derive(Debug, Default)]
pub(super) struct Lead<'t> {
    /// Where they begin; the number itself when there are none.
    pub(super) start: usize,
    /// The kind, when its word stands there.
    pub(super) kind: Option<&'t Kind>,
    /// The place of the kind among the hits.
    pub(super) hit: Option<usize>,
    /// The words of the kind.
    pub(super) kind_words: Option<&'t str>,
    /// A law's name before its number.
    pub(super) name: Option<&'t str>,
    /// An issuer between kind and number: `Nghị định của Chính phủ số …`.
    pub(super) issuer: Option<&'t str>,
    /// Whether `số` stands before the number.
    pub(super) says_number: bool,
    /// The liberty in the label: `sô`, `số382`.
    pub(super) slip: Option<Slip<'t>>,
    /// Whether a form or an appendix is numbered here, no document: `Mẫu số 01/ĐK`.
    pub(super) is_form: bool,
}

impl Lead<'_> {
    /// Whether the words say that a document's number follows.
    pub(super) fn is_named(&self) -> bool {
        self.kind.is_some() || self.says_number
    }
}

/// Reads the words before a number.
pub(super) fn lead<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    hits: &[Hit],
    start: usize,
    symbol: &Symbol<'_>,
) -> Lead<'t> {
    let head = words.get(..start).unwrap_or_default();
    let (label, says_number) = strip_number_word(grammar, head);
    let slip = says_number.then(|| slip(words, grammar, label.len(), start)).flatten();
    let bare = Lead { start: label.len(), says_number, slip, ..Lead::default() };
    let bare = if says_number { bare } else { Lead { start, ..bare } };
    if is_form(grammar, head) {
        return Lead { is_form: true, ..bare };
    }
    let last = hits.partition_point(|hit| hit.end <= start);
    let near = hits.get(last.saturating_sub(NEAR)..last).unwrap_or_default();
    for (back, hit) in
        near.iter().rev().enumerate().take(6).take_while(|(_, hit)| hit.end + REACH > start)
    {
        let Some(kind) = grammar.kind(hit.row) else { continue };
        // `quy phạm pháp luật số 64/2025/QH15`: the law is named further back.
        if (kind.generic || kind.outside) && symbol.style == Style::Assembly {
            continue;
        }
        let Some(gap) = words.get(hit.end..label.len().max(hit.end)) else { continue };
        let lead = Lead {
            start: hit.start,
            kind: Some(kind),
            hit: Some(last - 1 - back),
            kind_words: words.get(hit.start..hit.end),
            says_number,
            slip,
            ..Lead::default()
        };
        match between(grammar, kind, gap, says_number, symbol) {
            Some(Between::Nothing) => return lead,
            Some(Between::Name) => return named(words, grammar, near, hit, (label, symbol), &lead),
            Some(Between::Issuer(issuer)) => {
                let at = gap.find(issuer).map(|at| hit.end + at);
                let issuer = at.and_then(|at| words.get(at..at + issuer.len()));
                return Lead { issuer, ..lead };
            }
            None if symbol.style == Style::Assembly => {}
            None => break,
        }
    }
    glued(words, grammar, label).filter(|_| says_number).map_or(bare, |(start, kind)| Lead {
        start,
        kind: Some(kind),
        kind_words: words.get(start..label.len()),
        says_number,
        slip,
        ..Lead::default()
    })
}

/// The kind that ends words, where the word before it runs into it: `tạiTờ trình`.
fn glued<'g>(words: &str, grammar: &'g Grammar, label: &str) -> Option<(usize, &'g Kind)> {
    let from = label.ceil_char_boundary(label.len().saturating_sub(GLUED));
    let near = words.get(from..label.len())?;
    let mut letters = near.char_indices().zip(near.chars().skip(1));
    letters.find_map(|((at, letter), next)| {
        let start = at + letter.len_utf8();
        let begins = letter.is_lowercase() && next.is_uppercase();
        let kind = grammar.kind_at(near.get(start..).filter(|_| begins)?);
        let (kind, width) = kind.filter(|(it, _)| !it.named && !it.generic)?;
        (start + width == near.len()).then_some((from + start, kind))
    })
}

/// The lead with the law's name; that of an amending law begins further back,
/// `Luật sửa đổi, bổ sung một số điều của Luật Xây dựng số …`.
fn named<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    near: &[Hit],
    hit: &Hit,
    (label, symbol): (&str, &Symbol<'_>),
    lead: &Lead<'t>,
) -> Lead<'t> {
    let amends = |it: &&Hit| {
        let is_law = grammar.kind(it.row).is_some_and(|kind| kind.named);
        let rest = words.get(it.end..).unwrap_or_default().trim_start();
        let cue = grammar.cue_at(rest);
        let gap = words.get(it.end..hit.start).unwrap_or_default();
        is_law
            && it.start < hit.start
            && cue.is_some_and(|(cue, _)| cue.relation == Relation::Amends)
            && !gap.contains(['.', ';', '\n', '('])
            && !gap.contains(|letter: char| letter.is_ascii_digit())
    };
    let amended = words.get(hit.start..label.len()).unwrap_or_default();
    let amending =
        near.iter().position(|it| amends(&it)).filter(|_| !is_number_of(grammar, symbol, amended));
    let begins = amending.and_then(|at| near.get(at)).unwrap_or(hit);
    let name = words.get(begins.start..label.len()).map(|name| name.trim_end_matches([' ', '(']));
    let name = name.map(|name| parse::date::before_year(name).map_or(name, |it| it.0));
    let kind_words = words.get(begins.start..begins.end);
    let own = near.iter().position(|it| it.start == hit.start).unwrap_or_default();
    Lead {
        start: begins.start,
        kind: grammar.kind(begins.row),
        hit: amending.map_or(lead.hit, |at| lead.hit.map(|hit| hit - (own - at))),
        kind_words,
        name,
        says_number: lead.says_number,
        slip: lead.slip,
        ..Lead::default()
    }
}

/// Whether the table knows a number as that of a law of this name.
fn is_number_of(grammar: &Grammar, symbol: &Symbol<'_>, name: &str) -> bool {
    let number = symbol.canonical();
    grammar.laws_named(name.trim()).any(|law| law.number == number)
}

/// Words that may stand between a kind and its number.
enum Between<'g> {
    Nothing,
    Name,
    Issuer(&'g str),
}

fn between<'g>(
    grammar: &Grammar,
    kind: &Kind,
    gap: &'g str,
    says_number: bool,
    symbol: &Symbol<'_>,
) -> Option<Between<'g>> {
    let gap = gap.trim_matches([' ', ':', '(']);
    if gap.is_empty() {
        return Some(Between::Nothing);
    }
    if gap.contains(['.', ';', ':', '\n', '\t', '“', '”', '"', ')']) {
        return None;
    }
    // `Pháp lệnh … số 05/2008/NQ-UBTVQH12`: the letters say who passed it.
    let body = symbol.body().trim_end_matches(|it: char| it.is_ascii_digit());
    if kind.named && grammar.has_style_letters(Style::Assembly, body) {
        let gap = parse::date::before_year(gap).map_or(gap, |it| it.0);
        let in_year = || {
            let mut words = gap.match_indices(' ').filter_map(|(at, _)| gap.get(at + 1..));
            words.any(|it| parse::date::year(grammar, it).is_ok())
        };
        return (!gap.contains(|it: char| it.is_ascii_digit()) || in_year())
            .then_some(Between::Name);
    }
    if !says_number {
        return None;
    }
    if let Some((opener, width)) = grammar.opener_at(gap)
        && opener.role == OpenerRole::Issuer
    {
        let issuer = gap.get(width..)?.trim_start();
        return (parse::issuer::issuer(grammar, issuer) == Some(issuer))
            .then_some(Between::Issuer(issuer));
    }
    let whole = |(opener, width): (&Opener, usize)| {
        opener.role == OpenerRole::Modifier && width == gap.len()
    };
    if grammar.opener_at(gap).is_some_and(whole) {
        return Some(Between::Nothing);
    }
    let mut at = 0;
    let is_modifier = gap.split(' ').all(|word| {
        let here = gap.get(at..).unwrap_or_default();
        at += word.len() + 1;
        let stops =
            grammar.opener_at(here).is_some_and(|(opener, _)| opener.role != OpenerRole::Modifier);
        word.chars().all(char::is_alphabetic) && !stops && grammar.date_word_at(here).is_none()
    });
    (is_modifier && gap.split(' ').count() <= WORDS && !kind.named).then_some(Between::Nothing)
}

/// The words before `số`, `số:` or nothing, and whether it stands there.
fn strip_number_word<'t>(grammar: &Grammar, head: &'t str) -> (&'t str, bool) {
    let head = head.trim_end_matches([' ', ':', '\n']);
    let before = grammar.before_label(head).map(|before| before.trim_end_matches(' '));
    (before.unwrap_or(head), before.is_some())
}

/// The liberty in the label that stands between two offsets: misspelt, or run into the number.
fn slip<'t>(words: &'t str, grammar: &Grammar, from: usize, number: usize) -> Option<Slip<'t>> {
    let label = words.get(from..number)?;
    let word = label.trim_matches([' ', ':', '\n']);
    if grammar.meant(word).is_some() {
        return Some(Slip { quirk: Quirk::MisspeltWord, words: word });
    }
    let figures = words.get(number..)?.bytes().take_while(u8::is_ascii_digit).count();
    let glued = label.ends_with(char::is_alphabetic) && figures > 0;
    let begins = from + label.len() - label.trim_start().len();
    glued
        .then(|| words.get(begins..number + figures))
        .flatten()
        .map(|words| Slip { quirk: Quirk::MissingSpace, words })
}

/// Whether the number of a form, an appendix or a table stands here.
pub(super) fn is_form(grammar: &Grammar, head: &str) -> bool {
    let head = head.trim_end_matches([' ', ':']);
    let from = head.len().saturating_sub(24);
    let near = head.get(head.ceil_char_boundary(from)..).unwrap_or_default();
    let marks = near.match_indices([' ', '(', '“', '"']);
    let starts = marks.map(|(at, mark)| at + mark.len()).chain([0]);
    starts
        .filter_map(|at| near.get(at..))
        .any(|words| grammar.unit_at(words).is_some_and(|(_, width)| width == words.len()))
}

/// Whether only marks and words that join stand between two numbers of one list: `, `, ` và các `.
pub(super) fn is_list(grammar: &Grammar, gap: &str) -> bool {
    let gap = gap.trim_matches([' ', ',', ';']);
    let whole = |role| grammar.turn_at(gap, role).is_some_and(|it| it.1 == gap.len());
    gap.is_empty() || whole(TurnRole::Joint) || whole(TurnRole::Counts)
}

/// Whether words read as a sentence and not as a rule of dashes.
pub(super) fn is_sentence(words: &str) -> bool {
    words.chars().filter(|letter| letter.is_alphabetic()).count() > 3
}

/// The pinpoint that ends right before `start`, if any.
pub(super) fn pinpoint<'t>(words: &'t str, grammar: &'t Grammar, start: usize) -> Option<&'t str> {
    let head = words.get(..start)?.trim_end_matches(' ');
    let (before, last) = head.rsplit_once(' ')?;
    // `từ Chương II đến Chương VII tại Nghị định này`.
    let is_place = grammar.turn_at(last, TurnRole::At).is_some_and(|it| it.1 == last.len());
    let head = if is_place { before } else { grammar.before_owner(head).unwrap_or(head) };
    // `khoản 2, Điều 8, Nghị định số …`.
    let head = head.trim_end_matches([' ', ',']);
    let near = head.get(head.ceil_char_boundary(head.len().saturating_sub(POINTS))..)?;
    let last = near.rsplit(' ').next()?;
    // `II.1`.
    let is_roman = last.trim_end_matches(|it: char| it.is_ascii_digit() || it == '.');
    let is_roman = is_roman.chars().all(|it| "IVXLC".contains(it));
    // `2a`, `XII`, `đ`, `đ1`.
    let is_letter = last.trim_end_matches(|it: char| it.is_ascii_digit()).chars().count() < 2;
    if !last.starts_with(|it: char| it.is_ascii_digit()) && !is_roman && !is_letter {
        return None;
    }
    let units = grammar.unit_hits(near);
    let inner = units
        .iter()
        .filter(|hit| grammar.pinpoint_units().get(hit.row).is_some_and(|unit| !unit.form));
    inner.into_iter().find_map(|hit| {
        let here = near.get(hit.start..)?;
        let (rest, read) = parse::pinpoint::pinpoint(grammar, here).ok()?;
        rest.is_empty().then_some(read)
    })
}
