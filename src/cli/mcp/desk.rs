//! Answers what an assistant asks, with what the other commands have.

use std::path::PathBuf;

use super::{
    super::{
        Session, args,
        error::Error,
        files::{self, Input, Opened},
        memory::Memory,
        plan::{Before, Plans},
        registry::args::Shelf,
        shelf, trace,
    },
    Draft, Expression, File, Named, Question,
};
use crate::{
    check::Counts,
    diagnostic::Words,
    query,
    render::{RENDERERS, Settings, answer},
    rules::Profile,
    text::Text,
};

/// The name of a text that came from no file.
const DRAFT: &str = "draft.txt";

/// The answer to a question, or what went wrong and what to do about it.
pub(super) fn answer(
    session: Session<'_>,
    shelf: &Shelf,
    question: Question,
) -> Result<String, String> {
    let said = |words: Words| words.in_language(session.language).to_owned();
    let result = match question {
        Question::Check(Draft { text, profile }) => {
            let profile = named(profile.as_deref())?;
            let original = text.clone().into_bytes();
            let text = Text::new(DRAFT, text, session.grammar.letters());
            check(session, shelf, (&Opened { text, original, path: None }, &[], profile))
        }
        Question::CheckFile(File { path, profile }) => {
            let profile = named(profile.as_deref())?;
            let input = Input::File(PathBuf::from(path));
            let opened = files::read(session, &input)
                .map_err(|it| format!("{}: {}", it.name, said(it.words)))?;
            check(session, shelf, (&opened, &[input], profile))
        }
        Question::LookUp(Named { name }) => look_up(session, shelf, &name),
        Question::Ask(Expression { expression }) => ask(session, shelf, &expression),
    };
    result.map_err(|error| said(error.words()))
}

/// The profile of a name; one that is none is told those that are.
fn named(name: Option<&str>) -> Result<Option<Profile>, String> {
    let unknown = |name| {
        format!("profile: {name:?} is none of {}", Profile::ALL.map(Profile::name).join(", "))
    };
    name.map(|name| Profile::named(name).ok_or_else(|| unknown(name))).transpose()
}

fn check(
    session: Session<'_>,
    shelf: &Shelf,
    (opened, inputs, profile): (&Opened, &[Input], Option<Profile>),
) -> Result<String, Error> {
    let rules = args::Rules { profile, shelf: shelf.clone(), ..args::Rules::default() };
    let plans = Plans::new(&rules, inputs, Before::LeftOut(None))?;
    let memory = Memory::new(&rules, &plans)?;
    let checked = plans.of(opened.named()).check((session, &memory, memory.as_of()), opened);
    let settings =
        Settings { language: session.language, began: session.began, ..Settings::default() };
    let counts: Counts = checked.counts();
    let mut out = Vec::new();
    for renderer in RENDERERS.iter().filter(|it| it.name == "json") {
        (renderer.open)(&mut out, settings)?;
        (renderer.file)(&mut out, &checked, settings)?;
        (renderer.close)(&mut out, &counts, settings)?;
    }
    drop(checked);
    memory.fault()?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

fn look_up(session: Session<'_>, shelf: &Shelf, name: &str) -> Result<String, Error> {
    let registry = shelf::to_read(shelf.registry.as_deref())?;
    let mut out = Vec::new();
    trace::write((session, &mut out), &registry, name)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

fn ask(session: Session<'_>, shelf: &Shelf, expression: &str) -> Result<String, Error> {
    let registry = shelf::to_read(shelf.registry.as_deref())?;
    let fails = |source| shelf::Error::Question { question: expression.to_owned(), source };
    let found = query::ask(expression, &registry, session.grammar).map_err(fails)?;
    let mut out = Vec::new();
    let shown = answer::Shown::default();
    answer::write(&mut out, &found, ("jsonl", shown), (session.language, session.grammar))?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}
