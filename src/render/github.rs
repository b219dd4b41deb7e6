//! Annotations of GitHub: one at each disputed place, each naming the others.

use std::io::{self, Write};

use super::{Checked, Renderer, Settings, block::reasons};
use crate::diagnostic::{Diagnostic, Language, Severity};

pub(super) const RENDERER: Renderer = Renderer::stream("github", file);

fn file(out: &mut dyn Write, checked: &Checked<'_, '_>, settings: Settings) -> io::Result<()> {
    for finding in checked.findings {
        let text = checked.text();
        let disputed = finding.labels.iter().filter(|label| label.disputed);
        let places: Vec<_> = disputed.filter_map(|label| text.place(label.words)).collect();
        for (at, place) in places.iter().enumerate() {
            let others = places.iter().enumerate().filter(|(other, _)| *other != at);
            let others = others.map(|(_, place)| format!("{}:{}", place.line, place.column));
            let says = message(finding, &others.collect::<Vec<_>>(), settings.language);
            let says = [vec![says], reasons(text, finding, settings.language)].concat().join("\n");
            writeln!(
                out,
                "::{} file={},line={},col={},title={}::{}",
                command(finding.severity),
                property(text.name()),
                place.line,
                place.column,
                property(finding.rule),
                data(&says),
            )?;
        }
    }
    Ok(())
}

fn message(finding: &Diagnostic<'_>, others: &[String], language: Language) -> String {
    let mut says = finding.message.in_language(language).to_owned();
    if !others.is_empty() {
        let also = if language == Language::Vietnamese { "cũng ở" } else { "also at" };
        says.push_str(&format!(" ({also} {})", others.join(", ")));
    }
    says
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
