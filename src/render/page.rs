//! One text for a page on which a person decides: cards, and the text with its marks.

use serde::Serialize;

use super::html::{places::Places, quote::quote, rest::why};
use crate::{
    check::{Checked, Counts, Decision},
    diagnostic::{Diagnostic, Evidence, Fix, Label, Language, Severity},
    mend,
    model::Symbol,
    review,
    rules::{RULES, Rule},
    text::capital,
};

mod marks;
mod paper;

pub use paper::paper;

/// All that the page shows of one text, in one language.
#[derive(Debug, Serialize)]
pub struct Sight {
    /// What the text is: its kind and what it is about.
    pub title: String,
    /// Number, place and date, as far as the text says them.
    pub own: String,
    /// Mentions of other documents.
    pub citations: usize,
    /// The documents that they mean.
    pub documents: usize,
    /// What a person decides on, the gravest first, and then what the machine can mend.
    pub cards: Vec<Card>,
    /// What is worth knowing.
    pub hints: Vec<Hint>,
    /// What it was compared with, and what not; what was not read.
    pub limits: Vec<String>,
    /// Whether a Word copy can be given back.
    pub word: bool,
    /// Whether the text itself can be given back corrected.
    pub plain: bool,
}

/// One finding on which a person decides.
#[derive(Debug, Serialize)]
pub struct Card {
    /// The fingerprint of the finding.
    pub print: String,
    /// Its number on the page, from 1; marks begin with it.
    pub number: usize,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// Whether the machine can mend it without a change of meaning.
    pub safe: bool,
    /// The rule, and those that found the same.
    pub rules: Vec<&'static str>,
    /// The clause of the law.
    pub clause: Option<String>,
    /// What is wrong.
    pub title: String,
    /// Where, the disputed places first.
    pub places: Vec<Excerpt>,
    /// What speaks for it.
    pub evidence: Vec<Reason>,
    /// What to do.
    pub advice: Option<String>,
    /// What the finding proposes.
    pub fixes: Vec<Correction>,
    /// The values that stand against each other.
    pub values: Vec<String>,
    /// What the first disputed place says.
    pub now: String,
    /// Whether that is a day.
    pub is_day: bool,
    /// What was decided.
    pub decision: Option<Decision>,
}

/// Words of the text, with what stands around them.
#[derive(Debug, Serialize)]
pub struct Excerpt {
    /// The mark at the words.
    pub mark: String,
    /// `A`, where values stand against each other.
    pub sign: String,
    /// Where it is, as a person says it.
    pub place: String,
    /// What stands before.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands behind.
    pub after: String,
    /// What is said of them.
    pub says: String,
    /// Whether they are disputed.
    pub disputed: bool,
    /// What they become by what was decided.
    pub becomes: Option<String>,
}

/// A piece of evidence.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// What it says.
    pub says: String,
    /// Where it stands, as a person says it.
    pub place: Option<String>,
    /// The mark at its words.
    pub mark: Option<String>,
}

/// One correction.
#[derive(Debug, Serialize)]
pub struct Correction {
    /// Where it is, as a person says it.
    pub place: String,
    /// What the text says.
    pub from: String,
    /// What it would say.
    pub to: String,
}

/// Something worth knowing.
#[derive(Debug, Serialize)]
pub struct Hint {
    /// The mark at its words.
    pub mark: String,
    /// What it says.
    pub title: String,
    /// Where it is, as a person says it.
    pub place: String,
}

