//! Judges a report: one file a rule, its head the manual and the test.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Diagnostic, Severity},
    extract::Report,
    grammar::{FormRow, Grammar},
    graph::{Document, Graph},
    known::Knowledge,
    model::{CivilDate, Date, DocumentAt, Kind, Mention, Quirk, Style, Symbol},
    resolve,
};

mod bodies;
mod legs;
mod manual;
mod merge;
mod pinpoints;
mod profile;
mod slips;
mod spelling;
mod zones;

use legs::Facts;
use merge::merge;
pub use profile::Profile;
use profile::{ALL, DRAFTS, REVIEW};
use slips::slipped;
use spelling::{Mend, misspelt};

/// The case before a rule: a report, its documents, and the language.
#[derive(Debug, Clone, Copy)]
pub struct Case<'c, 't> {
    /// The text that is judged, with its header and mentions.
    pub report: &'c Report<'t>,
    /// Its documents.
    pub graph: &'c Graph<'t>,
    /// The language.
    pub grammar: &'t Grammar,
    /// What is known of the documents from before.
    pub known: &'c Knowledge,
}

/// How much of a text's first line stands for all of it, in bytes.
const OPENING: usize = 80;
/// So many places are shown as evidence of one kind.
const EXAMPLES: usize = 3;

/// A mention that states a day which the calendar has.
#[derive(Debug, Clone, Copy)]
struct Dated<'c, 't> {
    mention: &'c Mention<'t>,
    date: Date<'t>,
    day: CivilDate,
}

/// Mentions of one document, in the order of the text; `None` when it is open which one.
type Group<'c, 't> = (Option<DocumentAt>, Vec<&'c Mention<'t>>);

impl<'c, 't> Case<'c, 't> {
    /// A report of whose documents nothing is known from before.
    pub fn new(report: &'c Report<'t>, graph: &'c Graph<'t>, grammar: &'t Grammar) -> Self {
        Self { report, graph, grammar, known: Knowledge::NOTHING }
    }

    /// The cited documents with their place in the graph; the report itself is left out.
    pub fn documents(&self) -> impl Iterator<Item = (DocumentAt, &'c Document<'t>)> + use<'c, 't> {
        self.graph.indexed().filter(|(at, _)| *at != Graph::OWN)
    }

    /// The mentions of a document, in the order of the text.
    pub fn mentions_of(
        &self,
        document: &'c Document<'t>,
    ) -> impl Iterator<Item = &'c Mention<'t>> + use<'c, 't> {
        let report = self.report;
        document.mentions.iter().filter_map(move |&at| report.mention(at))
    }

    /// The mentions of a document that state a day; the head of its own annex speaks of the text itself,
    /// and a date behind the name of an amended law is that of the amending one.
    fn dated(
        &self,
        document: &'c Document<'t>,
    ) -> impl Iterator<Item = Dated<'c, 't>> + use<'c, 't> {
        let case = *self;
        let own = move |it: &&Mention<'t>| !case.heads_own_annex(it) && !case.is_amended(it);
        self.mentions_of(document).filter(own).filter_map(|mention| {
            let date = mention.date?;
            Some(Dated { mention, date, day: date.civil()? })
        })
    }

    /// The text's own date, with the day of the calendar.
    fn own_day(&self) -> Option<(Date<'t>, CivilDate)> {
        let date = self.report.header.date?;
        Some((date, date.civil()?))
    }

