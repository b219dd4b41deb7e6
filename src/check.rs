//! Checks a text: the face of the library.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Severity, Voice},
    extract::{self, Report},
    grammar::Grammar,
    graph::Graph,
    known::{Asked, Knowledge, Knows},
    model::{CivilDate, Office},
    resolve,
    rules::{self, Case, Profile, RULES, Rule},
    text::Text,
};

mod accepted;
mod checked;
mod choice;
mod compared;
mod decision;
pub mod fingerprint;

pub use accepted::{Acceptance, Accepted, By, Meant};
pub use checked::{Checked, Counts};
pub use choice::{Choice, UnknownRule};
pub use compared::Compared;
pub use decision::Decision;

/// Everything that a text is checked with: who keeps it, which rules speak, what is known.
///
/// ```
/// use viendan::{check::Checker, grammar::Grammar, rules::Profile, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let checked = Checker::new(grammar).profile(Profile::Corpus).check(&text);
/// let [finding] = &checked.findings[..] else { panic!("one finding") };
/// assert_eq!(finding.rule, "date-conflict");
/// assert_eq!(checked.place(finding).unwrap().column, 24);
/// ```
#[derive(Debug, Clone)]
pub struct Checker<'g> {
    grammar: &'g Grammar,
    office: Office,
    choice: Choice,
    more: Vec<Rule>,
    known: Option<&'g dyn Knows>,
    as_of: Option<CivilDate>,
    accepted: Vec<Acceptance>,
    has_baseline: bool,
}

impl<'g> Checker<'g> {
    /// The rules of who drafts, in no particular office, with nothing known from before.
    pub fn new(grammar: &'g Grammar) -> Self {
        Self {
            grammar,
            office: Office::default(),
            choice: Choice::default(),
            more: Vec::new(),
            known: None,
            as_of: None,
            accepted: Vec::new(),
            has_baseline: false,
        }
    }

    /// The office that keeps the texts.
    #[must_use]
    pub fn office(self, office: Office) -> Self {
        Self { office, ..self }
    }

    /// For whom the rules speak.
    #[must_use]
    pub fn profile(self, profile: Profile) -> Self {
        self.choice(Choice::new(profile))
    }

    /// The rules that speak, and their loudness.
    #[must_use]
    pub fn choice(self, choice: Choice) -> Self {
        Self { choice, ..self }
    }

    /// A rule beside those of the house.
    #[must_use]
    pub fn rule(mut self, rule: Rule) -> Self {
        self.more.push(rule);
        self
    }

    /// A source of what was known from before, to be asked: a registry, other texts.
    #[must_use]
    pub fn known(self, known: &'g dyn Knows) -> Self {
        Self { known: Some(known), ..self }
    }

    /// The day on which what is in force is judged, instead of the text's own.
    #[must_use]
    pub fn as_of(self, day: Option<CivilDate>) -> Self {
        Self { as_of: day, ..self }
    }

    /// Findings accepted before; of two that mean one finding, the first counts.
    #[must_use]
    pub fn accepted(mut self, acceptances: impl IntoIterator<Item = Acceptance>) -> Self {
        self.accepted.extend(acceptances);
        self
    }

    /// The findings that a baseline holds of the text; they count as held against it, even when that
    /// is nothing.
    #[must_use]
    pub fn baseline(self, acceptances: impl IntoIterator<Item = Acceptance>) -> Self {
        Self { has_baseline: true, ..self.accepted(acceptances) }
    }

    /// Checks a text. Total: any text has an answer.
    pub fn check<'t>(&self, text: &'t Text) -> Checked<'t>
    where
        'g: 't,
    {
        let Self { grammar, office, as_of, .. } = self;
        let (report, graph) = resolve::linked(text, grammar, office);
        let asked = Asked { report: &report, graph: &graph, grammar, as_of: *as_of };
        let known = self.known.map(|known| known.of(asked)).unwrap_or_default();
        self.judge((report, graph), known)
    }

    /// Judges a text that was read and linked, with what is known of its documents. Nobody is asked.
    pub fn judge<'t>(
        &self,
        (report, graph): (Report<'t>, Graph<'t>),
        known: Knowledge,
    ) -> Checked<'t>
    where
        'g: 't,
    {
        let Self { grammar, choice, as_of, .. } = self;
        let text = report.text;
        let known = Knowledge { as_of: as_of.or(known.as_of), ..known };
        let case = Case { report: &report, graph: &graph, grammar, known: &known };
        let taken = RULES.iter().chain(&self.more).filter(|rule| choice.takes(rule));
        // What was not understood stands in the text alone, and waits for no rule.
        let (mut findings, unread) =
            rayon::join(|| rules::run(&case, taken), || extract::not_understood(&report, grammar));
        for finding in &mut findings {
            finding.severity = choice.severity_of(finding.rule).unwrap_or(finding.severity);
            // What somebody made graver is meant to be heard.
            let is_grave = finding.severity > Severity::Info;
            let voice = if is_grave { Voice::Aloud } else { choice.voice_of(finding.rule) };
            finding.voice = finding.voice.max(voice);
        }
        let compared = Compared::of(&case);
        let sorted = accepted::sort(&self.accepted, (&report, &graph), findings);
        Checked {
            findings: sorted.findings,
            fingerprints: sorted.fingerprints,
            accepted: sorted.accepted,
            decisions: BTreeMap::new(),
            has_baseline: self.has_baseline,
            unread,
            original: text.source().words.as_bytes(),
            compared,
            report,
            graph,
        }
    }
}