/// All that a page shows of a text.
///
/// ```
/// use viendan::{check::Checker, diagnostic::Language, grammar::Grammar, render::page, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let checked = Checker::new(grammar).check(&text);
/// let sight = page::sight(&checked, Language::Vietnamese);
/// let [card] = &sight.cards[..] else { panic!("one card") };
/// assert_eq!((card.number, card.places[1].sign.as_str()), (1, "B"));
/// assert!(page::paper(&checked, Language::Vietnamese).contains("data-mark=\"1.0\""));
/// ```
pub fn sight(checked: &Checked<'_>, language: Language) -> Sight {
    let desk = Context { checked, places: Places::of(checked, language), language };
    let (cards, hints) = ordered(checked);
    let Counts { citations, documents, .. } = checked.counts();
    Sight {
        title: desk.title(),
        own: desk.own(),
        citations,
        documents,
        cards: cards.into_iter().zip(1..).map(|(it, number)| desk.card(it, number)).collect(),
        hints: hints.into_iter().zip(1..).map(|(it, number)| desk.hint(it, number)).collect(),
        limits: desk.limits(),
        word: review::is_word(checked),
        plain: is_plain(checked),
    }
}

/// Whether a text is a plain file, which can be corrected in its place.
fn is_plain(checked: &Checked<'_>) -> bool {
    let source = checked.text().source();
    source.parts.is_empty() && source.spots.is_empty()
}

/// The findings in the order of their cards, and those that are only worth knowing.
fn ordered<'r, 't>(checked: &'r Checked<'t>) -> (Vec<&'r Diagnostic<'t>>, Vec<&'r Diagnostic<'t>>) {
    let is_hint = |it: &&Diagnostic<'_>| !is_card(it);
    let (hints, mut cards): (Vec<_>, Vec<_>) = checked.findings.iter().partition(is_hint);
    cards.sort_by_key(|it| (it.is_safe(), std::cmp::Reverse(it.severity)));
    (cards, hints)
}

/// Whether a person decides on a finding: a remark that no machine can mend is only told.
pub(crate) fn is_card(finding: &Diagnostic<'_>) -> bool {
    finding.severity != Severity::Info || finding.is_safe()
}

/// The means by which every part of a page is made.
#[derive(Debug)]
struct Context<'r, 't> {
    checked: &'r Checked<'t>,
    places: Places<'r, 't>,
    language: Language,
}

