//! Laws by name.

use crate::{
    grammar::{Grammar, OpenerRole, TurnRole},
    model::Relation,
};

/// The longest name outside the table, in words.
const WORDS: usize = 16;

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
    let name = ["các", "và"]
        .iter()
        .fold(name, |name, word| name.strip_suffix(word).map_or(name, str::trim_end));
    let words = name.split(' ').count() - kind.name.split(' ').count();
    (words >= 2).then_some(name)
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
    let inner = inner.strip_prefix("của ").unwrap_or(inner);
    let amends = cue.relation == Relation::Amends;
    let mut name = named(grammar, inner).filter(|_| amends)?.len();
    let first = name;
    while let Some(more) = inner.get(name..).and_then(|rest| {
        let numbered = number(rest);
        further(grammar, rest.get(numbered..)?).map(|more| numbered + more)
    }) {
        name += more;
    }
    // Where the laws of a list bear their numbers, the last one does too.
    let rest = inner.get(name..).unwrap_or_default();
    let listed = inner.get(first..name).is_some_and(|it| it.contains('/'));
    name += if listed { number(rest) } else { 0 };
    input.get(..input.len() - inner.len() + name)
}

/// The width of a law's number behind its name, ` số 31/2024/QH15`; 0 when there is none.
fn number(rest: &str) -> usize {
    let figures =
        rest.strip_prefix(" số ").filter(|it| it.starts_with(|it: char| it.is_ascii_digit()));
    let sign = figures.map(|it| it.find([' ', ',', ';', '\n']).unwrap_or(it.len()));
    sign.map_or(0, |sign| " số ".len() + sign)
}

/// The width of one more law in a list of those that are amended, `và Luật Đầu tư`.
fn further(grammar: &Grammar, rest: &str) -> Option<usize> {
    let next = [", ", " và "].iter().find_map(|joint| rest.strip_prefix(joint))?;
    let is_law = grammar.kind_at(next).is_some_and(|(kind, _)| kind.named);
    let name = named(grammar, next).filter(|_| is_law && next.starts_with(char::is_uppercase))?;
    Some(rest.len() - next.len() + name.len())
}

/// Whether a name cannot go on with these words.
fn ends(grammar: &Grammar, rest: &str) -> bool {
    let joined = rest.strip_prefix("và ").unwrap_or(rest);
    grammar.opener_at(rest).is_some_and(|(opener, _)| opener.role != OpenerRole::Modifier)
        || grammar.date_word_at(rest).is_some()
        || grammar.kind_at(joined).is_some()
        || rest.starts_with(|letter: char| letter.is_ascii_digit())
        || rest.strip_prefix("số ").is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
}
