//! All findings of a run in one JSON object.

use std::io::{self, Write};

use super::{
    Checked, Counts, Renderer, Settings,
    json::{Closing, Finding, VERSION, inner, written},
};

pub(super) const RENDERER: Renderer =
    Renderer { between: BETWEEN, open, close, ..Renderer::stream("json", file) };

const BETWEEN: &str = ",";

fn open(out: &mut dyn Write, _settings: Settings) -> io::Result<()> {
    write!(out, "{{\"version\":{VERSION},\"diagnostics\":[")
}

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    for (at, finding) in checked.findings.iter().enumerate() {
        if at > 0 {
            out.write_all(BETWEEN.as_bytes())?;
        }
        let finding = Finding::of(checked.text(), finding, settings.language);
        out.write_all(written(&finding)?.as_bytes())?;
    }
    Ok(())
}

fn close(out: &mut dyn Write, counts: &Counts, _settings: Settings) -> io::Result<()> {
    out.write_all(b"],")?;
    let closing = written(&Closing::of(counts))?;
    writeln!(out, "{}", inner(&closing))
}
