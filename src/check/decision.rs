//! A decision of a person on a finding.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Checked;
use crate::{diagnostic::Diagnostic, mend};

/// A person's decision on a finding.
///
/// ```
/// use viendan::{check::{Checker, Decision}, grammar::Grammar, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let checked = Checker::new(grammar).check(&text);
/// let print = checked.fingerprints[0].clone();
/// let checked = checked.decided([(print, Decision::Value("09/01/2023".into()))].into());
/// let fix = checked.settled().findings[0].fix.clone().unwrap();
/// assert_eq!(fix.edits[0].replacement, "ngày 09/01/2023");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "lowercase")]
pub enum Decision {
    /// The text is corrected as the finding proposes.
    Fix,
    /// The disputed places say this.
    Value(String),
    /// The text stays as it is, for this reason.
    Keep(String),
    /// It is looked at another time.
    Later,
}

impl Decision {
    /// Whether nothing more is to be done.
    pub fn is_settled(&self) -> bool {
        *self != Self::Later
    }
}

impl Checked<'_> {
    /// The same text with what was decided, by the fingerprints of the findings.
    #[must_use]
    pub fn decided(self, decisions: BTreeMap<String, Decision>) -> Self {
        Self { decisions, ..self }
    }

    /// The decision on a finding of this text.
    pub fn decision(&self, finding: &Diagnostic<'_>) -> Option<&Decision> {
        let at = self.findings.iter().position(|it| std::ptr::addr_eq(it, finding))?;
        self.decisions.get(self.fingerprints.get(at)?)
    }

    /// The same text with the corrections that were decided and no others; what stays as it is, is
    /// no finding any more.
    #[must_use]
    pub fn settled(mut self) -> Self {
        let prints = std::mem::take(&mut self.fingerprints);
        let findings = std::mem::take(&mut self.findings);
        for (mut finding, print) in findings.into_iter().zip(prints) {
            finding.fix = match self.decisions.get(&print) {
                Some(Decision::Fix) => finding.fix,
                Some(Decision::Value(value)) => mend::saying(&finding, value),
                Some(Decision::Keep(_)) => continue,
                Some(Decision::Later) | None => None,
            };
            self.findings.push(finding);
            self.fingerprints.push(print);
        }
        self
    }
}
