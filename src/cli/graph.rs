//! `viendan graph`: the documents and how they stand to one another.

use std::{collections::BTreeSet, path::PathBuf};

use super::{Outcome, Session, args, error::Error, gather, out, shelf};
use crate::{
    model::Relation,
    query,
    registry::{Card, Id, Registry, Tie},
    render::picture::{PAINTERS, Picture},
};

pub(super) fn run(session: Session<'_>, args: &args::Graph) -> Result<Outcome, Error> {
    let named = args.shelf.registry.as_deref();
    let here = [PathBuf::from(".")];
    let is_here = args.paths.is_empty() && named.is_none();
    let paths = if is_here { &here[..] } else { &args.paths };
    let (registry, unreadable) = gather::of_paths(session, paths, named)?;
    let picture = picture(session, &registry, args)?;
    let mut out = out::plain();
    if let Some(painter) = PAINTERS.iter().find(|it| it.name == args.format) {
        (painter.paint)(&mut out, &picture)?;
    }
    out::finish(out)?;
    Ok(if unreadable > 0 { Outcome::Partial } else { Outcome::Clean })
}

/// The texts with what they speak of, or one document with what stands around it; that a text only
/// speaks of something is not drawn.
fn picture(
    session: Session<'_>,
    registry: &Registry,
    args: &args::Graph,
) -> Result<Picture, Error> {
    let memory = shelf::Error::memory;
    let mut ties = registry.all_ties().map_err(memory)?;
    let drawn = relations(args);
    ties.retain(|tie| drawn.contains(&tie.relation));
    let mut cards = registry.cards().map_err(memory)?;
    let focus = focus(session, registry, args)?;
    let near = focus.as_ref().map(|focus| near(focus.id, &ties, args.depth));
    let linked: BTreeSet<Id> = ties.iter().flat_map(|tie| [tie.from, tie.to]).collect();
    // A register has thousands of rows that nothing speaks of.
    let is_drawn = |card: &Card| match &near {
        Some(near) => near.contains(&card.id),
        None => !card.is_listed || card.file.is_some() || linked.contains(&card.id),
    };
    cards.retain(is_drawn);
    cards.sort_by_key(|card| card.id);
    let said = (session.grammar, session.language);
    let counts = registry.counts().map_err(memory)?;
    let picture = Picture::new(&cards, &ties, &counts, said);
    Ok(match focus {
        Some(focus) => picture.around(&focus.wire_id()),
        None => picture,
    })
}

/// The relations that are drawn.
fn relations(args: &args::Graph) -> Vec<Relation> {
    let usual = || Relation::ALL.into_iter().filter(|it| *it != Relation::Cites).collect();
    if args.relations.is_empty() { usual() } else { args.relations.clone() }
}

fn focus(
    session: Session<'_>,
    registry: &Registry,
    args: &args::Graph,
) -> Result<Option<Card>, Error> {
    let Some(name) = &args.focus else { return Ok(None) };
    let fails = |source| shelf::Error::Question { question: name.clone(), source };
    Ok(Some(query::named(name, registry, session.grammar).map_err(fails)?))
}

/// The documents that so many steps lead to.
fn near(centre: Id, ties: &[Tie], depth: usize) -> BTreeSet<Id> {
    let mut near = BTreeSet::from([centre]);
    for _ in 0..depth {
        let ends = ties.iter().filter(|tie| near.contains(&tie.from) || near.contains(&tie.to));
        let ends: Vec<_> = ends.flat_map(|tie| [tie.from, tie.to]).collect();
        near.extend(ends);
    }
    near
}
