//! Which rules run: by profile, or by `--select` and `--ignore`, by name or by group.

use super::error::Error;
use crate::{
    diagnostic::near,
    rules::{Profile, RULES, Rule},
};

/// The rules that were chosen.
#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    select: Vec<String>,
    ignore: Vec<String>,
    profile: Profile,
}

impl Choice {
    /// Refuses a name that is neither a rule nor a group.
    pub(super) fn new(
        select: Vec<String>,
        ignore: Vec<String>,
        profile: Profile,
    ) -> Result<Self, Error> {
        select.iter().chain(&ignore).try_for_each(|name| known(name, names()))?;
        Ok(Self { select, ignore, profile })
    }

    /// A rule that is selected by its own name runs in every profile.
    pub(super) fn takes(&self, rule: &Rule) -> bool {
        let has = |list: &[String], name: &str| list.iter().any(|it| it == name);
        let is_grouped = self.select.is_empty() || has(&self.select, rule.group);
        let is_selected =
            has(&self.select, rule.name) || is_grouped && rule.profiles.contains(&self.profile);
        is_selected && !has(&self.ignore, rule.name) && !has(&self.ignore, rule.group)
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
