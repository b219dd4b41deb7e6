//! The rows, made ready for fast questions.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::OnceLock,
};

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

mod fold;
mod law_names;
mod starts;

use super::rows::{MarkRole, Tables};
use crate::model::Style;
use fold::Fold;
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

/// The first two letters that words of a table have, with the width of the longest such words.
#[derive(Debug)]
struct Heads(BTreeMap<[char; 2], usize>);

impl Heads {
    fn of(words: &[String]) -> Self {
        let mut heads = BTreeMap::new();
        for words in words {
            let mut letters = words.chars();
            let head = [letters.next().unwrap_or_default(), letters.next().unwrap_or_default()];
            let longest = heads.entry(head).or_default();
            *longest = words.len().max(*longest);
        }
        Self(heads)
    }

    /// The width of the longest words that begin so; of a word of one letter the second is `\0`.
    fn longest(&self, head: [char; 2]) -> Option<usize> {
        let [first, _] = head;
        self.0.get(&head).or_else(|| self.0.get(&[first, '\0'])).copied()
    }
}

/// Words of one table.
#[derive(Debug)]
pub(super) struct Finder {
    automaton: AhoCorasick,
    rows: Vec<usize>,
    heads: Heads,
}

impl Finder {
    /// The words as they stand in the table, found in words as they stand in a text.
    fn of_cases<'a>(words: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let cased =
            words.flat_map(|(row, words)| cases(words).into_iter().map(move |it| (row, it)));
        let (rows, patterns): (Vec<_>, Vec<_>) = cased.unzip();
        Self::of_patterns(rows, &patterns, StartKind::Unanchored)
    }

    fn of_patterns(rows: Vec<usize>, patterns: &[String], start: StartKind) -> Self {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(start)
            .build(patterns)
            .expect("patterns of a table fit into an automaton");
        Self { automaton, rows, heads: Heads::of(patterns) }
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

/// Neither side of the words goes on with a letter, nor a figure with a figure: `Điều 1` of `Điều 12`.
fn is_whole(words: &str, start: usize, end: usize) -> bool {
    let before = words.get(..start).and_then(|before| before.chars().next_back());
    let after = words.get(end..).and_then(|after| after.chars().next());
    let is_figure = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    let counts =
        is_figure(after) && is_figure(words.get(..end).and_then(|it| it.chars().next_back()));
    !counts && ![before, after].into_iter().flatten().any(char::is_alphabetic)
}

/// Everything that is asked often.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) kinds: Finder,
    pub(super) kind_names: Starts,
    pub(super) cues: Finder,
    pub(super) turns: Finder,
    pub(super) openers: Starts,
    pub(super) dates: Starts,
    pub(super) units: Finder,
    pub(super) returns: Starts,
    pub(super) issuers: Finder,
    pub(super) laws: Starts,
    pub(super) places: Finder,
    pub(super) excuses: Finder,
    pub(super) headings: Finder,
    pub(super) marks: Finder,
    /// What a number stands behind, in every case of letters.
    pub(super) labels: Vec<String>,
    /// Misspelt words, folded, with what they mean.
    pub(super) meant: HashMap<String, String>,
    state: HashMap<String, usize>,
    party: HashMap<String, usize>,
    names: HashMap<String, usize>,
    letters: HashMap<String, Vec<usize>>,
    law_names: HashMap<String, Vec<usize>>,
    style_letters: HashSet<(Style, String)>,
    mixed: HashMap<String, String>,
    /// Made at the first question.
    issuer_words: OnceLock<HashMap<Vec<String>, usize>>,
    fold: Fold,
}

