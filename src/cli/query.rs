//! `viendan query`: a question to the registry, or to files alone.

use super::{Outcome, Session, error::Error, out, registry::args, shelf};
use crate::{query, render::answer, text::Text};

pub(super) fn run(session: Session<'_>, args: &args::Query) -> Result<Outcome, Error> {
    let (registry, unreadable) =
        shelf::of_paths(session, &args.paths, args.shelf.registry.as_deref())?;
    // A question that was typed in parts is read in whole letters.
    let text = Text::new("", args.question.clone(), session.grammar.letters());
    let question = text.words();
    let fails = |source| shelf::Error::Question { question: question.to_owned(), source };
    let answer = query::ask(question, &registry, session.grammar).map_err(fails)?;
    let mut out = out::plain();
    answer::write(&mut out, &answer, &args.to, (session.language, session.grammar))?;
    out::finish(out)?;
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}
