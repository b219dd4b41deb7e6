//! The tool and its rules, each with its manual and its clause.

use serde::Serialize;

use super::Message;
use crate::{
    diagnostic::{Language, Severity},
    rules::{RULES, Rule},
};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    short_description: Message,
    rules: Vec<Descriptor>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Debug, Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Debug, Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Properties {
    tags: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<String>,
}

impl Driver {
    pub(super) fn of(language: Language) -> Self {
        let about = match language {
            Language::Vietnamese => "Soát viện dẫn trong văn bản hành chính.",
            Language::English => "Checks the citations in Vietnamese official documents.",
        };
        Self {
            name: env!("CARGO_PKG_NAME"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            short_description: Message::of(about),
            rules: RULES.iter().map(|rule| Descriptor::of(rule, language)).collect(),
        }
    }
}

impl Descriptor {
    fn of(rule: &Rule, language: Language) -> Self {
        let title = format!("{}.", rule.title(language));
        let clause = rule.clause();
        let full = match (&clause, language) {
            (None, _) => title.clone(),
            (Some(clause), Language::Vietnamese) => format!("{title} Căn cứ {clause}."),
            (Some(clause), Language::English) => format!("{title} See {clause}."),
        };
        Self {
            id: rule.name,
            short_description: Message::of(title),
            full_description: Message::of(full),
            help: Help { text: rule.page(), markdown: rule.page() },
            default_configuration: Configuration { level: level(rule.severity) },
            properties: Properties { tags: [rule.group], clause },
        }
    }
}

/// The word of SARIF for a severity.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
