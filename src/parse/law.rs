//! Laws by name.

use super::date;
use crate::{
    grammar::{DateRole, Grammar, Law, OpenerRole, TurnRole},
    model::Relation,
};

/// The longest words for the parts of a law that are amended, in bytes: `một số điều và Phụ lục Danh
/// mục ngành, nghề đầu tư kinh doanh có điều kiện của`.
const PARTS: usize = 160;
/// The longest words for a field of laws, in bytes; the longest of eight in 791 texts has twelve.
const FIELD: usize = 80;
/// The longest name outside the table, in words; the longest of 630 has twelve.
const WORDS: usize = 16;
/// The longest name that a day, a year or a number tells, in words.
const TOLD: usize = 40;

/// Reads the name of a law that the words begin with, `Luật Tiếp cận thông tin`.
///
/// ```abnf
/// named = kind blanks name     ; the longest name of the table, or words until one ends it
/// ```
///
/// A generic word (`Luật này`, `Luật` alone) is no name.
///
/// ```
/// use viendan::{grammar::Grammar, parse::law};
///
/// let grammar = Grammar::builtin();
/// let words = "Luật Quản lý, sử dụng tài sản công quy định chi tiết";
/// assert_eq!(law::named(grammar, words), Some("Luật Quản lý, sử dụng tài sản công"));
/// assert_eq!(law::named(grammar, "Luật này có hiệu lực"), None);
/// ```
pub fn named<'a>(grammar: &Grammar, input: &'a str) -> Option<&'a str> {
    if let Some((_, width)) = grammar.law_at(input) {
        return input.get(..width);
    }
    let (kind, kind_width) = grammar.kind_at(input).filter(|(kind, _)| kind.named)?;
    if let Some(name) = amending(grammar, input) {
        return Some(name);
    }
    let mut end = kind_width;
    for _ in 0..WORDS {
        let rest = input.get(end..).unwrap_or_default();
        let Some(rest) = rest.strip_prefix(' ') else { break };
        let width = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '-'));
        let width = width.unwrap_or(rest.len());
        let first = end == kind_width;
        let capital = rest.starts_with(char::is_uppercase);
        if width == 0 || (first && !capital) || (!first && ends(grammar, rest)) {
            break;
        }
        end += 1 + width;
    }
    // A single word behind the kind is rarely a name; the table knows those that are.
    let name = input.get(..end)?;
    let name = without_joint(grammar, name);
    let words = name.split(' ').count() - kind.name.split(' ').count();
    (words >= 2).then_some(name)
}

/// Reads the name of a law up to what tells which law is meant: a day, a year, a number, or the end
/// of its item; whether it is one of the first three stands beside it.
///
/// ```abnf
/// told = kind 1*([","] blanks (word / body)) (day / year / number / ";" / "." / line-end)
/// ```
///
/// Here alone a name that no table knows may hold commas, or begin small.
///
/// ```
/// use viendan::{grammar::Grammar, parse::law};
///
/// let words = "Luật Ký kết, gia nhập và thực hiện thỏa thuận ngày 14/6/2005;";
/// let told = law::told(Grammar::builtin(), words);
/// assert_eq!(told, Some(("Luật Ký kết, gia nhập và thực hiện thỏa thuận", true)));
/// ```
pub fn told<'a>(grammar: &Grammar, input: &'a str) -> Option<(&'a str, bool)> {
    let (_, kind) = grammar.kind_at(input).filter(|(kind, _)| kind.named)?;
    let (mut end, mut body) = (kind, 0);
    for _ in 0..TOLD {
        let rest = input.get(end..)?;
        let comma = rest.starts_with(',');
        let next = rest.strip_prefix(',').unwrap_or(rest);
        let here = next.trim_start_matches(' ');
        let blanks = rest.len() - here.len();
        let is_told = tells(grammar, here) || date::bare_year(next).is_some();
        // `Luật tổ chức HĐND và UBND đã được Quốc hội thông qua ngày …`: what was done to it.
        let is_done = !comma && grammar.turn_at(here, TurnRole::Passive).is_some();
        if is_told || is_done || next.is_empty() || next.starts_with([';', '.', '\n']) {
            let name = input.get(..end).filter(|_| end > kind && (is_told || !comma))?;
            return Some((name, is_told));
        }
        let known = grammar.issuer_at(here).map_or(0, |it| it.1);
        // `Luật Cạnh tranh, Bộ Công Thương đã …`: a body is no part of the name, but behind another.
        let large = here.starts_with(char::is_uppercase);
        let other = grammar.kind_at(here).is_some_and(|(kind, _)| kind.generic || kind.outside);
        let turns = |role| grammar.turn_at(here, role).is_some();
        let leads = turns(TurnRole::Connector) || turns(TurnRole::Counts) || other;
        let parts = comma && (large && (known == 0 || body != end) || leads);
        let word = here.find(|it: char| !(it.is_alphanumeric() || it == '-')).unwrap_or(here.len());
        if next.len() == here.len() || parts || word == 0 || turns_away(grammar, here) {
            return None;
        }
        end += blanks + word.max(known);
        body = if known > 0 { end } else { body };
    }
    None
}