    /// The mentions that are asked for, gathered by document.
    fn by_document(&self, asked: impl Fn(&Mention<'t>) -> bool) -> Vec<Group<'c, 't>> {
        let mut groups: Vec<Group<'c, 't>> = Vec::new();
        let mut known = BTreeMap::new();
        for (at, mention) in self.report.indexed().filter(|(_, it)| asked(it)) {
            match self.graph.document_of(at) {
                Ok(document) => {
                    let group = *known.entry(document).or_insert(groups.len());
                    match groups.get_mut(group) {
                        Some((_, mentions)) => mentions.push(mention),
                        None => groups.push((Some(document), vec![mention])),
                    }
                }
                Err(_) => groups.push((None, vec![mention])),
            }
        }
        groups
    }

    /// Whether a mention takes a liberty that its author is to blame for.
    ///
    /// A line that was full is broken by the layout: its end is no blank that somebody typed. A
    /// form that was right on its day is no liberty.
    fn takes(&self, mention: &Mention<'t>, liberty: Quirk) -> bool {
        let symbol = mention.symbol.as_ref().filter(|symbol| !symbol.number.is_empty());
        let Some(symbol) = symbol else { return false };
        let granted = || symbol.quirks.contains(&liberty) || mention.quirks.contains(&liberty);
        match liberty {
            Quirk::InnerSpace => {
                let written = self.report.text.written(symbol.raw);
                let mut runs = written.split(|letter: char| !letter.is_whitespace());
                granted() && runs.any(|run| !run.is_empty() && !run.contains('\n'))
            }
            Quirk::MissingHyphen if !fits_code(mention) => false,
            Quirk::MissingSlash
            | Quirk::MissingHyphen
            | Quirk::MissingIssuer
            | Quirk::SwappedSeparators
            | Quirk::SlashForHyphen => granted() && self.form_of_its_day(mention).is_none(),
            Quirk::LookalikeLetters => granted() || self.report.text.has_folds(symbol.raw),
            _ => granted(),
        }
    }

    /// The form of its day that a mention's symbol has, where the form of today may be another.
    fn form_of_its_day(&self, mention: &Mention<'t>) -> Option<&'t FormRow> {
        let written = resolve::written(self.report, self.graph, self.grammar, mention)?;
        self.grammar.form_of(&written)
    }

    /// The mentions of a document whose symbol is spelt right.
    fn twins(&self, document: Option<DocumentAt>) -> Vec<&'c Mention<'t>> {
        let document = document.and_then(|at| self.graph.document(at));
        let mentions = document.into_iter().flat_map(|document| self.mentions_of(document));
        mentions.filter(|it| it.symbol.is_some() && !self.is_misspelt(it)).collect()
    }

    /// The first words of the text, for what is said of it as a whole.
    fn opening(&self) -> &'t str {
        let words = self.report.text.words();
        let mut cells = words.split(['\n', '\t']).map(str::trim);
        let first = cells.find(|cell| !cell.is_empty()).unwrap_or(words);
        let short = first.get(..first.floor_char_boundary(OPENING)).unwrap_or(first);
        let end = if short.len() < first.len() { short.rfind(' ') } else { None };
        end.and_then(|end| short.get(..end)).unwrap_or(short)
    }

    /// The line that a slice stands on; of a line without an end, what is near.
    fn line_of(&self, slice: &str) -> &'t str {
        let Some(range) = self.report.text.range_of(slice) else { return "" };
        let start = range.start - self.before(slice).len();
        let end = range.end + self.behind(slice).len();
        self.report.text.words().get(start..end).unwrap_or_default()
    }

    /// From the start of one slice to the end of another, when they stand in this order.
    fn between(&self, first: &str, last: &str) -> Option<&'t str> {
        let start = self.report.text.range_of(first)?.start;
        let end = self.report.text.range_of(last)?.end;
        self.report.text.words().get(start..end)
    }
}

/// Whether the code of a symbol may be that of the kind that is said beside it: else the letters of
/// a unit (`TCCB`, `HĐTĐ`) were taken apart.
fn fits_code(mention: &Mention<'_>) -> bool {
    let said = mention.kind_words.and(mention.kind).filter(|kind| !kind.generic);
    let Some((kind, symbol)) = said.zip(mention.symbol.as_ref()) else { return true };
    let mut codes = kind.state.iter().chain(&kind.party);
    !kind.dispatch && (kind.named || codes.any(|code| *code == symbol.code))
}

/// The day that a mention states.
fn day(mention: &Mention<'_>) -> Option<CivilDate> {
    mention.date.and_then(|date| date.civil())
}

/// How a document is called in a message, in Vietnamese and in English.
fn called(document: &Document<'_>) -> (String, String) {
    match document.symbol() {
        Some(symbol) => numbered(document.kind, symbol),
        None => (document.label().to_owned(), document.label().to_owned()),
    }
}

/// Kind and number, in Vietnamese and in English.
fn numbered(kind: Option<&Kind>, symbol: &str) -> (String, String) {
    match kind {
        Some(kind) => (format!("{} số {symbol}", kind.name), format!("{} {symbol}", kind.english)),
        None => (format!("Văn bản số {symbol}"), format!("Document {symbol}")),
    }
}

/// A day in English, `6 Jan 2023`.
fn english(day: CivilDate) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// A day in figures, as NĐ 30/2020/NĐ-CP pads them.
fn figures(day: CivilDate) -> String {
    day.strftime(if day.month() < 3 { "%d/%m/%Y" } else { "%d/%-m/%Y" }).to_string()
}

/// Whether a symbol has the separators and the series of the Party.
fn is_party(symbol: &Symbol<'_>) -> bool {
    symbol.style == Style::Party
}

