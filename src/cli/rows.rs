//! `viendan grammar check`: every sentence of every row.

use std::{collections::BTreeMap, io::Write as _};

use super::{
    Outcome, Session,
    args::{self, GrammarCommand},
    error::Error,
    out,
};
use crate::{
    diagnostic::Language,
    grammar::{self, Grammar},
    sentences::{self, Failure},
};

pub(super) fn run(session: Session<'_>, args: &args::Grammar) -> Result<Outcome, Error> {
    let GrammarCommand::Check { folder } = &args.command;
    let loaded = folder.as_deref().map(Grammar::load).transpose()?;
    let grammar = loaded.as_ref().unwrap_or(session.grammar);
    let failures = sentences::check(grammar);
    let mut out = out::plain();
    for Failure { origin, words, sentence, is_found } in &failures {
        let grammar::Origin { file, line, .. } = origin;
        let verdict = match (session.language, is_found) {
            (Language::Vietnamese, true) => "không được nhận ra ở câu",
            (Language::Vietnamese, false) => "phải được nhận ra ở câu",
            (Language::English, true) => "must not be found in",
            (Language::English, false) => "must be found in",
        };
        writeln!(out, "{file}:{line}: `{words}` {verdict}: {sentence}")?;
    }
    if !session.quiet {
        let mut tables: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for row in sentences::tried(grammar) {
            let (rows, sentences) = tables.entry(row.origin.file).or_default();
            *rows += 1;
            *sentences += row.accepts.len() + row.rejects.len();
        }
        for (file, (rows, sentences)) in tables {
            let wrong = failures.iter().filter(|it| it.origin.file == file).count();
            match session.language {
                Language::Vietnamese => {
                    writeln!(out, "{file}: {rows} hàng, {sentences} câu: {wrong} câu sai")?;
                }
                Language::English => {
                    writeln!(out, "{file}: {rows} rows, {sentences} sentences: {wrong} fail")?;
                }
            }
        }
    }
    out::finish(out)?;
    Ok(if failures.is_empty() { Outcome::Clean } else { Outcome::Found })
}
