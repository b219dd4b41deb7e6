//! What is answered about the open texts.

use std::{fs, io, sync::PoisonError};

use super::{
    Desk,
    files::{Opened, Tally},
    journal,
    reply::Reply,
    routes::Query,
    wire::{self, Decide, Taste},
};
use crate::{
    check::{Checked, Decision},
    diagnostic::{Diagnostic, Language, Severity, Words},
    mend::{self, Trust},
    render::{self, RENDERERS, Settings, page},
};

/// What a Word file is.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// The file of a person's taste.
const TASTE: &str = "trang.json";

/// What stands on the desk.
pub(super) fn desk(desk: &Desk) -> Reply {
    let kept = fs::read(desk.setup.home.join(TASTE)).ok();
    let taste: Taste = kept.and_then(|it| serde_json::from_slice(&it).ok()).unwrap_or_default();
    let usual = match desk.setup.language {
        Language::Vietnamese => "vi",
        Language::English => "en",
    };
    let language = taste.language.or_else(|| Some(usual.to_owned()));
    let files = desk.files.all();
    Reply::json(&wire::Desk {
        version: env!("CARGO_PKG_VERSION"),
        taste: Taste { language, ..taste },
        files: files.iter().map(|opened| tally(desk, opened)).collect(),
        registry: desk.shelf.figures(),
    })
}

/// Keeps how a person likes the page.
pub(super) fn taste(desk: &Desk, taste: &Taste) -> Reply {
    // A page that forgets its colours still works.
    journal::write(&desk.setup.home.join(TASTE), taste).ok();
    Reply::json(taste)
}

/// An open text in figures.
pub(super) fn file(desk: &Desk, opened: &Opened) -> Reply {
    Reply::json(&tally(desk, opened))
}

pub(super) fn tally(desk: &Desk, opened: &Opened) -> wire::File {
    let mut known = opened.tally.lock().unwrap_or_else(PoisonError::into_inner);
    let Tally { counts, prints } = known.get_or_insert_with(|| {
        let checked = desk.check(opened, Language::default());
        let findings = checked.findings.iter().zip(&checked.fingerprints);
        let is_safe = |it: &Diagnostic<'_>| it.fix.as_ref().is_some_and(|fix| fix.safe);
        let is_card = |it: &Diagnostic<'_>| it.severity != Severity::Info || is_safe(it);
        let cards = findings.filter(|(finding, _)| is_card(finding));
        Tally { counts: checked.counts(), prints: cards.map(|(_, print)| print.clone()).collect() }
    });
    let journal = opened.journal();
    let is_settled =
        |print: &&String| journal.decisions().get(*print).is_some_and(Decision::is_settled);
    wire::File {
        id: opened.id.clone(),
        name: opened.text.name().to_owned(),
        size: opened.original.len(),
        errors: counts.errors,
        warnings: counts.warnings,
        notes: counts.notes.saturating_sub(counts.asides),
        citations: counts.citations,
        documents: counts.documents,
        decided: prints.iter().filter(is_settled).count(),
        cards: prints.len(),
    }
}

/// An open text, all of it.
pub(super) fn whole(desk: &Desk, opened: &Opened, query: &Query) -> Reply {
    let language = query.language();
    let sight = page::sight(&desk.check(opened, language), language);
    let undo = opened.journal().can_undo();
    let (id, name) = (opened.id.clone(), opened.text.name().to_owned());
    Reply::json(&wire::Whole { id, name, undo, sight })
}

/// Takes a decision.
pub(super) fn decide(
    desk: &Desk,
    opened: &Opened,
    asked: &Decide,
    query: &Query,
) -> Result<Reply, Words> {
    opened.journal().decide(&asked.prints, asked.decision.as_ref()).map_err(|it| unsaved(&it))?;
    Ok(whole(desk, opened, query))
}

/// Takes the last step back.
pub(super) fn undo(desk: &Desk, opened: &Opened, query: &Query) -> Result<Reply, Words> {
    opened.journal().undo().map_err(|it| unsaved(&it))?;
    Ok(whole(desk, opened, query))
}

fn unsaved(error: &io::Error) -> Words {
    Words::new(format!("chưa ghi được quyết định: {error}"), format!("not saved: {error}"))
}

/// The text in its frame, or a file that a person takes away.
pub(super) fn product(desk: &Desk, opened: &Opened, what: &str, query: &Query) -> Reply {
    let language = query.language();
    let checked = desk.check(opened, language);
    let settings = Settings { language, began: (desk.setup.now)(), ..Settings::default() };
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
        "original" if render::is_word(&checked) => {
            Reply::file(WORD, opened.text.name(), opened.original.clone())
        }
        "word" => word(checked, settings, &name("da-soat.docx")),
        _ => Reply::status(404),
    }
}

/// The Word copy with what was decided.
fn word(checked: Checked<'_>, settings: Settings, name: &str) -> Reply {
    match render::reviewed(&checked.settled(), settings) {
        Ok(Some(copy)) => Reply::file(WORD, name, copy.bytes),
        Ok(None) => Reply::status(404),
        Err(error) => Reply::json(&wire::Sorry::from(&error.words())).with_status(422),
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
