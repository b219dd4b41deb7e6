//! The language as data: typed, indexed, checked rows of `grammar/*.toml`.
//!
//! A clerk who knows the language extends it without Rust: each row carries sentences that it
//! accepts and rejects, and they are its tests (`viendan grammar check DIR`).

mod ask;
mod columns;
mod error;
mod excuses;
mod fault;
mod fold;
mod forms;
mod headings;
mod index;
mod load;
mod node;
mod rows;

pub use columns::OVER;
pub use error::{Error, Origin};
pub use fault::{Flaw, Type};
pub use fold::fold;
pub use forms::Written;
pub use index::Hit;
pub use rows::{
    Column, Cue, DateRole, DateWord, Excuse, Field, FormRow, Heading, Heads, Holiday, Issuer, Law,
    LetterRow, Mark, MarkRole, Numeral, Opener, OpenerRole, PinpointUnit, Place, Return, Returns,
    Row, Side, Spelling, StyleRow, Term, Turn, TurnRole,
};

use std::sync::OnceLock;

use crate::{
    model::{Kind, Style},
    text::Letters,
};
use excuses::Pattern;
use index::Index;
use rows::Tables;

/// Every table of the language, ready for use.
///
/// ```
/// use viendan::grammar::Grammar;
///
/// let grammar = Grammar::builtin();
/// assert_eq!(grammar.kind_of_code("KH").unwrap().name, "Kế hoạch");
/// ```
#[derive(Debug)]
pub struct Grammar {
    tables: Tables,
    index: Index,
    letters: Letters,
    /// Of the excuses, in the order of their rows.
    patterns: Vec<Pattern>,
    /// The words of headings without marks and case, by their rows; made when a register is read.
    columns: OnceLock<Vec<Vec<String>>>,
}

impl Grammar {
    fn from_tables(tables: Tables) -> Self {
        let letters = tables.letters.iter().map(|row| (row.looks, row.means)).collect();
        let index = Index::new(&tables);
        let patterns = tables.excuses.iter().map(|_| Pattern::default()).collect();
        Self { tables, index, letters, patterns, columns: OnceLock::new() }
    }

    /// The look-alike letters that reading folds.
    pub fn letters(&self) -> &Letters {
        &self.letters
    }

