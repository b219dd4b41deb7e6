//! Annotations of GitHub: one at each disputed place, each naming the others.

use std::io::{self, Write};

use super::{Checked, Renderer, Settings, names::Names, reasons::reasons};
use crate::diagnostic::{Diagnostic, Language, Severity, seen_lines};

pub(super) const RENDERER: Renderer = Renderer::stream("github", file);

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    let text = checked.text();
    let names = Names::of(checked, settings.language);
    for finding in &checked.findings {
        let disputed = finding.labels.iter().filter(|label| label.disputed);
        let words = disputed.map(|label| label.words);
        let places: Vec<_> = words.filter_map(|words| Some((words, text.place(words)?))).collect();
        for (at, (words, place)) in places.iter().enumerate() {
            let others = places.iter().enumerate().filter(|(other, _)| *other != at);
            let others: Vec<_> = others.filter_map(|(_, (words, _))| names.short(words)).collect();
            let says = message(finding, &others, settings.language);
            let reasons = reasons(finding, names, settings.language);
            let says = [vec![says], reasons].concat().join("\n");
            let command = command(finding.severity);
            write!(out, "::{command} file={},", property(text.name()))?;
            if names.is_paged {
                // A file of paragraphs has no lines that the host could show.
                let title = format!("{} – {}", finding.rule, names.human(words));
                write!(out, "title={}", property(&title))?;
            } else {
                write!(out, "line={},col={},", place.line, place.column)?;
                write!(out, "title={}", property(finding.rule))?;
            }
            writeln!(out, "::{}", data(&says))?;
        }
    }
    Ok(())
}

fn message(finding: &Diagnostic<'_>, others: &[String], language: Language) -> String {
    let says = finding.message.in_language(language);
    match (others, language) {
        ([], _) => says.to_owned(),
        (_, Language::Vietnamese) => format!("{says} (cũng ở {})", others.join(", ")),
        (_, Language::English) => format!("{says} (also at {})", others.join(", ")),
    }
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// Words behind the two colons.
fn data(words: &str) -> String {
    let words = seen_lines(words);
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Words behind an equals sign, where a comma and a colon would end them.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(data("100%\r\n::error::"), "100%25%0D%0A::error::");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
