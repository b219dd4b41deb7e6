//! `viendan graph`: the documents and how they stand to one another.

use super::{Outcome, Session, args, error::Error, gather, out, shelf};
use crate::{
    model::Relation,
    registry,
    render::picture::{PAINTERS, Picture},
};

pub(super) fn run(session: Session<'_>, args: &args::Graph) -> Result<Outcome, Error> {
    let (registry, unreadable) = gather::of_paths(session, &args.paths, None)?;
    let picture = picture(session, &registry).map_err(shelf::Error::memory)?;
    let mut out = out::plain();
    if let Some(painter) = PAINTERS.iter().find(|it| it.name == args.format) {
        (painter.paint)(&mut out, &picture)?;
    }
    out::finish(out)?;
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}

/// The texts with what they speak of; that a text only speaks of something is not drawn.
fn picture(
    session: Session<'_>,
    registry: &registry::Registry,
) -> Result<Picture, registry::Error> {
    let mut cards = registry.cards()?;
    cards.sort_by_key(|card| card.id);
    let mut ties = registry.all_ties()?;
    ties.retain(|tie| tie.relation != Relation::Cites);
    let said = (session.grammar, session.language);
    Ok(Picture::new(&cards, &ties, &registry.counts()?, said))
}
