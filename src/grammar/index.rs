//! The rows, made ready for fast questions.

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

mod starts;

use super::rows::Tables;
use crate::model::Style;
use starts::Starts;

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

/// Words of one table.
#[derive(Debug)]
pub(super) struct Finder {
    automaton: AhoCorasick,
    rows: Vec<usize>,
    longest: usize,
}

impl Finder {
    /// The words as they stand in the table, found in words as they stand in a text.
    fn of_cases<'a>(words: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let cased =
            words.flat_map(|(row, words)| cases(words).into_iter().map(move |it| (row, it)));
        let (rows, patterns): (Vec<_>, Vec<_>) = cased.unzip();
        Self::of_patterns(rows, &patterns, StartKind::Unanchored)
    }

    fn of_patterns<P: AsRef<[u8]>>(rows: Vec<usize>, patterns: &[P], start: StartKind) -> Self {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(start)
            .build(patterns)
            .expect("patterns of a table fit into an automaton");
        let longest = patterns.iter().map(|it| it.as_ref().len()).max().unwrap_or_default();
        Self { automaton, rows, longest }
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
    let mut cases = vec![
        words.to_owned(),
        lower + rest,
        upper + rest,
        words.to_uppercase(),
        words.to_lowercase(),
    ];
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
    pub(super) kind_names: Starts,
    pub(super) cues: Finder,
    pub(super) openers: Starts,
    pub(super) dates: Starts,
    pub(super) units: Finder,
    pub(super) returns: Starts,
    pub(super) issuers: Finder,
    pub(super) laws: Starts,
    pub(super) places: Finder,
    pub(super) excuses: Finder,
    state: HashMap<String, usize>,
    party: HashMap<String, usize>,
    names: HashMap<String, usize>,
    letters: HashMap<String, Vec<usize>>,
    law_names: HashMap<String, Vec<usize>>,
    style_letters: HashSet<(Style, String)>,
    mixed: HashMap<String, String>,
    spellings: Spellings,
}

