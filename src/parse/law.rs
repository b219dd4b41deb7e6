//! Laws by name.

use crate::{
    grammar::{Grammar, OpenerRole},
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
    if let Some(width) = amending(grammar, input, kind_width) {
        return input.get(..width);
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

/// The width of an amending law's name, `Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công`.
fn amending(grammar: &Grammar, input: &str, kind_width: usize) -> Option<usize> {
    let rest = input.get(kind_width..)?;
    let (cue, width) = grammar.cue_at(rest.trim_start())?;
    let behind = rest.trim_start().get(width..)?;
    let inner = behind.trim_start();
    let inner = inner.strip_prefix("của ").unwrap_or(inner);
    let amends = cue.relation == Relation::Amends && !cue.passive;
    let mut name = named(grammar, inner).filter(|_| amends)?.len();
    while let Some(more) = inner.get(name..).and_then(|rest| further(grammar, rest)) {
        name += more;
    }
    Some(input.len() - inner.len() + name)
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
