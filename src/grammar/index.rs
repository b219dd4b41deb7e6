//! The rows, made ready for fast questions.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

mod fold;
mod heads;
mod law_names;
mod passes;
mod starts;
mod wordlist;

use super::rows::{MarkRole, Tables};
use crate::model::Style;
use fold::Fold;
use heads::Heads;
use passes::Seldom;
use wordlist::Wordlist;

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

/// Whether words end at an offset: they go on with no letter, nor a figure with a figure, `Điều 1` of
/// `Điều 12`.
fn is_whole(words: &str, end: usize) -> bool {
    let after = words.get(end..).and_then(|after| after.chars().next());
    let is_figure = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    let counts =
        is_figure(after) && is_figure(words.get(..end).and_then(|it| it.chars().next_back()));
    !counts && !after.is_some_and(is_letter)
}

/// Whether a letter is one: of Latin alphabets and of Vietnamese by their range, which is told sooner.
fn is_letter(letter: char) -> bool {
    match letter {
        'À'..='ɏ' => !matches!(letter, '×' | '÷'),
        'Ḁ'..='ỿ' => true,
        _ => letter.is_alphabetic(),
    }
}

/// Everything that is asked often.
#[derive(Debug)]
pub(super) struct Index {
    heads: Heads,
    pub(super) kinds: Wordlist,
    pub(super) kind_names: Wordlist,
    pub(super) cues: Wordlist,
    pub(super) turns: Wordlist,
    pub(super) openers: Wordlist,
    pub(super) dates: Wordlist,
    pub(super) units: Wordlist,
    pub(super) returns: Wordlist,
    pub(super) issuers: Wordlist,
    pub(super) laws: Wordlist,
    pub(super) places: Wordlist,
    pub(super) excuses: Wordlist,
    pub(super) headings: Wordlist,
    pub(super) marks: Wordlist,
    /// What a number stands behind, in every case of letters.
    pub(super) labels: Vec<String>,
    /// Marks that are looked for where few are, with what finds each.
    seldom: Seldom,
    /// Misspelt words; their rows are those of `meant`.
    misspelt: Wordlist,
    /// What was meant by each of them.
    meant: Vec<String>,
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
        let excuses = tables.excuses.iter().enumerate();
        let excuses =
            excuses.flat_map(|(at, row)| row.after.iter().map(move |it| (at, it.as_str())));
        let kinds = || words_of(&tables.kinds, |kind| (&kind.name, &kind.also, &kind.misspelt));
        let openers = words_of(&tables.openers, |row| (&row.words, &[], &row.misspelt));
        let dates = words_of(&tables.dates, |date| (&date.words, &[], &date.misspelt));
        let marks = words_of(&tables.marks, |row| (&row.words, &row.also, &row.misspelt));
        let slips = slips(tables);
        let mut index = Self {
            heads: Heads::default(),
            kinds: cased(kinds(), &fold),
            kind_names: Wordlist::folded(kinds(), &fold),
            cues: Wordlist::folded(words_of(&tables.cues, |cue| (&cue.words, &[], &[])), &fold),
            turns: Wordlist::folded(words_of(&tables.turns, |it| (&it.words, &[], &[])), &fold),
            openers: Wordlist::folded(openers, &fold),
            dates: Wordlist::folded(dates, &fold),
            units: Wordlist::folded(
                words_of(&tables.pinpoints, |it| (&it.words, &[], &it.misspelt)),
                &fold,
            ),
            returns: Wordlist::folded(words_of(&tables.returns, |it| (&it.words, &[], &[])), &fold),
            issuers: Wordlist::folded(
                words_of(&tables.issuers, |row| (&row.name, &row.also, &[])),
                &fold,
            ),
            laws: Wordlist::folded(words_of(&tables.laws, |it| (&it.name, &it.also, &[])), &fold),
            places: Wordlist::folded(
                words_of(&tables.places, |row| (&row.name, &row.also, &[])),
                &fold,
            ),
            excuses: Wordlist::folded(excuses, &fold),
            headings: Wordlist::folded(
                words_of(&tables.headings, |row| (&row.words, &[], &[])),
                &fold,
            ),
            marks: cased(marks, &fold),
            labels: marked(tables, MarkRole::Number).collect(),
            seldom: passes::seldom(tables),
            misspelt: Wordlist::folded(slips.iter().map(|(at, it, _)| (*at, it.as_str())), &fold),
            meant: slips.iter().map(|(.., meant)| (*meant).clone()).collect(),
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
        index.heads = index.heads();
        index
    }