impl Index {
    pub(super) fn new(tables: &Tables) -> Self {
        let spellings: Spellings = tables
            .spellings
            .iter()
            .filter_map(|row| Some((pair(&row.written)?, pair(&row.means)?)))
            .collect();
        // The long tables beside each other: every run waits for them.
        let (issuers, (cues, places)) = rayon::join(
            || folded(words_of(&tables.issuers, |row| (&row.name, &row.also)), &spellings),
            || {
                let cues = words_of(&tables.cues, |cue| (&cue.words, &[]));
                let places = words_of(&tables.places, |row| (&row.name, &row.also));
                (folded(cues, &spellings), folded(places, &spellings))
            },
        );
        let excuses = tables.excuses.iter().enumerate();
        let excuses =
            excuses.flat_map(|(at, row)| row.after.iter().map(move |it| (at, it.as_str())));
        let mut index = Self {
            kinds: Finder::of_cases(words_of(&tables.kinds, |kind| (&kind.name, &kind.also))),
            kind_names: starts(words_of(&tables.kinds, |row| (&row.name, &row.also)), &spellings),
            cues,
            openers: starts(words_of(&tables.openers, |row| (&row.words, &[])), &spellings),
            dates: starts(words_of(&tables.dates, |date| (&date.words, &[])), &spellings),
            units: folded(words_of(&tables.pinpoints, |unit| (&unit.words, &[])), &spellings),
            returns: starts(words_of(&tables.returns, |row| (&row.words, &[])), &spellings),
            issuers,
            laws: starts(words_of(&tables.laws, |law| (&law.name, &law.also)), &spellings),
            places,
            excuses: folded(excuses, &spellings),
            state: HashMap::new(),
            party: HashMap::new(),
            names: HashMap::new(),
            letters: HashMap::new(),
            law_names: HashMap::new(),
            style_letters: HashSet::new(),
            mixed: HashMap::new(),
            spellings,
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
        let codes = tables.kinds.iter().flat_map(|kind| kind.state.iter().chain(&kind.party));
        let bodies = tables.issuers.iter().flat_map(|issuer| &issuer.letters);
        for letters in codes.chain(bodies) {
            if letters.contains(char::is_lowercase) {
                self.mixed.insert(letters.to_uppercase(), letters.clone());
            }
            // `ND-CP`: a keyboard without the bar.
            if letters.contains('Đ') {
                self.mixed.insert(letters.to_uppercase().replace('Đ', "D"), letters.clone());
            }
        }
        for row in &tables.styles {
            let letters = row.letters.iter().map(|letters| (row.style, letters.clone()));
            self.style_letters.extend(letters);
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

    pub(super) fn has_style_letters(&self, style: Style, letters: &str) -> bool {
        self.style_letters.contains(&(style, letters.to_owned()))
    }

    pub(super) fn official_letters(&self, letters: &str) -> Option<&str> {
        let known = self.state.contains_key(letters) || self.letters.contains_key(letters);
        let official = || self.mixed.get(letters.to_uppercase().as_str());
        (!known).then(official).flatten().map(String::as_str).filter(|it| *it != letters)
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

    /// For comparison: folded, with single blanks.
    pub(super) fn fold(&self, words: &str) -> String {
        let folded = fold(words, &self.spellings);
        let mut single = String::with_capacity(folded.len());
        for word in folded.split_ascii_whitespace() {
            if !single.is_empty() {
                single.push(' ');
            }
            single.push_str(word);
        }
        single
    }

    /// The longest words of a table that these words begin with, in any case and spelling.
    pub(super) fn at(&self, finder: &Finder, words: &str) -> Option<Hit> {
        finder.at(&self.window(finder.longest, words))
    }

    /// As [`Index::at`], of a table that is never searched for in the midst of a text.
    pub(super) fn start(&self, starts: &Starts, words: &str) -> Option<Hit> {
        starts.at(&self.window(starts.longest, words))
    }

    /// The first words, folded; one letter more than the longest row tells whether the last word
    /// is whole.
    fn window(&self, longest: usize, words: &str) -> String {
        let window = words.get(..words.floor_char_boundary(longest + 4)).unwrap_or(words);
        fold(window, &self.spellings)
    }

    /// Whole words of a table in these words, in any case and spelling.
    pub(super) fn hits(&self, finder: &Finder, words: &str) -> Vec<Hit> {
        finder.hits(&fold(words, &self.spellings)).collect()
    }
}

type Spellings = HashMap<(char, char), (char, char)>;

/// Lower case, one place for the tone, plain blanks; no byte moves.
fn fold(words: &str, spellings: &Spellings) -> String {
    let mut folded = String::with_capacity(words.len());
    let mut last = '\0';
    for letter in words.chars() {
        let lower = lower(letter);
        match (!lower.is_ascii()).then(|| spellings.get(&(last, lower))).flatten() {
            Some(&(first, second))
                if first.len_utf8() + second.len_utf8() == last.len_utf8() + lower.len_utf8() =>
            {
                folded.pop();
                folded.push(first);
                folded.push(second);
                last = second;
            }
            _ => {
                folded.push(lower);
                last = lower;
            }
        }
    }
    folded
}

/// The small letter, when it is as wide as the large one.
fn lower(letter: char) -> char {
    match letter {
        _ if letter.is_ascii_whitespace() => return ' ',
        _ if letter.is_ascii() => return letter.to_ascii_lowercase(),
        // The letters of Vietnamese, small already: the general way takes ten times as long.
        'à'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => return letter,
        'ạ'..='ỹ' if u32::from(letter) % 2 == 1 => return letter,
        _ => {}
    }
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
        _ => letter,
    }
}

fn words_of<R>(
    rows: &[R],
    words: for<'r> fn(&'r R) -> (&'r String, &'r [String]),
) -> impl Iterator<Item = (usize, &str)> {
    rows.iter().enumerate().flat_map(move |(at, row)| {
        let (name, also) = words(row);
        std::iter::once(name).chain(also).map(move |words| (at, words.as_str()))
    })
}

fn folded<'a>(words: impl Iterator<Item = (usize, &'a str)>, spellings: &Spellings) -> Finder {
    let (rows, patterns): (Vec<_>, Vec<_>) =
        words.map(|(row, words)| (row, fold(words, spellings))).unzip();
    Finder::of_patterns(rows, &patterns, StartKind::Both)
}

fn starts<'a>(words: impl Iterator<Item = (usize, &'a str)>, spellings: &Spellings) -> Starts {
    Starts::of(words.map(|(row, words)| (fold(words, spellings), row)))
}

/// The two letters of a spelling.
fn pair(letters: &str) -> Option<(char, char)> {
    let mut letters = letters.chars();
    Some((letters.next()?, letters.next()?))
}
