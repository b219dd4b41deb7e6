//! `viendan check`: what is wrong before the report is signed.

use std::io::{self, Write as _};

use super::{Outcome, Session, args, choice::Choice, error::Error, files, out, run};
use crate::{
    extract::{self, Report},
    graph::Graph,
    model::Form,
    render::{Checked, Counts, RENDERERS, Renderer, Settings},
    resolve,
    rules::{self, Case},
    text::Text,
};

pub(super) fn run(session: Session<'_>, args: &args::Check) -> Result<Outcome, Error> {
    let choice = Choice::new(args)?;
    let inputs = files::inputs(&args.paths)?;
    let Some(renderer) = RENDERERS.iter().find(|it| it.name == args.format) else {
        return Ok(Outcome::Clean);
    };
    let settings = Settings { language: session.language, quiet: session.quiet };
    let is_for_people = RENDERERS.first().is_some_and(|first| first.name == renderer.name);
    let mut out = if is_for_people { out::coloured(session.colour) } else { out::plain() };

    out.write_all(renderer.opening.as_bytes())?;
    let mut counts = Counts::default();
    let mut has_written = false;
    let unreadable = run::each(
        session,
        &inputs,
        |text| check(session, text, &choice, (renderer, settings)),
        |result| {
            let (written, figures) = result?;
            counts += figures;
            if has_written && !written.is_empty() {
                out.write_all(renderer.between.as_bytes())?;
            }
            has_written |= !written.is_empty();
            out.write_all(&written)
        },
    )?;
    counts.unreadable = unreadable;
    (renderer.close)(&mut out, &counts, settings)?;
    out::finish(out)?;
    Ok(match unreadable {
        0 if args.fail_on.stops(counts.gravest()) => Outcome::Found,
        0 => Outcome::Clean,
        _ => Outcome::Partial,
    })
}

/// Checks one text and writes what was found to memory.
fn check(
    session: Session<'_>,
    text: &Text,
    choice: &Choice<'_>,
    (renderer, settings): (&Renderer, Settings),
) -> io::Result<(Vec<u8>, Counts)> {
    let report = extract::report(text, session.grammar);
    let graph = resolve::resolve(&report, session.grammar);
    let case = Case { report: &report, graph: &graph, grammar: session.grammar };
    let findings = rules::run(&case, |rule| choice.takes(rule));
    let checked = Checked { text, header: &report.header, findings: &findings };
    let mut written = Vec::new();
    (renderer.file)(&mut written, &checked, settings)?;
    let mut counts = Counts::of(&findings);
    counts += figures(session, &report, &graph);
    Ok((written, counts))
}

fn figures(session: Session<'_>, report: &Report<'_>, graph: &Graph<'_>) -> Counts {
    let unread = extract::unread(report, session.grammar);
    Counts {
        files: 1,
        citations: report.mentions.iter().filter(|it| it.form != Form::Back).count(),
        documents: graph.documents().len().saturating_sub(1),
        unread: unread.iter().filter(|it| it.reason.is_none()).count(),
        ..Counts::default()
    }
}
