//! `viendan query`: a question to the registry, or to files alone.

use std::io::Write as _;

use super::{Outcome, Session, error::Error, gather, out, registry::args, shelf};
use crate::{diagnostic::Words, query, render::answer, text::Text};

pub(super) fn run(session: Session<'_>, args: &args::Query) -> Result<Outcome, Error> {
    let (registry, unreadable) =
        gather::of_paths(session, &args.paths, args.shelf.registry.as_deref())?;
    // A question that was typed in parts is read in whole letters.
    let text = Text::new("", args.question.clone(), session.grammar.letters());
    let question = text.words();
    let fails = |source| shelf::Error::Question { question: question.to_owned(), source };
    let answer = query::ask(question, &registry, session.grammar).map_err(fails)?;
    let mut out = out::plain();
    answer::write(&mut out, &answer, &args.to, (session.language, session.grammar))?;
    out::finish(out)?;
    if answer.is_cut {
        // Said to the quiet too: an answer that is not whole must not look as if it were.
        writeln!(std::io::stderr(), "{}", cut().in_language(session.language)).ok();
    }
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}

/// Why an answer does not hold every path.
fn cut() -> Words {
    let most = query::MOST_PATHS;
    Words::new(
        format!(
            "chưa hết: chỉ tìm đến giới hạn, nêu nhiều nhất {most} đường ngắn nhất; có thể còn đường khác"
        ),
        format!(
            "not all: the search stops at its bounds and tells the {most} shortest paths at most; there may be others"
        ),
    )
}
