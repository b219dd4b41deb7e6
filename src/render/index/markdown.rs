//! The index as Markdown: a heading for each issuer, an item for each document.

use std::io::{self, Write};

use super::{Index, Line};
use crate::{
    diagnostic::{Language, seen},
    render::{ours::COMMENT, spot},
};

/// Places of one document that are named; the others are counted.
const NAMED: usize = 12;

/// Writes the index.
///
/// # Errors
///
/// Only those of the writer.
pub fn write(out: &mut dyn Write, index: &Index) -> io::Result<()> {
    let (title, nobody) = match index.language {
        Language::Vietnamese => ("Bảng tra cứu viện dẫn", "Chưa rõ cơ quan"),
        Language::English => ("Citation index", "Issuer not known"),
    };
    writeln!(out, "{COMMENT}\n\n# {title}")?;
    let mut last = None;
    for line in &index.lines {
        let issuer = line.card.issuer.as_deref().unwrap_or(nobody);
        if last != Some(issuer) {
            writeln!(out, "\n## {}\n", escaped(issuer))?;
            last = Some(issuer);
        }
        item(out, index, line)?;
    }
    Ok(())
}

fn item(out: &mut dyn Write, index: &Index, line: &Line) -> io::Result<()> {
    let status = line.status.in_language(index.language);
    let status =
        if status.is_empty() { String::new() } else { format!(" — {}", escaped(status)) };
    writeln!(out, "- **{}**{status}", escaped(&line.title))?;
    for tie in &line.acted_on {
        let does = spot::does(tie, index.language);
        let place = spot::of_tie(tie, false, index.language);
        let from = index.label(tie.from);
        writeln!(out, "  - {}: {} ({})", escaped(&does), escaped(from), escaped(&place))?;
    }
    let quotes = line.quotes.iter();
    let mut places: Vec<String> =
        quotes.map(|quote| spot::of_quote(quote, index.language)).collect();
    places.dedup();
    let more = places.len().saturating_sub(NAMED);
    places.truncate(NAMED);
    let more = if more > 0 { format!(" … +{more}") } else { String::new() };
    if places.is_empty() {
        return Ok(());
    }
    let cited = match index.language {
        Language::Vietnamese => "được viện dẫn ở",
        Language::English => "cited at",
    };
    writeln!(out, "  - {cited}: {}{more}", escaped(&places.join("; ")))
}

/// Signs that Markdown would read.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in seen(words).chars() {
        if matches!(letter, '*' | '_' | '<' | '>' | '[' | ']' | '`' | '|' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
