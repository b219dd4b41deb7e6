//! The choice of rules that speak, and how loudly.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Severity, Voice, near},
    language::{Words, says_words},
    rules::{Profile, RULES, Rule},
};

/// The rules that were chosen: by profile, or by name and by group.
///
/// ```
/// use viendan::{check::Choice, rules::{Profile, RULES}};
///
/// let choice = Choice::new(Profile::Drafting).select(["agreement"]).unwrap();
/// let choice = choice.ignore(["date-conflict"]).unwrap();
/// let taken: Vec<_> = RULES.iter().filter(|rule| choice.takes(rule)).collect();
/// assert!(taken.iter().all(|rule| rule.group == "agreement" && rule.name != "date-conflict"));
/// assert_eq!(choice.select(["date-conflit"]).unwrap_err().near, Some("date-conflict"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Choice {
    profile: Profile,
    select: Vec<String>,
    ignore: Vec<String>,
    severities: BTreeMap<String, Severity>,
}

/// A name that is neither a rule nor a group.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct UnknownRule {
    /// The name.
    pub name: String,
    /// The rule or group that is spelt most like it.
    pub near: Option<&'static str>,
}

impl Choice {
    /// The rules of a profile.
    pub fn new(profile: Profile) -> Self {
        Self { profile, ..Self::default() }
    }

    /// These rules and groups alone; a rule that is named speaks in every profile.
    ///
    /// # Errors
    ///
    /// A name that is neither a rule nor a group.
    pub fn select(
        mut self,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<Self, UnknownRule> {
        extend(&mut self.select, names)?;
        Ok(self)
    }

    /// Without these rules and groups.
    ///
    /// # Errors
    ///
    /// A name that is neither a rule nor a group.
    pub fn ignore(
        mut self,
        names: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<Self, UnknownRule> {
        extend(&mut self.ignore, names)?;
        Ok(self)
    }

    /// Another severity for findings of a rule.
    #[must_use]
    pub fn severity(mut self, rule: impl Into<String>, severity: Severity) -> Self {
        self.severities.insert(rule.into(), severity);
        self
    }

    /// Whether a rule speaks.
    pub fn takes(&self, rule: &Rule) -> bool {
        let has = |list: &[String], name: &str| list.iter().any(|it| it == name);
        let is_grouped = self.select.is_empty() || has(&self.select, rule.group);
        let is_selected =
            has(&self.select, rule.name) || is_grouped && rule.profiles.contains(&self.profile);
        is_selected && !has(&self.ignore, rule.name) && !has(&self.ignore, rule.group)
    }

    /// How bad findings of a rule are here, when that was said.
    pub(super) fn severity_of(&self, rule: &str) -> Option<Severity> {
        self.severities.get(rule).copied()
    }

    /// How loudly findings of a rule are said at the least: who reviews hears all, and so does who
    /// names a rule or its group.
    pub(super) fn voice_of(&self, rule: &str) -> Voice {
        let known = RULES.iter().find(|it| it.name == rule);
        let is_named = |name: &String| name == rule || known.is_some_and(|it| it.group == *name);
        let is_asked = self.profile == Profile::Review || self.select.iter().any(is_named);
        if is_asked { Voice::Aloud } else { Voice::Aside }
    }
}

says_words!(UnknownRule);

impl UnknownRule {
    /// The name that is not known and what was perhaps meant, in both languages.
    pub fn words(&self) -> Words {
        let name = &self.name;
        let Some(near) = self.near else {
            return Words::new(
                format!("không có quy tắc hay nhóm `{name}`; xem tên: viendan giải-thích"),
                format!("no rule or group `{name}`; for their names: viendan rule"),
            );
        };
        Words::new(
            format!("không có quy tắc hay nhóm `{name}`"),
            format!("no rule or group `{name}`"),
        )
        .perhaps(Some(near))
    }

    /// Refuses a name that is not among these.
    ///
    /// # Errors
    ///
    /// The name, with the one that is spelt most like it.
    pub fn unless_among(
        name: &str,
        names: impl Iterator<Item = &'static str> + Clone,
    ) -> Result<(), Self> {
        if names.clone().any(|known| known == name) {
            return Ok(());
        }
        Err(Self { name: name.to_owned(), near: near(name, names) })
    }
}

fn extend(
    list: &mut Vec<String>,
    names: impl IntoIterator<Item = impl Into<String>>,
) -> Result<(), UnknownRule> {
    let known = RULES.iter().flat_map(|rule| [rule.name, rule.group]);
    for name in names {
        let name = name.into();
        UnknownRule::unless_among(&name, known.clone())?;
        list.push(name);
    }
    Ok(())
}