    /// Every row with its sentences, in the order of the files.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.tables.rows()
    }

    /// Kinds of documents.
    pub fn kinds(&self) -> &[Kind] {
        &self.tables.kinds
    }

    /// Bodies that issue documents.
    pub fn issuers(&self) -> &[Issuer] {
        &self.tables.issuers
    }

    /// Words that state a relation.
    pub fn cues(&self) -> &[Cue] {
        &self.tables.cues
    }

    /// Laws that are cited by name.
    pub fn laws(&self) -> &[Law] {
        &self.tables.laws
    }

    /// Provinces, present and former.
    pub fn places(&self) -> &[Place] {
        &self.tables.places
    }

    /// Words around dates.
    pub fn date_words(&self) -> &[DateWord] {
        &self.tables.dates
    }

    /// Units that a citation points into.
    pub fn pinpoint_units(&self) -> &[PinpointUnit] {
        &self.tables.pinpoints
    }

    /// Words that point back.
    pub fn returns(&self) -> &[Return] {
        &self.tables.returns
    }

    /// Words that open a subject, end an issuer, or stand between a kind and its number.
    pub fn openers(&self) -> &[Opener] {
        &self.tables.openers
    }

    /// Words at which a sentence turns around a citation.
    pub fn turns(&self) -> &[Turn] {
        &self.tables.turns
    }

    /// Reasons for which a number-like token is no citation.
    pub fn excuses(&self) -> &[Excuse] {
        &self.tables.excuses
    }

    /// Two spellings of one syllable.
    pub fn spellings(&self) -> &[Spelling] {
        &self.tables.spellings
    }

    /// Terms of the National Assembly.
    pub fn terms(&self) -> &[Term] {
        &self.tables.terms
    }

    /// Days off.
    pub fn holidays(&self) -> &[Holiday] {
        &self.tables.holidays
    }

    /// Words that mark the form of a document.
    pub fn marks(&self) -> &[Mark] {
        &self.tables.marks
    }

    /// Styles of symbols, with the letters that belong to each.
    pub fn styles(&self) -> &[StyleRow] {
        &self.tables.styles
    }

    /// The kind that a type code stands for in a State symbol.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// assert_eq!(Grammar::builtin().kind_of_code("QĐ").unwrap().name, "Quyết định");
    /// assert!(Grammar::builtin().kind_of_code("UBND").is_none());
    /// ```
    pub fn kind_of_code(&self, code: &str) -> Option<&Kind> {
        self.index.state_code(code).and_then(|at| self.tables.kinds.get(at))
    }

    /// The kind whose State symbols have no type code: the dispatch.
    pub fn dispatch_kind(&self) -> Option<&Kind> {
        self.tables.kinds.iter().find(|kind| kind.dispatch)
    }

    /// The kind that a type code stands for in a Party symbol.
    pub fn kind_of_party_code(&self, code: &str) -> Option<&Kind> {
        self.index.party_code(code).and_then(|at| self.tables.kinds.get(at))
    }

    /// The kind of a name in any case of letters (`KẾ HOẠCH`).
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// assert_eq!(Grammar::builtin().kind_named("BÁO CÁO").unwrap().code, "BC");
    /// ```
    pub fn kind_named(&self, name: &str) -> Option<&Kind> {
        self.index.kind_named(&self.fold(name)).and_then(|at| self.tables.kinds.get(at))
    }

    /// The bodies whose letters these are; agencies share letters.
    pub fn issuers_of(&self, letters: &str) -> impl Iterator<Item = &Issuer> {
        self.index.issuers_of(letters).filter_map(|at| self.tables.issuers.get(at))
    }

    /// The body whose name has these words, folded, whatever stands between them.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let words = ["bộ", "khoa", "học", "và", "công", "nghệ"].map(str::to_owned);
    /// let issuer = Grammar::builtin().issuer_of_words(&words).unwrap();
    /// assert_eq!(issuer.name, "Bộ Khoa học và Công nghệ");
    /// ```
    pub fn issuer_of_words(&self, words: &[String]) -> Option<&Issuer> {
        let at = self.index.issuer_of_words(&self.tables, words)?;
        self.tables.issuers.get(at)
    }

    /// The law of a name in any case and spelling.
    pub fn laws_named(&self, name: &str) -> impl Iterator<Item = &Law> {
        self.index.laws_named(&self.law_key(name)).iter().filter_map(|&at| self.tables.laws.get(at))
    }

    /// One spelling of a law's name for comparison: as [`fold`](Self::fold) gives it, bodies written
    /// out, without commas and words that join.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let key = |name| Grammar::builtin().law_key(name);
    /// assert_eq!(key("Luật Hôn nhân gia đình"), key("Luật Hôn nhân và gia đình"));
    /// assert_eq!(key("Luật Tổ chức HĐND, UBND"), key("Luật tổ chức HĐND và Ủy ban nhân dân"));
    /// ```
    pub fn law_key(&self, name: &str) -> String {
        self.index.law_key(&self.tables, name)
    }

    /// One spelling for comparison: lower case, one place for the tone, single blanks.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let grammar = Grammar::builtin();
    /// assert_eq!(grammar.fold("Uỷ ban  nhân dân tỉnh"), grammar.fold("ỦY BAN NHÂN DÂN TỈNH"));
    /// ```
    pub fn fold(&self, words: &str) -> String {
        self.index.fold(words)
    }

    /// The words, folded, without what stands between them.
    ///
    /// ```
    /// let words = viendan::grammar::Grammar::builtin().words_in("Sở Tài nguyên - Môi trường");
    /// assert_eq!(words, ["sở", "tài", "nguyên", "môi", "trường"]);
    /// ```
    pub fn words_in(&self, words: &str) -> Vec<String> {
        self.index.words_in(words)
    }

    /// The kind of a hit.
    pub fn kind(&self, row: usize) -> Option<&Kind> {
        self.tables.kinds.get(row)
    }

    /// Whether letters belong to a style of symbols (`TCVN` to standards, `TU` to the Party).
    ///
    /// ```
    /// use viendan::{grammar::Grammar, model::Style};
    ///
    /// assert!(Grammar::builtin().has_style_letters(Style::Party, "TU"));
    /// ```
    pub fn has_style_letters(&self, style: Style, letters: &str) -> bool {
        self.index.has_style_letters(style, letters)
    }

    /// Whether letters are a type code of State symbols, consolidated texts included.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// assert!(Grammar::builtin().is_state_code("KH"));
    /// assert!(!Grammar::builtin().is_state_code("VPUB"));
    /// ```
    pub fn is_state_code(&self, letters: &str) -> bool {
        self.index.state_code(letters).is_some()
            || self.has_style_letters(Style::Consolidated, letters)
    }

    /// The end of a type code that runs on into the issuer's letters, and the beginning of these, in
    /// bytes; in `CTTg` they share a letter.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// assert_eq!(Grammar::builtin().split_code("QĐUBND"), Some(("QĐ".len(), "QĐ".len())));
    /// assert_eq!(Grammar::builtin().split_code("CTTg"), Some((2, 1)));
    /// assert_eq!(Grammar::builtin().split_code("UBND"), None);
    /// ```
    pub fn split_code(&self, letters: &str) -> Option<(usize, usize)> {
        // `LCT` is whole: what some had before 1998.
        let is_whole = self.has_style_letters(Style::Old, letters);
        if is_whole || self.issuers_of(letters).next().is_some() {
            return None;
        }
        let fits = |&(end, begins): &(usize, usize)| {
            let code = letters.get(..end).unwrap_or_default();
            let issuer = letters.get(begins..).unwrap_or_default();
            let issuer = issuer.trim_end_matches(|it: char| it.is_ascii_digit());
            self.is_state_code(code) && self.issuers_of(issuer).next().is_some()
        };
        let splits = letters.char_indices().rev().map(|(at, letter)| (at, at + letter.len_utf8()));
        let mut whole = splits.clone().map(|(at, _)| (at, at)).filter(|it| it.0 > 0);
        let mut shared = splits.map(|(at, end)| (end, at)).filter(|it| it.1 > 0);
        whole.find(fits).or_else(|| shared.find(fits))
    }

    /// The official spelling of letters whose case differs from it (`TTG`).
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// assert_eq!(Grammar::builtin().official_letters("TTG"), Some("TTg"));
    /// assert_eq!(Grammar::builtin().official_letters("TTg"), None);
    /// ```
    pub fn official_letters(&self, letters: &str) -> Option<&str> {
        self.index.official_letters(letters)
    }
}
