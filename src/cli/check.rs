//! `viendan check`: what is wrong before the report is signed.

use std::io;

use super::{
    Outcome, Session, args,
    choice::Choice,
    clock,
    error::Error,
    files::{self, Opened},
    pipes::Pipes,
    run,
    writers::{self, Part, Writer},
};
use crate::{
    extract,
    model::Form,
    render::{Checked, Counts, Settings},
    resolve,
    rules::{self, Case},
};

/// What every text is checked with.
#[derive(Debug, Clone, Copy)]
struct Task<'a> {
    session: Session<'a>,
    choice: &'a Choice<'a>,
    writers: &'a [Writer],
    settings: Settings,
}

pub(super) fn run(session: Session<'_>, args: &args::Check) -> Result<Outcome, Error> {
    let choice = Choice::new(args)?;
    let inputs = files::inputs(&args.paths)?;
    let session = Session { track: args.track.into(), ..session };
    let writers = writers::writers(args, &inputs)?;
    let settings =
        Settings { language: session.language, quiet: session.quiet, began: clock::now() };
    let task = Task { session, choice: &choice, writers: &writers, settings };

    let mut pipes = Pipes::open(session, settings, &writers)?;
    let mut counts = Counts::default();
    let unreadable = run::each(
        session,
        &inputs,
        |opened| check(task, opened),
        |result| {
            let (parts, figures) = result?;
            counts += figures;
            pipes.take(parts)
        },
    )?;
    counts.unreadable = unreadable;
    pipes.close(&counts)?;
    Ok(match unreadable {
        0 if args.fail_on.stops(counts.gravest()) => Outcome::Found,
        0 => Outcome::Clean,
        _ => Outcome::Partial,
    })
}

/// Checks one text and writes what was found to memory, in every format.
fn check(task: Task<'_>, opened: &Opened) -> io::Result<(Vec<Part>, Counts)> {
    let Task { session, choice, writers, settings } = task;
    let report = extract::report(&opened.text, session.grammar);
    let graph = resolve::resolve(&report, session.grammar);
    let case = Case { report: &report, graph: &graph, grammar: session.grammar };
    let findings = rules::run(&case, |rule| choice.takes(rule));
    let checked = Checked {
        report: &report,
        graph: &graph,
        findings: &findings,
        unread: &extract::unread(&report, session.grammar),
        original: &opened.original,
    };
    let mut counts = Counts::of(&findings);
    counts += figures(&checked);
    let parts = writers.iter().map(|writer| writer.write(&checked, opened, (&counts, settings)));
    Ok((parts.collect::<Result<_, _>>()?, counts))
}

fn figures(checked: &Checked<'_, '_>) -> Counts {
    let Checked { report, graph, unread, .. } = checked;
    Counts {
        files: 1,
        citations: report.mentions.iter().filter(|it| it.form != Form::Back).count(),
        documents: graph.documents().len().saturating_sub(1),
        unread: unread.iter().filter(|it| it.reason.is_none()).count(),
        ..Counts::default()
    }
}