/// Whether words tell which law a name before them means.
fn tells(grammar: &Grammar, here: &str) -> bool {
    let figure = |it: &str| it.trim_start().starts_with(|it: char| it.is_ascii_digit());
    let day = grammar.date_word_at(here).and_then(|(word, width)| {
        let is_day = matches!(word.role, DateRole::Day | DateRole::Issue);
        here.get(width..).filter(|_| is_day)
    });
    day.or_else(|| grammar.behind_label(here)).is_some_and(figure)
        || date::year(grammar, here).is_ok()
}

/// Whether the sentence goes on with these words, and no name does.
fn turns_away(grammar: &Grammar, here: &str) -> bool {
    let turns = |role| grammar.turn_at(here, role).is_some();
    let based = grammar.cue_at(here).is_some_and(|(cue, _)| cue.relation == Relation::BasedOn);
    let joint = grammar.turn_at(here, TurnRole::Joint).and_then(|(_, width)| here.get(width..));
    let joined = joint.map_or(here, str::trim_start);
    let about = grammar.opener_at(here).is_some_and(|(it, _)| it.about);
    turns(TurnRole::Status)
        || turns(TurnRole::Says)
        || based
        || about
        || here.starts_with(|it: char| it.is_ascii_digit())
        || grammar.kind_at(joined).is_some_and(|_| joined.starts_with(char::is_uppercase))
}

/// A name without the words behind it that begin the next: `Luật Thú y và các`.
fn without_joint<'a>(grammar: &Grammar, name: &'a str) -> &'a str {
    let mut name = name;
    while let Some((before, last)) = name.rsplit_once(' ') {
        let whole = |role| grammar.turn_at(last, role).is_some_and(|it| it.1 == last.len());
        let joins = whole(TurnRole::Joint) || whole(TurnRole::Counts);
        // `số` counts, and as the label of a number it ends `Luật Dân số`.
        if !joins || grammar.behind_label(last).is_some() {
            break;
        }
        name = before.trim_end();
    }
    name
}

