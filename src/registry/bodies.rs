//! One name for one body, whichever way sources write it.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::grammar::{Grammar, MarkRole, fold};

/// The names of bodies: `ỦY BAN NHÂN DÂN TỈNH SƠN LA` and `UBND tỉnh Sơn La` are one.
///
/// ```
/// use viendan::{grammar::Grammar, registry::Bodies};
///
/// let grammar = Grammar::builtin();
/// let written = ["ỦY BAN NHÂN DÂN TỈNH SƠN LA", "UBND tỉnh Sơn La", "UBND Tỉnh Sơn La"];
/// let bodies = Bodies::of(grammar, written);
/// assert!(written.iter().all(|it| bodies.name(grammar, it) == "UBND tỉnh Sơn La"));
/// ```
#[derive(Debug, Default)]
pub struct Bodies {
    names: BTreeMap<String, String>,
}

impl Bodies {
    /// Gathers the spellings of each body: its name is the official one, else the one that is met
    /// most, but never one in capitals where another is met.
    pub fn of<'n>(grammar: &Grammar, written: impl IntoIterator<Item = &'n str>) -> Self {
        let mut met: BTreeMap<&str, usize> = BTreeMap::new();
        for name in written {
            *met.entry(name).or_default() += 1;
        }
        let mut best: BTreeMap<String, (Rating<'n>, String)> = BTreeMap::new();
        for (name, count) in met {
            let is_loud = !name.chars().any(char::is_lowercase);
            let capitals = name.chars().filter(|it| it.is_uppercase()).count();
            let is_official = grammar.issuers().iter().any(|it| it.name == name);
            let rating = (is_loud, !is_official, Reverse(count), capitals, name);
            let known = best.entry(key(grammar, name)).or_insert((rating, name.to_owned()));
            if rating < known.0 {
                *known = (rating, name.to_owned());
            }
        }
        Self { names: best.into_iter().map(|(key, (_, name))| (key, name)).collect() }
    }

    /// The name of the body that is written so; the words themselves for one that is not known.
    pub fn name<'b>(&'b self, grammar: &Grammar, written: &'b str) -> &'b str {
        self.names.get(&key(grammar, written)).map_or(written, String::as_str)
    }
}

/// What makes a spelling the better name, the best first.
type Rating<'n> = (bool, bool, Reverse<usize>, usize, &'n str);

/// Words by which spellings of one body are equal, as they are searched: without marks.
///
/// ```
/// use viendan::{grammar::Grammar, registry::spelt_out};
///
/// let spelt = |name| spelt_out(Grammar::builtin(), name);
/// assert_eq!(spelt("Ủy ban nhân dân tỉnh Sơn La"), spelt("UBND tỉnh Sơn La"));
/// assert_eq!(spelt("TP Hà Nội"), spelt("thành phố Hà Nội"));
/// ```
pub fn spelt_out(grammar: &Grammar, written: &str) -> String {
    fold(&key(grammar, written))
}

/// Words by which spellings of one body are equal: each body in them by its full name, the rest
/// without case.
fn key(grammar: &Grammar, written: &str) -> String {
    let mut issuers = grammar.issuers().iter();
    if let Some(issuer) = issuers.find(|it| it.letters.iter().any(|it| it == written)) {
        return grammar.fold(&issuer.name);
    }
    let mut key = String::new();
    let mut rest = written.trim_start();
    while !rest.is_empty() {
        let width = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, width) = match grammar.issuer_at(rest) {
            Some((issuer, width)) if width > 0 => (issuer.name.as_str(), width),
            _ => (rest.get(..width).unwrap_or_default(), width),
        };
        let word = grammar.fold(word.trim_matches(['.', ',', ';']));
        // A city is written short more often than not.
        let mut cities = grammar.marks().iter().filter(|mark| mark.role == MarkRole::City);
        let city = cities.find(|mark| mark.also.contains(&word)).map(|mark| mark.words.clone());
        let word = city.unwrap_or(word);
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word);
        rest = rest.get(width..).unwrap_or_default().trim_start();
    }
    key
}
