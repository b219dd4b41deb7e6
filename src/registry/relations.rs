//! Names of relations, as SQL lists them.

use crate::model::Relation;

/// The names of the relations that something holds for.
pub(super) fn those(holds: fn(Relation) -> bool) -> String {
    names(Relation::ALL.into_iter().filter(|it| holds(*it)))
}

/// The names of relations.
pub(super) fn names(relations: impl Iterator<Item = Relation>) -> String {
    relations.map(|it| format!("'{}'", it.name())).collect::<Vec<_>>().join(", ")
}