    /// Gives each table its bit, and tells how its words begin.
    fn heads(&mut self) -> Heads {
        let mut lists = [
            &mut self.kinds,
            &mut self.kind_names,
            &mut self.cues,
            &mut self.turns,
            &mut self.openers,
            &mut self.dates,
            &mut self.units,
            &mut self.returns,
            &mut self.issuers,
            &mut self.laws,
            &mut self.places,
            &mut self.excuses,
            &mut self.headings,
            &mut self.marks,
            &mut self.misspelt,
        ];
        for (at, list) in lists.iter_mut().enumerate() {
            list.bit = 1 << at;
        }
        Heads::of(lists.iter().map(|list| (list.heads.as_slice(), list.bit)))
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
    pub(super) fn at(&self, list: &Wordlist, words: &str) -> Option<Hit> {
        let may_begin = self.heads.at(words.as_bytes()) & list.bit > 0;
        may_begin.then(|| list.at(self.fold.letters(words), words)).flatten()
    }

    /// What was meant by a misspelt word.
    pub(super) fn meant(&self, word: &str) -> Option<&str> {
        let whole = |word: &str| self.at(&self.misspelt, word).filter(|hit| hit.end == word.len());
        let hit = if word.contains("  ") { whole(&self.fold(word)) } else { whole(word) };
        self.meant.get(hit?.row).map(String::as_str)
    }

    /// Whole words of a table in these words, in any case and spelling.
    pub(super) fn hits(&self, list: &Wordlist, words: &str) -> Vec<Hit> {
        list.hits(&self.heads, words, |here| list.at(self.fold.letters(here), here)).collect()
    }

    /// Whole words of a table in these words, in the cases that it was made with.
    pub(super) fn cased_hits<'a>(
        &'a self,
        list: &'a Wordlist,
        words: &'a str,
    ) -> impl Iterator<Item = Hit> + 'a {
        list.hits(&self.heads, words, |here| list.at(here.chars(), here))
    }
}

/// The words of the marks of a role, in every case of letters and with their slips.
fn marked(tables: &Tables, role: MarkRole) -> impl Iterator<Item = String> {
    let marks = tables.marks.iter().filter(move |mark| mark.role == role);
    marks.flat_map(|row| {
        std::iter::once(&row.words).chain(&row.also).chain(&row.misspelt).flat_map(|it| cases(it))
    })
}

/// Misspelt words with their number and with what was meant.
fn slips(tables: &Tables) -> Vec<(usize, &String, &String)> {
    let marks = tables.marks.iter().map(|row| (&row.words, &row.misspelt));
    let kinds = tables.kinds.iter().map(|row| (&row.name, &row.misspelt));
    let dates = tables.dates.iter().map(|row| (&row.words, &row.misspelt));
    let openers = tables.openers.iter().map(|row| (&row.words, &row.misspelt));
    let units = tables.pinpoints.iter().map(|row| (&row.words, &row.misspelt));
    let rows = units.chain(openers).chain(dates).chain(kinds).chain(marks);
    let slips = rows.flat_map(|(words, misspelt)| misspelt.iter().map(move |it| (it, words)));
    slips.enumerate().map(|(at, (misspelt, words))| (at, misspelt, words)).collect()
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

/// Words as they stand, and in the other cases of letters that people write.
fn cased<'a>(words: impl Iterator<Item = (usize, &'a str)>, fold: &Fold) -> Wordlist {
    let cased = words.flat_map(|(row, words)| cases(words).into_iter().map(move |it| (it, row)));
    Wordlist::of(cased.collect(), fold)
}
