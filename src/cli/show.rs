//! `viendan show`: what was read, paragraph by paragraph, and what was not.

use std::io::Write as _;

use super::{Outcome, Session, args, error::Error, files, out, run};
use crate::render::show;

pub(super) fn run(session: Session<'_>, args: &args::Show) -> Result<Outcome, Error> {
    let inputs = files::inputs(session, &args.paths)?;
    let session = Session { track: args.changes.track.into(), ..session };
    let mut out = out::plain();
    let unreadable = run::each(
        session,
        &inputs,
        |opened| {
            let mut written = Vec::new();
            show::show(&mut written, &opened.text, session.language).map(|()| written)
        },
        |written| Ok(out.write_all(&written?)?),
    )?;
    out::finish(out)?;
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}
