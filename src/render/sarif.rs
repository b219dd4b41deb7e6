//! SARIF 2.1.0: both disputed places in `locations`, the evidence in `relatedLocations`.

use std::io::{self, Write};

use serde::Serialize;

use super::{Checked, Counts, Renderer, Settings, json};
use crate::diagnostic::Language;

mod place;
mod result;
mod tool;

use place::Spots;
use tool::Driver;

pub(super) const RENDERER: Renderer =
    Renderer { between: BETWEEN, open, close, ..Renderer::stream("sarif", file) };

const BETWEEN: &str = ",";
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Words for a reader.
#[derive(Debug, Clone, Serialize)]
struct Message {
    text: String,
}

impl Message {
    fn of(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Last {
    invocations: [Invocation; 1],
    properties: Properties,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    not_compared: Vec<&'static str>,
    unread: usize,
}

fn open(out: &mut dyn Write, settings: Settings) -> io::Result<()> {
    let language = match settings.language {
        Language::Vietnamese => "vi-VN",
        Language::English => "en-US",
    };
    let tool = json::written(&Tool { driver: Driver::of(settings.language) })?;
    write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},")?;
    write!(out, "\"language\":\"{language}\",\"columnKind\":\"unicodeCodePoints\",\"results\":[")
}

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    let spots = Spots::of(checked, settings.language);
    for (at, result) in result::results(checked, &spots, settings.language).enumerate() {
        if at > 0 {
            out.write_all(BETWEEN.as_bytes())?;
        }
        out.write_all(json::written(&result)?.as_bytes())?;
    }
    Ok(())
}

fn close(out: &mut dyn Write, counts: &Counts, _settings: Settings) -> io::Result<()> {
    let last = Last {
        invocations: [Invocation { execution_successful: counts.unreadable == 0 }],
        properties: Properties { not_compared: counts.compared.lacks(), unread: counts.unread },
    };
    let last = json::written(&last)?;
    writeln!(out, "],{}]}}", json::inner(&last))
}
