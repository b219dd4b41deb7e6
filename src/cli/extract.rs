//! `viendan extract`: every mention, as one object a line.

use std::io::{self, Write as _};

use super::{
    Outcome, Session, args,
    error::Error,
    files::{self, Opened},
    out,
    plan::{Before, Plans},
    run,
};
use crate::{extract, render::json, resolve};

pub(super) fn run(session: Session<'_>, args: &args::Extract) -> Result<Outcome, Error> {
    let inputs = files::inputs(session, &args.paths)?;
    let session = Session { track: args.changes.track.into(), ..session };
    let plans = Plans::new(&args::Rules::default(), &inputs, Before::Raised)?;
    let mut out = out::plain();
    let unreadable = run::each(
        session,
        &inputs,
        |opened| extract(session, &plans, opened, args),
        |written| Ok(out.write_all(&written?)?),
    )?;
    out::finish(out)?;
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}

fn extract(
    session: Session<'_>,
    plans: &Plans,
    opened: &Opened,
    args: &args::Extract,
) -> io::Result<Vec<u8>> {
    let office = plans.of(opened.named()).office();
    let (report, graph) = resolve::linked(&opened.text, session.grammar, &office);
    let mut written = Vec::new();
    json::records(&mut written, &report, &graph)?;
    if args.unread {
        json::unread(&mut written, &opened.text, &extract::unread(&report, session.grammar))?;
    }
    Ok(written)
}
