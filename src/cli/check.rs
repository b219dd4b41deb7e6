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
use crate::{
    check::{Checked, Counts},
    config::FailOn,
    render::Settings,
};

/// What every text is checked with.
#[derive(Debug, Clone, Copy)]
struct Task<'a> {
    plans: &'a Plans,
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
    let fail_on = args.ending.fail_on.map(Into::into);
    let memory = Memory::new(&args.rules, &plans)?;
    if args.ending.require_registry && !memory.has_registry() {
        return Err(Error::NoRegistry);
    }
    let task = Task { plans: &plans, writers: &writers, settings, fail_on };

    let mut pipes = Pipes::open(session, settings, &writers)?;
    let mut counts = Counts::default();
    let mut stops = false;
    let unreadable = run::checked(
        (session, &plans, &memory),
        &inputs,
        |checked, opened| write(task, &checked, opened),
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
        0 if stops && !args.ending.exit_zero => Outcome::Found,
        0 => Outcome::Clean,
        _ => Outcome::Partial,
    })
}

/// Writes what was found in one text to memory, in every format.
fn write(task: Task<'_>, checked: &Checked<'_>, opened: &Opened) -> io::Result<Verdict> {
    let Task { plans, writers, settings, fail_on } = task;
    let fail_on = fail_on.unwrap_or(plans.of(opened.named()).fail_on());
    let counts = checked.counts();
    let parts = writers.iter().map(|it| it.write(checked, opened, (&counts, settings)));
    let parts = parts.collect::<Result<_, _>>()?;
    Ok(Verdict { parts, stops: fail_on.stops(counts.gravest()), counts })
}