/// A rule: its name, what its file says of it, and its judgement.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The name, in kebab-case; it names the fault.
    pub name: &'static str,
    /// The group that it can be selected by: `form`, `agreement`, `time`, `registry`, `graph`, `input`.
    pub group: &'static str,
    /// How bad a finding is.
    pub severity: Severity,
    /// The head of its file: manual, law and examples.
    pub manual: &'static str,
    /// The profiles in which it speaks.
    pub profiles: &'static [Profile],
    /// Its judgement.
    pub check: Judge,
}

/// A judge: from a case to the findings of its rule.
pub type Judge = for<'c, 't> fn(&Case<'c, 't>) -> Vec<Diagnostic<'t>>;

impl Rule {
    /// A rule of one's own: a warning of the group `own`, for everyone, without a manual.
    ///
    /// ```
    /// use viendan::{diagnostic::{Diagnostic, Severity, Words}, rules::{Case, Rule}};
    ///
    /// fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    ///     let says = Words::new("số tròn chục", "a round number");
    ///     let round = case.report.mentions.iter().filter(|it| it.words.contains("10/"));
    ///     let raise = |words| Diagnostic::new("round-number", Severity::Info, says.clone()).disputes(words, says.clone());
    ///     round.map(|it| raise(it.words)).collect()
    /// }
    /// let rule = Rule::new("round-number", check);
    /// assert_eq!((rule.group, rule.severity), ("own", Severity::Warning));
    /// ```
    pub const fn new(name: &'static str, check: Judge) -> Self {
        Self { name, group: "own", severity: Severity::Warning, manual: "", profiles: ALL, check }
    }
}

macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every rule, in the order of the alphabet.
        pub static RULES: &[Rule] = &[$(Rule {
            name: $module::NAME,
            group: $module::GROUP,
            severity: $module::SEVERITY,
            profiles: $module::PROFILES,
            manual: include_str!(concat!("rules/", stringify!($module), ".rs")),
            check: $module::check,
        }),*];
    };
}

mod register;
mod trial;
mod verdict;

pub use trial::{TEXTS, Trial};
pub use verdict::verdict;

rules! {
    ambiguous_document,
    amended,
    annex_conflict,
    appendix_not_announced,
    appendix_without_head,
    bare_number,
    basis_punctuation,
    basis_unused,
    capital_in_subject,
    cited_number_blank,
    cites_the_future,
    coded_dispatch,
    conflict_across_files,
    cycle,
    dangling_issuer,
    date_conflict,
    direction_in_report,
    doubled_word,
    first_citation_incomplete,
    first_citation_short,
    garbled_agency_name,
    implausible_year,
    implements_the_future,
    impossible_date,
    issuer_conflict,
    issuer_did_not_exist,
    issuer_symbol_mismatch,
    later_citation_too_long,
    law_name_case,
    law_number_mismatch,
    legacy_font,
    lookalike_letters,
    malformed_archive_line,
    malformed_date,
    missing_hyphen,
    missing_law_number,
    missing_slash,
    missing_space,
    misspelt_word,
    mixed_date_forms,
    near_miss,
    needless_law_number,
    no_text_layer,
    non_working_day,
    not_yet_in_force,
    number_conflict,
    number_used_twice,
    obsolete_code,
    opening_date_conflict,
    out_of_series,
    overpadded_number,
    own_number_blank,
    party_symbol_incomplete,
    period_after_date,
    pinpoint_case,
    pinpoint_letter,
    pinpoint_order,
    pinpoint_range,
    registry_date,
    registry_issuer,
    registry_subject,
    repealed,
    replaced,
    space_in_symbol,
    spelled_several_ways,
    state_symbol_incomplete,
    subject_conflict,
    subject_not_introduced,
    subject_retold,
    type_conflict,
    type_symbol_mismatch,
    unknown_document,
    unknown_issuer,
    unknown_type,
    unnumbered_document,
    unpadded_date,
    unpadded_number,
    unread_part,
    wrong_letter_case,
    wrong_regime,
    year_mismatch,
    year_missing,
    year_unexpected,
}

/// Judges a report by some rules; findings of one cause are merged.
pub fn run<'r, 't>(
    case: &Case<'_, 't>,
    chosen: impl IntoIterator<Item = &'r Rule>,
) -> Vec<Diagnostic<'t>> {
    let found: Vec<_> = chosen.into_iter().flat_map(|rule| (rule.check)(case)).collect();
    if found.is_empty() {
        return found;
    }
    let facts = Facts::of(case);
    merge(case, found.into_iter().map(|finding| facts.ground(case, finding)).collect())
}
