//! Which rules run: `--select` and `--ignore`, by name or by group.

use super::{error::Error, near::near};
use crate::rules::{RULES, Rule};

/// The rules that were chosen.
#[derive(Debug)]
pub(super) struct Choice<'a> {
    select: &'a [String],
    ignore: &'a [String],
}

impl<'a> Choice<'a> {
    /// Refuses a name that is neither a rule nor a group.
    pub(super) fn new(select: &'a [String], ignore: &'a [String]) -> Result<Self, Error> {
        select.iter().chain(ignore).try_for_each(|name| known(name, names()))?;
        Ok(Self { select, ignore })
    }

    pub(super) fn takes(&self, rule: &Rule) -> bool {
        let names = |list: &[String]| list.iter().any(|it| it == rule.name || it == rule.group);
        (self.select.is_empty() || names(self.select)) && !names(self.ignore)
    }
}

/// Refuses a name that is not among these.
pub(super) fn known(
    name: &str,
    names: impl Iterator<Item = &'static str> + Clone,
) -> Result<(), Error> {
    if names.clone().any(|known| known == name) {
        return Ok(());
    }
    Err(Error::UnknownRule { name: name.to_owned(), near: near(name, names) })
}

fn names() -> impl Iterator<Item = &'static str> + Clone {
    RULES.iter().flat_map(|rule| [rule.name, rule.group])
}
