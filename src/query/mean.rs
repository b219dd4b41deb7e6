//! The meaning of a question: names become documents, words become conditions.

use super::{
    Error, name,
    parse::{Many, Set},
    terms,
    words::{self, Function, Means},
};
use crate::{
    diagnostic::Words,
    grammar::Grammar,
    registry::{Card, Condition, Registry},
};

/// A set of documents whose words have been understood.
#[derive(Debug)]
pub(super) enum Meant {
    /// The documents that a name may mean; at least one.
    Named {
        name: String,
        at: usize,
        cards: Vec<Card>,
    },
    /// What stands beside other documents.
    Follow {
        function: &'static Function,
        many: Many,
        of: Box<Self>,
    },
    /// Chains from some documents to others.
    Chains {
        function: &'static Function,
        from: Box<Self>,
        to: Box<Self>,
    },
    /// What a condition holds for, with the words for the argument.
    Where {
        function: &'static Function,
        condition: Condition,
        says: Words,
    },
    /// What has become of documents.
    State {
        function: &'static Function,
    },
    Both(Box<Self>, Box<Self>),
    Either(Box<Self>, Box<Self>),
    Without(Box<Self>, Box<Self>),
}

/// Gives a set its meaning.
pub(super) fn mean(set: &Set<'_>, registry: &Registry, grammar: &Grammar) -> Result<Meant, Error> {
    let inner = |set: &Set<'_>| mean(set, registry, grammar).map(Box::new);
    Ok(match set {
        Set::Name { name, at } => {
            if let Some((function, name, start)) = words::said(name) {
                let of = inner(&Set::Name { name, at: at + start })?;
                return Ok(Meant::Follow { function, many: Many::One, of });
            }
            let cards = name::cards(name, *at, registry, grammar)?;
            Meant::Named { name: (*name).to_owned(), at: *at, cards }
        }
        Set::Both(one, two) => Meant::Both(inner(one)?, inner(two)?),
        Set::Either(one, two) => Meant::Either(inner(one)?, inner(two)?),
        Set::Without(one, two) => Meant::Without(inner(one)?, inner(two)?),
        Set::Call { function, many, arguments, .. } => match (function.means, arguments.as_slice())
        {
            (means, [of]) if means.follows() => {
                Meant::Follow { function, many: *many, of: inner(of)? }
            }
            (Means::Path | Means::Paths, [from, to]) => {
                Meant::Chains { function, from: inner(from)?, to: inner(to)? }
            }
            (means, [Set::Name { name, at }]) => {
                let term = terms::term(means, (name, *at), registry, grammar)?;
                Meant::Where { function, condition: term.condition, says: term.says }
            }
            (means, _) => match terms::alone(means) {
                Some(condition) => Meant::Where { function, condition, says: Words::new("", "") },
                None => Meant::State { function },
            },
        },
    })
}
