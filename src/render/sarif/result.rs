//! One finding as SARIF has it.

use serde::Serialize;

use super::{
    Message,
    place::{Artifact, Location, Region, Spots},
    tool::level,
};
use crate::{
    check::{Accepted, By, Checked},
    diagnostic::{self, Diagnostic, Language},
    rules::RULES,
    text::capital,
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Finding {
    rule_id: &'static str,
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<[Fix; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<Suppression>>,
    properties: Properties,
}

#[derive(Debug, Serialize)]
struct Fingerprints {
    #[serde(rename = "viendan/v1")]
    first: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Message,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

#[derive(Debug, Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    certainty: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    caused: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    safe_fix: Option<bool>,
}

/// The findings that are open, then those that were accepted, which viewers hide.
pub(super) fn results<'r>(
    checked: &'r Checked<'_>,
    spots: &'r Spots<'_, '_>,
    language: Language,
) -> impl Iterator<Item = Finding> + use<'r> {
    let new = checked.has_baseline.then_some("new");
    let open = checked.findings.iter().zip(&checked.fingerprints).map(move |(finding, print)| {
        // Where some results are suppressed, the others must say that they are not.
        let suppressions = (!checked.accepted.is_empty()).then(Vec::new);
        let open = Finding::of(finding, print, spots, language);
        Finding { baseline_state: new, suppressions, ..open }
    });
    let accepted = checked.accepted.iter().map(move |accepted| {
        let Accepted { finding, fingerprint, reason, by } = accepted;
        let known = (*by == By::Baseline).then_some("unchanged");
        let suppression =
            Suppression { kind: "external", status: "accepted", justification: reason.clone() };
        Finding {
            baseline_state: known.or(new),
            suppressions: Some(vec![suppression]),
            ..Finding::of(finding, fingerprint, spots, language)
        }
    });
    open.chain(accepted)
}

impl Finding {
    fn of(
        finding: &Diagnostic<'_>,
        fingerprint: &str,
        spots: &Spots<'_, '_>,
        language: Language,
    ) -> Self {
        let labels = |disputed: bool| {
            let labels = finding.labels.iter().filter(move |label| label.disputed == disputed);
            labels.filter_map(|it| spots.location(it.words, it.says.in_language(language)))
        };
        let evidence = finding
            .evidence
            .iter()
            .filter_map(|it| spots.location(it.words?, it.says.in_language(language)));
        let related = labels(false).chain(evidence).enumerate();
        let related = related.map(|(at, it)| it.numbered(at + 1));
        Self {
            rule_id: finding.rule,
            rule_index: RULES.iter().position(|rule| rule.name == finding.rule),
            level: level(finding.severity),
            message: message(finding, language),
            locations: labels(true).collect(),
            related_locations: related.collect(),
            partial_fingerprints: Fingerprints { first: fingerprint.to_owned() },
            fixes: finding.fix.as_ref().and_then(|it| Fix::of(it, spots, language)).map(|it| [it]),
            baseline_state: None,
            suppressions: None,
            properties: Properties {
                certainty: finding.certainty.name(),
                caused: finding.caused.clone(),
                safe_fix: finding.fix.as_ref().map(|fix| fix.safe),
            },
        }
    }
}

/// What is wrong, the evidence that has no place, and what to do.
fn message(finding: &Diagnostic<'_>, language: Language) -> Message {
    let placeless = finding.evidence.iter().filter(|it| it.words.is_none()).map(|it| &it.says);
    let words = std::iter::once(&finding.message).chain(placeless).chain(&finding.advice);
    let words: Vec<_> = words.map(|words| capital(words.in_language(language))).collect();
    Message::of(format!("{}.", words.join(". ")))
}

impl Fix {
    fn of(fix: &diagnostic::Fix<'_>, spots: &Spots<'_, '_>, language: Language) -> Option<Self> {
        let replacement = |edit: &diagnostic::Edit<'_>| {
            Some(Replacement {
                deleted_region: spots.bare_region(edit.words)?,
                inserted_content: Message::of(edit.replacement.as_str()),
            })
        };
        let replacements = fix.edits.iter().map(replacement).collect::<Option<Vec<_>>>()?;
        let says = match (fix.safe, language) {
            (true, Language::Vietnamese) => "Sửa cách viết, không đổi nội dung.",
            (true, Language::English) => "Corrects the spelling; the meaning stays.",
            (false, Language::Vietnamese) => "Có thể sửa; đề nghị người soát xem lại.",
            (false, Language::English) => "A possible correction; a person has to agree.",
        };
        let artifact_changes =
            [ArtifactChange { artifact_location: spots.artifact(), replacements }];
        Some(Self { description: Message::of(says), artifact_changes })
    }
}
