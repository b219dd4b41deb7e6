//! `viendan query`: a question to the registry, or to files alone.

use std::io::Write as _;

use super::{Outcome, Session, error::Error, gather, out, registry::args, shelf};
use crate::{
    diagnostic::Words,
    query::{self, Order},
    render::answer::{self, Shown},
    text::Text,
};

pub(super) fn run(session: Session<'_>, args: &args::Query) -> Result<Outcome, Error> {
    if args.list {
        let mut out = out::plain();
        write!(out, "{}", answer::list(session.language))?;
        out::finish(out)?;
        return Ok(Outcome::Clean);
    }
    let (registry, unreadable) =
        gather::of_paths(session, &args.paths, args.shelf.registry.as_deref())?;
    // A question that was typed in parts is read in whole letters.
    let text = Text::new("", args.question.clone().unwrap_or_default(), session.grammar.letters());
    let question = text.words();
    let fails = |source| shelf::Error::Question { question: question.to_owned(), source };
    let mut answer = query::ask(question, &registry, session.grammar).map_err(fails)?;
    let order: Order = args.view.sort.into();
    answer.sort(order);
    if order == Order::Reasons && answer.ties.is_empty() {
        answer.sort_by_times(&registry.times_cited().map_err(|it| fails(it.into()))?);
    }
    if args.view.reverse {
        answer.documents.reverse();
    }
    let shown = Shown {
        by: args.view.group.map(Into::into),
        limit: args.view.limit,
        is_count: args.view.count,
        has_paths: args.view.full_paths,
        width: out::width(),
    };
    let mut out = out::plain();
    answer::write(&mut out, &answer, (&args.to, shown), (session.language, session.grammar))?;
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
