//! The check sheet: one page to read, to print, to sign. No script, nothing from outside.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Checked, Counts, Ending, Goes, Renderer, Settings, ours};
use crate::diagnostic::{Language, seen_lines};

mod card;
mod cited;
mod decided;
mod issue;
mod labels;
pub(super) mod places;
pub(super) mod quote;
pub(super) mod rest;
mod top;

use issue::Issues;
use labels::Labels;
use places::Places;

pub(super) const RENDERER: Renderer = Renderer {
    goes: Goes::Beside(Ending { words: "phieu-soat.html", is_ours: ours::is_page }),
    open,
    close,
    ..Renderer::stream("html", file)
};

/// How the sheet looks, on a screen and on paper.
const STYLE: &str = include_str!("html/style.css");
/// Nothing is fetched and nothing is run, whatever a text says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// What every part of the sheet is made from.
#[derive(Debug)]
struct CheckSheet<'r, 't> {
    checked: &'r Checked<'t>,
    issues: Issues<'r, 't>,
    places: Places<'r, 't>,
    labels: &'static Labels,
    settings: Settings,
}

fn open(out: &mut dyn Write, settings: Settings) -> io::Result<()> {
    let labels = Labels::of(settings.language);
    let head = html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="generator" content=(ours::GENERATOR);
            title { (labels.title) }
            style { (PreEscaped(STYLE)) }
        }
    };
    let doctype = DOCTYPE.into_string();
    write!(out, "{doctype}<html lang=\"{}\">{}<body>", labels.lang, head.into_string())
}

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    let sheet = CheckSheet {
        checked,
        issues: Issues::of(checked),
        places: Places::of(checked, settings.language),
        labels: Labels::of(settings.language),
        settings,
    };
    writeln!(out, "{}", seen_lines(&sheet.article().into_string()))
}

fn close(out: &mut dyn Write, _counts: &Counts, _settings: Settings) -> io::Result<()> {
    writeln!(out, "</body></html>")
}

impl CheckSheet<'_, '_> {
    fn article(&self) -> Markup {
        html! {
            article {
                (self.top())
                (self.verdict())
                (self.decisions())
                (self.machine())
                (self.hints())
                (self.cited())
                (self.unchecked())
                (self.signatures())
                (self.foot())
            }
        }
    }

    fn language(&self) -> Language {
        self.settings.language
    }
}
