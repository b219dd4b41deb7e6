//! `viendan graph`: the documents and how they stand to one another.

use super::{
    Outcome, Session, args,
    error::Error,
    files, out,
    plan::{Before, Plans},
    run,
};
use crate::{
    extract,
    render::picture::{PAINTERS, Picture},
    resolve,
};

pub(super) fn run(session: Session<'_>, args: &args::Graph) -> Result<Outcome, Error> {
    let inputs = files::inputs(&args.paths)?;
    let plans = Plans::new(&args::Rules::default(), &inputs, Before::Raised)?;
    let mut picture = Picture::default();
    let unreadable = run::each(
        session,
        &inputs,
        |opened| {
            let mut report = extract::report(&opened.text, session.grammar);
            plans.of(opened.named()).introduce(&mut report);
            let graph = resolve::resolve(&report, session.grammar);
            Picture::of(&report, &graph, session.language)
        },
        |one| {
            picture.join(one);
            Ok(())
        },
    )?;
    let mut out = out::plain();
    if let Some(painter) = PAINTERS.iter().find(|it| it.name == args.format) {
        (painter.paint)(&mut out, &picture)?;
    }
    out::finish(out)?;
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}
