//! The index as Markdown: a heading for each issuer, an item for each document.

use std::io::{self, Write};

use super::{Index, Line};
use crate::{
    diagnostic::{Language, seen},
    render::ours::COMMENT,
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
    writeln!(out, "- **{}** — {}", escaped(&line.title), escaped(status))?;
    for tie in &line.acted_on {
        let from = index.line(tie.from).map_or("", |it| it.card.label());
        let does = tie.relation.words();
        let does = does.in_language(index.language);
        let place = escaped(&format!("{}:{}:{}", tie.file, tie.line, tie.column));
        writeln!(out, "  - {does}: {} ({place})", escaped(from))?;
    }
    let mut places: Vec<String> =
        line.quotes.iter().take(NAMED).map(|it| format!("{}:{}", it.file, it.line)).collect();
    places.dedup();
    let more = line.quotes.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" … +{more}") } else { String::new() };
    if places.is_empty() {
        return Ok(());
    }
    let cited = match index.language {
        Language::Vietnamese => "được dẫn ở",
        Language::English => "cited at",
    };
    writeln!(out, "  - {cited}: {}{more}", escaped(&places.join(", ")))
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
