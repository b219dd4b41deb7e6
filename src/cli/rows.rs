//! `viendan grammar check`: every sentence of every row.

use std::io::Write as _;

use super::{
    Outcome, Session,
    args::{self, GrammarCommand},
    error::Error,
    out,
};
use crate::{
    diagnostic::Language,
    grammar::Grammar,
    sentences::{self, Failure},
};

pub(super) fn run(session: Session<'_>, args: &args::Grammar) -> Result<Outcome, Error> {
    let GrammarCommand::Check { folder } = &args.command;
    let loaded = folder.as_deref().map(Grammar::load).transpose()?;
    let grammar = loaded.as_ref().unwrap_or(session.grammar);
    let failures = sentences::check(grammar);
    let mut out = out::plain();
    for Failure { file, words, sentence, is_found } in &failures {
        let verdict = match (session.language, is_found) {
            (Language::Vietnamese, true) => "không được nhận ra ở câu",
            (Language::Vietnamese, false) => "phải được nhận ra ở câu",
            (Language::English, true) => "must not be found in",
            (Language::English, false) => "must be found in",
        };
        writeln!(out, "{file}: `{words}` {verdict}: {sentence}")?;
    }
    if !session.quiet {
        let rows = grammar.rows().count();
        let sentences: usize = grammar.rows().map(|it| it.accepts.len() + it.rejects.len()).sum();
        let wrong = failures.len();
        match session.language {
            Language::Vietnamese => writeln!(out, "{rows} hàng, {sentences} câu: {wrong} câu sai")?,
            Language::English => writeln!(out, "{rows} rows, {sentences} sentences: {wrong} fail")?,
        }
    }
    out::finish(out)?;
    Ok(if failures.is_empty() { Outcome::Clean } else { Outcome::Found })
}
