//! Answers about the open texts.

use std::{fs, io};

use super::{
    Service,
    files::{LARGEST, MOST, Opened, too_large},
    journal,
    query::Query,
    reply::{Reply, WORD},
    wire::{self, Decide, Taste},
};
use crate::{
    check::Checked,
    diagnostic::{Language, Words},
    mend::{self, Trust},
    read,
    render::{RENDERERS, Settings, page},
    review::{self, Task},
};

/// The file of a person's taste.
const TASTE: &str = "trang.json";

/// The open files, the registry and the limits, as the page shows them.
pub(super) fn desk(service: &Service) -> Reply {
    let kept = fs::read(service.setup.home.join(TASTE)).ok();
    let taste: Taste = kept.and_then(|it| serde_json::from_slice(&it).ok()).unwrap_or_default();
    let usual = match service.setup.language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    };
    let language = taste.language.or_else(|| Some(usual.to_owned()));
    let files = service.files.all();
    Reply::json(&wire::State {
        taste: Taste { language, ..taste },
        files: files.iter().map(|opened| service.tally(opened)).collect(),
        registry: service.shelf.figures(),
        limits: wire::Limits {
            bytes: LARGEST,
            too_large: (&too_large(LARGEST)).into(),
            files: MOST,
            endings: read::extensions().collect(),
        },
    })
}

/// Keeps how a person likes the page.
pub(super) fn taste(service: &Service, taste: &Taste) -> Reply {
    // A page that forgets its colours still works.
    journal::write(&service.setup.home.join(TASTE), taste).ok();
    Reply::json(taste)
}

/// An open text in figures.
pub(super) fn file(service: &Service, opened: &Opened) -> Reply {
    Reply::json(&service.tally(opened))
}

/// An open text, all of it.
pub(super) fn whole(service: &Service, opened: &Opened, query: &Query) -> Reply {
    let language = query.language();
    let sight = page::sight(&service.check(opened, language), language);
    let undo = opened.journal().can_undo();
    let (id, name) = (opened.id.clone(), opened.text.name().to_owned());
    Reply::json(&wire::Whole { id, name, undo, sight })
}

/// Takes a decision.
pub(super) fn decide(
    service: &Service,
    opened: &Opened,
    asked: &Decide,
    query: &Query,
) -> Result<Reply, Words> {
    opened.journal().decide(&asked.prints, asked.decision.as_ref()).map_err(|it| unsaved(&it))?;
    Ok(whole(service, opened, query))
}

/// Takes the last step back.
pub(super) fn undo(service: &Service, opened: &Opened, query: &Query) -> Result<Reply, Words> {
    opened.journal().undo().map_err(|it| unsaved(&it))?;
    Ok(whole(service, opened, query))
}

fn unsaved(error: &io::Error) -> Words {
    let why = Words::of_system(error);
    why.behind(&Words::new("chưa ghi được quyết định", "not saved"))
}

/// The text in its frame, or a file that a person takes away.
pub(super) fn product(service: &Service, opened: &Opened, what: &str, query: &Query) -> Reply {
    let language = query.language();
    let checked = service.check(opened, language);
    let now = (service.setup.now)();
    let settings = Settings { language, began: now, ..Settings::default() };
    let name = |end: &str| format!("{}.{end}", stem(opened.text.name()));
    match what {
        "paper" => Reply::paper(page::paper(&checked, language)),
        "sheet" => Reply::sheet(rendered("html", &checked, settings)),
        "sheet-file" => {
            let sheet = rendered("html", &checked, settings);
            Reply::file("text/html; charset=utf-8", &name("phieu-soat.html"), sheet)
        }
        "table" => {
            let table = rendered("csv", &checked, settings);
            Reply::file("text/csv; charset=utf-8", &name("viec-can-lam.csv"), table)
        }
        "text" => {
            let settled = checked.settled();
            let changes = mend::changes(&settled.report, &settled.findings, Trust::Decided);
            let mended = mend::apply(&opened.text, &opened.original, &changes);
            Reply::file("text/plain; charset=utf-8", &name("da-sua.txt"), mended)
        }
        "original" if review::is_word(&checked) => {
            Reply::file(WORD, opened.text.name(), opened.original.clone())
        }
        "word" => {
            word(checked, Task { language, now, trust: Trust::Decided }, &name("da-soat.docx"))
        }
        _ => Reply::status(404),
    }
}

/// The Word copy with what was decided.
fn word(checked: Checked<'_>, task: Task, name: &str) -> Reply {
    match review::reviewed(&checked.settled(), task) {
        Ok(Some(copy)) => Reply::file(WORD, name, copy.bytes),
        Ok(None) => Reply::status(404),
        Err(error) => Reply::sorry(&error.words()),
    }
}

/// What one of the formats makes of a text.
fn rendered(format: &str, checked: &Checked<'_>, settings: Settings) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(renderer) = RENDERERS.iter().find(|it| it.name == format) {
        let (open, file, close) = (renderer.open, renderer.file, renderer.close);
        // Memory takes everything.
        open(&mut bytes, settings)
            .and_then(|()| file(&mut bytes, checked, settings))
            .and_then(|()| close(&mut bytes, &checked.counts(), settings))
            .ok();
    }
    bytes
}

/// A name without its extension.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