/// Reads the name of an amending law, `Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công`, with
/// all the laws that it amends.
///
/// ```
/// use viendan::{grammar::Grammar, parse::law};
///
/// let words = "Luật sửa đổi, bổ sung một số điều của Luật Thú y và Luật Thủy sản ngày 17/6/2020";
/// let name = law::amending(Grammar::builtin(), words).unwrap();
/// assert!(name.ends_with("Luật Thủy sản"));
/// ```
pub fn amending<'a>(grammar: &Grammar, input: &'a str) -> Option<&'a str> {
    let (_, kind_width) = grammar.kind_at(input).filter(|(kind, _)| kind.named)?;
    let rest = input.get(kind_width..)?;
    let (cue, width) = grammar.cue_at(rest.trim_start())?;
    let behind = rest.trim_start().get(width..)?;
    let inner = behind.trim_start();
    let part = grammar.turn_at(inner, TurnRole::Part).map_or(0, |(_, width)| width);
    let inner = inner.get(part..)?.trim_start();
    if cue.relation != Relation::Amends {
        return None;
    }
    let (inner, mut name) = of(grammar, inner)?;
    let first = name;
    while let Some(more) = inner.get(name..).and_then(|rest| {
        let numbered = number(grammar, rest);
        further(grammar, rest.get(numbered..)?).map(|more| numbered + more)
    }) {
        name += more;
    }
    // Where the laws of a list bear their numbers, the last one does too.
    let rest = inner.get(name..).unwrap_or_default();
    let listed = inner.get(first..name).is_some_and(|it| it.contains('/'));
    name += if listed { number(grammar, rest) } else { 0 };
    input.get(..input.len() - inner.len() + name)
}

/// The laws of the table that bear a name, also where an amending law's name gives the numbers of the
/// laws in it, or joins the last of them with a comma.
pub fn listed<'g>(grammar: &'g Grammar, name: &str) -> Vec<&'g Law> {
    let laws: Vec<_> = grammar.laws_named(name).collect();
    if laws.is_empty() { grammar.laws_named(&plain(grammar, name)).collect() } else { laws }
}

/// One spelling of a name for comparison, over all texts and registers: that of the law of the table
/// which bears it, where one does.
///
/// ```
/// use viendan::{grammar::Grammar, parse::law};
///
/// let key = |name| law::key(Grammar::builtin(), name);
/// let name = "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15 và Luật Nhà ở";
/// assert_eq!(key(name), key("Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở"));
/// assert_eq!(key("Luật Hôn nhân, gia đình"), key("Luật Hôn nhân và gia đình"));
/// ```
pub fn key(grammar: &Grammar, name: &str) -> String {
    match listed(grammar, name).first() {
        Some(law) => grammar.law_key(&law.name),
        None => grammar.law_key(&plain(grammar, name)),
    }
}

/// A name with the laws in it without their numbers, each behind a comma.
fn plain(grammar: &Grammar, name: &str) -> String {
    let is_amending = amending(grammar, name).is_some();
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while is_amending && let Some(at) = rest.find(' ') {
        let (word, behind) = rest.split_at(at);
        plain.push_str(word);
        let numbered = number(grammar, behind);
        let joint = behind.get(1..).and_then(|it| grammar.turn_at(it, TurnRole::Joint));
        let next = joint.and_then(|(_, width)| behind.get(1 + width..)).map(str::trim_start);
        let next = next.filter(|it| grammar.kind_at(it).is_some_and(|(kind, _)| kind.named));
        rest = match next {
            _ if numbered > 0 => behind.get(numbered..).unwrap_or_default(),
            Some(next) => {
                plain.push_str(", ");
                next
            }
            None => {
                plain.push(' ');
                behind.get(1..).unwrap_or_default()
            }
        };
    }
    plain + rest
}

/// The law that words speak of, and the width of its name: `của Luật Đầu tư`, `và Phụ lục … của Luật
/// Đầu tư`, `của các Luật về thuế`.
fn of<'a>(grammar: &Grammar, inner: &'a str) -> Option<(&'a str, usize)> {
    let is_owner = |words: &str| {
        grammar.opener_at(words).filter(|(it, _)| it.role == OpenerRole::Issuer).map(|it| it.1)
    };
    let near = inner.get(..inner.floor_char_boundary(PARTS))?;
    let clause = near.split([';', '\n', '“', '"']).next()?;
    let starts = clause.match_indices(' ').map(|(at, _)| at + 1);
    let owned = [0].into_iter().chain(starts).find_map(|at| {
        let width = is_owner(clause.get(at..)?)?;
        let law = inner.get(at + width..)?.trim_start();
        let law = grammar
            .turn_at(law, TurnRole::Counts)
            .map_or(law, |(_, width)| law.get(width..).unwrap_or_default().trim_start());
        // `của 37 luật có liên quan đến quy hoạch`.
        let law = law.trim_start_matches(|it: char| it.is_ascii_digit()).trim_start();
        let near = named(grammar, law).map_or(0, str::len);
        // `Luật Ban hành văn bản … ngày 25/6/2025`: a name that no table knows, up to its day.
        let told = || told(grammar, law).filter(|it| it.1 && grammar.law_at(law).is_none());
        let name = told().map_or(near, |it| near.max(it.0.len()));
        let name = Some(name).filter(|it| *it > 0).or_else(|| about(grammar, law))?;
        Some((law, name))
    });
    owned.or_else(|| Some((inner, named(grammar, inner)?.len())))
}

