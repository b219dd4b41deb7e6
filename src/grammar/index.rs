//! The rows, made ready for fast questions.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use super::rows::Tables;

/// Words of a table in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Where the words begin, in bytes of what was searched.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The row of the table.
    pub row: usize,
}

/// Words of one table, in the cases of letters in which people write them.
#[derive(Debug)]
pub(super) struct Finder {
    automaton: AhoCorasick,
    rows: Vec<usize>,
}

impl Finder {
    fn new<'a>(words: impl Iterator<Item = (usize, &'a str)>, start: StartKind) -> Self {
        let mut patterns = Vec::new();
        let mut rows = Vec::new();
        for (row, words) in words {
            for pattern in cases(words) {
                patterns.push(pattern);
                rows.push(row);
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(start)
            .build(&patterns)
            .expect("patterns of a table fit into an automaton");
        Self { automaton, rows }
    }

    /// Whole words of the table, in the order of the text.
    pub(super) fn hits<'a>(&'a self, words: &'a str) -> impl Iterator<Item = Hit> + 'a {
        self.automaton
            .find_iter(words)
            .filter(|hit| is_whole(words, hit.start(), hit.end()))
            .map(|hit| self.hit(&hit))
    }

    /// The longest words of the table that a text begins with.
    pub(super) fn at(&self, words: &str) -> Option<Hit> {
        let hit = self.automaton.find(Input::new(words).anchored(Anchored::Yes))?;
        is_whole(words, 0, hit.end()).then(|| self.hit(&hit))
    }

    fn hit(&self, hit: &aho_corasick::Match) -> Hit {
        let row = self.rows.get(hit.pattern().as_usize()).copied().unwrap_or_default();
        Hit { start: hit.start(), end: hit.end(), row }
    }
}

/// As it stands, with a small or a large first letter, and in capitals.
fn cases(words: &str) -> Vec<String> {
    let mut letters = words.chars();
    let first = letters.next();
    let rest = letters.as_str();
    let lower: String = first.iter().flat_map(|first| first.to_lowercase()).collect();
    let upper: String = first.iter().flat_map(|first| first.to_uppercase()).collect();
    let mut cases =
        vec![words.to_owned(), lower + rest, upper + rest, words.to_uppercase(), words.to_lowercase()];
    cases.sort();
    cases.dedup();
    cases
}

/// Neither side of the words goes on with a letter.
fn is_whole(words: &str, start: usize, end: usize) -> bool {
    let before = words.get(..start).and_then(|before| before.chars().next_back());
    let after = words.get(end..).and_then(|after| after.chars().next());
    ![before, after].into_iter().flatten().any(char::is_alphabetic)
}

/// Everything that is asked often.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) kinds: Finder,
    pub(super) cues: Finder,
    pub(super) openers: Finder,
    pub(super) dates: Finder,
    pub(super) units: Finder,
    pub(super) returns: Finder,
    pub(super) issuers: Finder,
    pub(super) laws: Finder,
    pub(super) places: Finder,
    state: HashMap<String, usize>,
    party: HashMap<String, usize>,
    names: HashMap<String, usize>,
    letters: HashMap<String, Vec<usize>>,
    law_names: HashMap<String, Vec<usize>>,
    spellings: HashMap<(char, char), (char, char)>,
}

impl Index {
    pub(super) fn new(tables: &Tables) -> Self {
        let mut index = Self {
            kinds: finder(&tables.kinds, StartKind::Unanchored, |kind| (&kind.name, &kind.also)),
            cues: finder(&tables.cues, StartKind::Unanchored, |cue| (&cue.words, &[])),
            openers: finder(&tables.openers, StartKind::Both, |opener| (&opener.words, &[])),
            dates: finder(&tables.dates, StartKind::Both, |date| (&date.words, &[])),
            units: finder(&tables.pinpoints, StartKind::Both, |unit| (&unit.words, &[])),
            returns: finder(&tables.returns, StartKind::Anchored, |row| (&row.words, &[])),
            issuers: finder(&tables.issuers, StartKind::Both, |row| (&row.name, &row.also)),
            laws: finder(&tables.laws, StartKind::Anchored, |law| (&law.name, &law.also)),
            places: finder(&tables.places, StartKind::Both, |place| (&place.name, &place.also)),
            state: HashMap::new(),
            party: HashMap::new(),
            names: HashMap::new(),
            letters: HashMap::new(),
            law_names: HashMap::new(),
            spellings: tables.spellings.iter().filter_map(|row| {
                Some((pair(&row.written)?, pair(&row.means)?))
            }).collect(),
        };
        index.fill(tables);
        index
    }

    fn fill(&mut self, tables: &Tables) {
        for (at, kind) in tables.kinds.iter().enumerate() {
            for code in &kind.state {
                self.state.entry(code.clone()).or_insert(at);
            }
            for code in &kind.party {
                self.party.entry(code.clone()).or_insert(at);
            }
            for name in std::iter::once(&kind.name).chain(&kind.also) {
                let name = self.fold(name);
                self.names.entry(name).or_insert(at);
            }
        }
        for (at, issuer) in tables.issuers.iter().enumerate() {
            for letters in &issuer.letters {
                self.letters.entry(letters.clone()).or_default().push(at);
            }
        }
        for (at, law) in tables.laws.iter().enumerate() {
            for name in std::iter::once(&law.name).chain(&law.also) {
                let name = self.fold(name);
                self.law_names.entry(name).or_default().push(at);
            }
        }
    }

    pub(super) fn state_code(&self, code: &str) -> Option<usize> {
        self.state.get(code).copied()
    }

    pub(super) fn party_code(&self, code: &str) -> Option<usize> {
        self.party.get(code).copied()
    }

    pub(super) fn kind_named(&self, folded: &str) -> Option<usize> {
        self.names.get(folded).copied()
    }

    pub(super) fn issuers_of(&self, letters: &str) -> impl Iterator<Item = usize> {
        self.letters.get(letters).into_iter().flatten().copied()
    }

    pub(super) fn laws_named(&self, folded: &str) -> &[usize] {
        self.law_names.get(folded).map_or(&[], Vec::as_slice)
    }

    pub(super) fn fold(&self, words: &str) -> String {
        let mut folded = String::with_capacity(words.len());
        for letter in words.chars().flat_map(char::to_lowercase) {
            let last = folded.chars().next_back();
            if letter.is_whitespace() {
                if last.is_some_and(|last| last != ' ') {
                    folded.push(' ');
                }
                continue;
            }
            match last.and_then(|last| self.spellings.get(&(last, letter))) {
                Some(&(first, second)) => {
                    folded.pop();
                    folded.push(first);
                    folded.push(second);
                }
                None => folded.push(letter),
            }
        }
        folded.truncate(folded.trim_end().len());
        folded
    }
}

fn finder<R>(
    rows: &[R],
    start: StartKind,
    words: for<'r> fn(&'r R) -> (&'r String, &'r [String]),
) -> Finder {
    let all = rows.iter().enumerate().flat_map(|(at, row)| {
        let (name, also) = words(row);
        std::iter::once(name).chain(also).map(move |words| (at, words.as_str()))
    });
    Finder::new(all, start)
}

/// The two letters of a spelling.
fn pair(letters: &str) -> Option<(char, char)> {
    let mut letters = letters.chars();
    Some((letters.next()?, letters.next()?))
}
