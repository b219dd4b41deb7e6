//! One line a finding, for editors and for `grep`.

use std::io::{self, Write};

use super::{Checked, Renderer, Settings};
use crate::diagnostic::seen;

pub(super) const RENDERER: Renderer = Renderer::stream("short", file);

/// `bao-cao.txt:69:162: date-conflict message (158:89)`
fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    for finding in &checked.findings {
        let mut places =
            finding.labels.iter().filter_map(|label| checked.text().place(label.words));
        write!(out, "{}", seen(checked.text().name()))?;
        if let Some(first) = places.next() {
            write!(out, ":{}:{}", first.line, first.column)?;
        }
        let message = finding.message.in_language(settings.language);
        write!(out, ": {} {}", finding.rule, seen(message))?;
        let others: Vec<_> =
            places.map(|place| format!("{}:{}", place.line, place.column)).collect();
        if !others.is_empty() {
            write!(out, " ({})", others.join(", "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