impl<'t> Context<'_, 't> {
    fn title(&self) -> String {
        let header = &self.checked.report.header;
        let kind = header.kind.map(|kind| match self.language {
            Language::Vietnamese => kind.name.as_str(),
            Language::English => kind.english.as_str(),
        });
        let parts: Vec<_> = [kind, header.subject].into_iter().flatten().collect();
        parts.join(": ")
    }

    fn own(&self) -> String {
        let header = &self.checked.report.header;
        let symbol = header.symbol.as_ref().map(Symbol::canonical);
        let date = header.date.map(|date| date.to_string());
        let parts = [symbol, header.place.map(str::to_owned), date];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn card(&self, finding: &Diagnostic<'t>, number: usize) -> Card {
        let rule = RULES.iter().find(|rule| rule.name == finding.rule);
        let mut rules = vec![finding.rule];
        rules.extend(&finding.caused);
        rules.dedup();
        let at = self.checked.findings.iter().position(|it| std::ptr::addr_eq(it, finding));
        let print = at.and_then(|at| self.checked.fingerprints.get(at)).cloned();
        let disputed = finding.labels.iter().find(|it| it.disputed).or(finding.labels.first());
        let now = disputed.map_or("", |label| label.words);
        let decision = self.checked.decision(finding).cloned();
        let decided = match &decision {
            Some(Decision::Fix) => finding.fix.clone(),
            Some(Decision::Value(value)) => mend::saying(finding, value),
            _ => None,
        };
        let mut places: Vec<_> = finding.labels.iter().enumerate().collect();
        places.sort_by_key(|(_, label)| !label.disputed);
        let evidence = finding.evidence.iter().enumerate();
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        Card {
            print: print.unwrap_or_default(),
            number,
            severity: finding.severity.name(),
            safe: finding.is_safe(),
            rules,
            clause: rule.and_then(Rule::clause),
            title: capital(finding.message.in_language(self.language)),
            places: places
                .into_iter()
                .map(|(at, it)| self.spot(it, (number, at), decided.as_ref()))
                .collect(),
            evidence: evidence.map(|(at, it)| self.reason(it, (number, at))).collect(),
            advice: finding.advice.as_ref().map(|it| capital(it.in_language(self.language))),
            fixes: edits
                .map(|edit| Correction {
                    place: self.places.name(edit.words),
                    from: self.checked.text().written(edit.words).to_owned(),
                    to: edit.replacement.clone(),
                })
                .collect(),
            values: mend::values(finding),
            now: self.checked.text().written(now).to_owned(),
            is_day: mend::day(now).is_some(),
            decision,
        }
    }

    fn spot(
        &self,
        label: &Label<'t>,
        (number, at): (usize, usize),
        decided: Option<&Fix<'_>>,
    ) -> Excerpt {
        let quoted = quote(self.checked.text(), label.words);
        let says = label.says.in_language(self.language).trim_start_matches("→ ");
        let sign = marks::sign(label);
        let bare = says.strip_prefix(&sign).filter(|_| !sign.is_empty());
        let says = bare.map_or(says, |it| it.trim_start_matches([':', ' ']));
        Excerpt {
            mark: format!("{number}.{at}"),
            place: self.places.name(label.words),
            before: quoted.before.trim_start_matches(['-', '+', ' ']).to_owned(),
            words: quoted.words.to_owned(),
            after: quoted.after.trim_end_matches([';', ',', ':']).to_owned(),
            says: says.to_owned(),
            sign,
            disputed: label.disputed,
            becomes: decided.and_then(|fix| self.becomes(label, fix)),
        }
    }

    /// The words of a label with the corrections that lie in them.
    fn becomes(&self, label: &Label<'_>, fix: &Fix<'_>) -> Option<String> {
        let range = |words| self.checked.text().range_of(words);
        let whole = range(label.words)?;
        let mut said = label.words.to_owned();
        let mut is_changed = false;
        for edit in fix.edits.iter().rev() {
            let Some(here) = range(edit.words) else { continue };
            if whole.start <= here.start && here.end <= whole.end {
                let inner = here.start - whole.start..here.end - whole.start;
                if said.get(inner.clone()).is_some() {
                    said.replace_range(inner, &edit.replacement);
                    is_changed = true;
                }
            }
        }
        is_changed.then_some(said)
    }

    fn reason(&self, evidence: &Evidence<'_>, (number, at): (usize, usize)) -> Reason {
        let place = evidence.words.map(|words| self.places.name(words));
        Reason {
            says: capital(evidence.says.in_language(self.language)),
            mark: place.is_some().then(|| format!("{number}.e{at}")),
            place,
        }
    }

    fn hint(&self, finding: &Diagnostic<'_>, number: usize) -> Hint {
        let words = finding.labels.first().map_or("", |label| label.words);
        Hint {
            mark: format!("h{number}.0"),
            title: capital(finding.message.in_language(self.language)),
            place: self.places.name(words),
        }
    }

    /// The notes on what was not compared and not read: silence about it would look like praise.
    fn limits(&self) -> Vec<String> {
        let compared = self.checked.compared;
        let compared = [compared.says(), compared.lacks_words()];
        let compared = compared.iter().flatten().map(|it| it.in_language(self.language).to_owned());
        let parts = self.checked.text().source().unread.iter();
        let parts = parts.map(|it| format!("{}: {}.", it.part, why(it.why, self.language)));
        let unread = match (self.checked.unread.len(), self.language) {
            (0, _) => None,
            (count, Language::Vietnamese) => {
                Some(format!("{count} chỗ giống số, ký hiệu mà máy chưa hiểu."))
            }
            (count, Language::English) => {
                Some(format!("Number-like tokens that were not understood: {count}."))
            }
        };
        compared.chain(parts).chain(unread).collect()
    }
}