impl Index {
    pub(super) fn new(tables: &Tables) -> Self {
        let fold = Fold::of(&tables.spellings);
        // The long tables beside each other: every run waits for them.
        let (issuers, (cues, turns, places)) = rayon::join(
            || folded(words_of(&tables.issuers, |row| (&row.name, &row.also, &[])), &fold),
            || {
                let cues = words_of(&tables.cues, |cue| (&cue.words, &[], &[]));
                let turns = words_of(&tables.turns, |turn| (&turn.words, &[], &[]));
                let places = words_of(&tables.places, |row| (&row.name, &row.also, &[]));
                (folded(cues, &fold), folded(turns, &fold), folded(places, &fold))
            },
        );
        let excuses = tables.excuses.iter().enumerate();
        let excuses =
            excuses.flat_map(|(at, row)| row.after.iter().map(move |it| (at, it.as_str())));
        let mut index = Self {
            kinds: Finder::of_cases(words_of(&tables.kinds, |kind| {
                (&kind.name, &kind.also, &kind.misspelt)
            })),
            kind_names: starts(
                words_of(&tables.kinds, |row| (&row.name, &row.also, &row.misspelt)),
                &fold,
            ),
            cues,
            turns,
            openers: starts(
                words_of(&tables.openers, |row| (&row.words, &[], &row.misspelt)),
                &fold,
            ),
            dates: starts(
                words_of(&tables.dates, |date| (&date.words, &[], &date.misspelt)),
                &fold,
            ),
            units: folded(
                words_of(&tables.pinpoints, |unit| (&unit.words, &[], &unit.misspelt)),
                &fold,
            ),
            returns: starts(words_of(&tables.returns, |row| (&row.words, &[], &[])), &fold),
            issuers,
            laws: starts(words_of(&tables.laws, |law| (&law.name, &law.also, &[])), &fold),
            places,
            excuses: folded(excuses, &fold),
            headings: folded(words_of(&tables.headings, |row| (&row.words, &[], &[])), &fold),
            marks: Finder::of_cases(words_of(&tables.marks, |row| {
                (&row.words, &row.also, &row.misspelt)
            })),
            labels: labels(tables),
            meant: HashMap::new(),
            state: HashMap::new(),
            party: HashMap::new(),
            names: HashMap::new(),
            letters: HashMap::new(),
            law_names: HashMap::new(),
            style_letters: HashSet::new(),
            mixed: HashMap::new(),
            issuer_words: OnceLock::new(),
            fold,
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
        let marks = tables.marks.iter().map(|row| (&row.words, &row.misspelt));
        let kinds = tables.kinds.iter().map(|row| (&row.name, &row.misspelt));
        let dates = tables.dates.iter().map(|row| (&row.words, &row.misspelt));
        let openers = tables.openers.iter().map(|row| (&row.words, &row.misspelt));
        let units = tables.pinpoints.iter().map(|row| (&row.words, &row.misspelt));
        for (words, misspelt) in marks.chain(kinds).chain(dates).chain(openers).chain(units) {
            let slips = misspelt.iter().map(|it| (self.fold(it), words.clone()));
            let slips: Vec<_> = slips.collect();
            self.meant.extend(slips);
        }
        for (at, law) in tables.laws.iter().enumerate() {
            for name in std::iter::once(&law.name).chain(&law.also) {
                let name = self.law_key(tables, name);
                let laws = self.law_names.entry(name).or_default();
                if laws.last() != Some(&at) {
                    laws.push(at);
                }
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

    pub(super) fn issuer_of_words(&self, tables: &Tables, words: &[String]) -> Option<usize> {
        let names = self.issuer_words.get_or_init(|| {
            let rows = tables.issuers.iter().enumerate();
            rows.map(|(at, row)| (self.words_in(&row.name), at)).collect()
        });
        names.get(words).copied()
    }

    /// The folded words, without what stands between them.
    pub(super) fn words_in(&self, words: &str) -> Vec<String> {
        let folded = self.fold.words(words);
        let words = folded.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    pub(super) fn laws_named(&self, folded: &str) -> &[usize] {
        self.law_names.get(folded).map_or(&[], Vec::as_slice)
    }

    /// For comparison: folded, with single blanks.
    pub(super) fn fold(&self, words: &str) -> String {
        let folded = self.fold.words(words);
        if !folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  ") {
            return folded;
        }
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
        let window = self.window(&finder.heads, words)?;
        finder.at(&window)
    }

    /// As [`Index::at`], of a table that is never searched for in the midst of a text.
    pub(super) fn start(&self, starts: &Starts, words: &str) -> Option<Hit> {
        let window = self.window(&starts.heads, words)?;
        starts.at(&window)
    }

    /// The first words, folded, where the first two letters let a table's words begin there.
    ///
    /// One letter more than the longest words tells whether the last word is whole.
    fn window(&self, heads: &Heads, words: &str) -> Option<String> {
        let longest = heads.longest(self.fold.head(words))?;
        let window = words.get(..words.floor_char_boundary(longest + 4)).unwrap_or(words);
        Some(self.fold.words(window))
    }

    /// Whole words of a table in these words, in any case and spelling.
    pub(super) fn hits(&self, finder: &Finder, words: &str) -> Vec<Hit> {
        finder.hits(&self.fold.words(words)).collect()
    }
}

/// What a number stands behind, `số`, in every case of letters and with its slips.
fn labels(tables: &Tables) -> Vec<String> {
    let marks = tables.marks.iter().filter(|mark| mark.role == MarkRole::Number);
    let words = marks.flat_map(|row| {
        std::iter::once(&row.words).chain(&row.also).chain(&row.misspelt).flat_map(|it| cases(it))
    });
    words.collect()
}

/// The name of a row, its other names, and its slips.
type Names<'r> = (&'r String, &'r [String], &'r [String]);

/// The words of rows.
fn words_of<R>(
    rows: &[R],
    words: for<'r> fn(&'r R) -> Names<'r>,
) -> impl Iterator<Item = (usize, &str)> {
    rows.iter().enumerate().flat_map(move |(at, row)| {
        let (name, also, misspelt) = words(row);
        std::iter::once(name).chain(also).chain(misspelt).map(move |words| (at, words.as_str()))
    })
}

fn folded<'a>(words: impl Iterator<Item = (usize, &'a str)>, fold: &Fold) -> Finder {
    let (rows, patterns): (Vec<_>, Vec<_>) =
        words.map(|(row, words)| (row, fold.words(words))).unzip();
    Finder::of_patterns(rows, &patterns, StartKind::Both)
}

fn starts<'a>(words: impl Iterator<Item = (usize, &'a str)>, fold: &Fold) -> Starts {
    Starts::of(words.map(|(row, words)| (fold.words(words), row)))
}
