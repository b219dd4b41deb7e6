//! One finding a line, as JSON; the last line is the summary.

use std::io::{self, Write};

use serde::Serialize;

use super::{
    Checked, Counts, Renderer, Settings,
    json::{Closing, Finding, VERSION, line},
};

pub(super) const RENDERER: Renderer = Renderer { close, ..Renderer::stream("jsonl", file) };

#[derive(Debug, Serialize)]
struct Last {
    version: u8,
    #[serde(flatten)]
    closing: Closing,
}

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    for finding in &checked.findings {
        line(out, &Finding::of(checked.text(), finding, settings.language))?;
    }
    Ok(())
}

fn close(out: &mut dyn Write, counts: &Counts, _settings: Settings) -> io::Result<()> {
    line(out, &Last { version: VERSION, closing: Closing::of(counts) })
}