/// The width of laws that are told by their field, `Luật về thuế`.
fn about(grammar: &Grammar, law: &str) -> Option<usize> {
    let (_, kind) = grammar.kind_at(law).filter(|(kind, _)| kind.named)?;
    let rest = law.get(kind..)?;
    let field = rest.trim_start();
    let about = grammar.opener_at(field).filter(|(it, _)| it.role == OpenerRole::Subject);
    let width =
        about.map(|it| it.1).or_else(|| Some(grammar.turn_at(field, TurnRole::Field)?.1))?;
    let mut end = kind + rest.len() - field.len() + width;
    let first = end;
    while let Some(rest) = law.get(end..).and_then(|it| it.strip_prefix(' ')) {
        let width = rest.find(|it: char| !it.is_alphanumeric()).unwrap_or(rest.len());
        if width == 0 || ends(grammar, rest) || end - first > FIELD {
            break;
        }
        end += 1 + width;
    }
    (end > first).then_some(end)
}

/// The width of a law's number behind its name, ` số 31/2024/QH15`; 0 when there is none.
fn number(grammar: &Grammar, rest: &str) -> usize {
    let label = rest.strip_prefix(' ').and_then(|it| grammar.behind_label(it));
    let figures =
        label.map(str::trim_start).filter(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let sign = figures.map(|it| (it, it.find([' ', ',', ';', '\n']).unwrap_or(it.len())));
    sign.map_or(0, |(figures, sign)| rest.len() - figures.len() + sign)
}

/// The width of one more law in a list of those that are amended, `và Luật Đầu tư`.
fn further(grammar: &Grammar, rest: &str) -> Option<usize> {
    let joined = || {
        let joint = rest.strip_prefix(' ')?;
        let (_, width) = grammar.turn_at(joint, TurnRole::Joint)?;
        joint.get(width..)?.strip_prefix(' ')
    };
    let next = rest.strip_prefix(", ").or_else(joined)?;
    let kind = grammar.kind_at(next).filter(|(kind, _)| kind.named)?.1;
    // In small letters only a law of the table goes on with the list.
    let is_known = || grammar.law_at(next).is_some_and(|(_, width)| width > kind);
    let is_law = next.starts_with(char::is_uppercase) || is_known();
    let name = named(grammar, next).filter(|_| is_law)?;
    Some(rest.len() - next.len() + name.len())
}

/// Whether a name cannot go on with these words.
fn ends(grammar: &Grammar, rest: &str) -> bool {
    let joint = grammar.turn_at(rest, TurnRole::Joint).and_then(|(_, width)| rest.get(width..));
    let joined = joint.map_or(rest, str::trim_start);
    grammar.opener_at(rest).is_some_and(|(opener, _)| opener.role != OpenerRole::Modifier)
        || grammar.date_word_at(rest).is_some()
        || grammar.kind_at(joined).is_some()
        || rest.starts_with(|letter: char| letter.is_ascii_digit())
        || grammar
            .behind_label(rest)
            .is_some_and(|it| it.trim_start().starts_with(|it: char| it.is_ascii_digit()))
}
