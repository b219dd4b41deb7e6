//! `viendan check`: what is wrong before the report is signed.

use std::io;

use super::{
    Outcome, Session, args,
    error::Error,
    files::{self, Opened},
    memory::Memory,
    out,
    pipes::Pipes,
    plan::{Before, Plans},
    run,
    writers::{self, Part, Writer},
};
use crate::{check::Counts, config::FailOn, render::Settings};

/// What every text is checked with.
#[derive(Debug, Clone, Copy)]
struct Task<'a> {
    session: Session<'a>,
    plans: &'a Plans,
    memory: &'a Memory,
    writers: &'a [Writer],
    settings: Settings,
    fail_on: Option<FailOn>,
}

/// What came of one text.
#[derive(Debug)]
struct Verdict {
    parts: Vec<Part>,
    counts: Counts,
    stops: bool,
}

pub(super) fn run(session: Session<'_>, args: &args::Check) -> Result<Outcome, Error> {
    let inputs = files::inputs(session, &args.paths)?;
    let plans = Plans::new(&args.rules, &inputs, Before::LeftOut(args.baseline.as_deref()))?;
    let session = plans.heard(&args.rules, session);
    let writers = writers::writers(args, &inputs)?;
    let Session { language, quiet, began, .. } = session;
    let width = out::width();
    let settings =
        Settings { language, quiet, began, width, statistics: args.statistics, all: args.all };
    let fail_on = args.fail_on.map(Into::into);
    let memory = Memory::new(session, &args.rules, (&plans, &inputs))?;
    let task =
        Task { session, plans: &plans, memory: &memory, writers: &writers, settings, fail_on };

    let mut pipes = Pipes::open(session, settings, &writers)?;
    let mut counts = Counts::default();
    let mut stops = false;
    let unreadable = run::each(
        session,
        &inputs,
        |opened| check(task, opened),
        |result| {
            let result = result?;
            counts += result.counts;
            stops |= result.stops;
            pipes.take(result.parts)
        },
    )?;
    counts.unreadable = unreadable;
    let failed = pipes.close(&counts)?;
    memory.fault()?;
    Ok(match unreadable + failed {
        0 if stops && !args.exit_zero => Outcome::Found,
        0 => Outcome::Clean,
        _ => Outcome::Partial,
    })
}

/// Checks one text and writes what was found to memory, in every format.
fn check(task: Task<'_>, opened: &Opened) -> io::Result<Verdict> {
    let Task { session, plans, memory, writers, settings, fail_on } = task;
    let plan = plans.of(opened.named());
    let fail_on = fail_on.unwrap_or(plan.fail_on());
    let checked = plan.check((session, memory, memory.as_of()), opened);
    let counts = checked.counts();
    let parts = writers.iter().map(|it| it.write(&checked, opened, (&counts, settings)));
    let parts = parts.collect::<Result<_, _>>()?;
    Ok(Verdict { parts, stops: fail_on.stops(counts.gravest()), counts })
}
