//! The values of the file: names of rules, grades, languages, days.

use std::{fmt, sync::LazyLock};

use serde::{Deserialize, Deserializer, de};

use crate::{
    diagnostic::{Language, Severity},
    rules::{Profile, RULES},
};

static RULE_NAMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| RULES.iter().map(|rule| rule.name).collect());
static ALL_NAMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| RULES.iter().flat_map(|rule| [rule.name, rule.group]).collect());

static PROFILE_NAMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| Profile::ALL.iter().flat_map(|it| it.names()).collect());

/// For whom the rules speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ProfileName(pub(super) Profile);

impl<'de> Deserialize<'de> for ProfileName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = known(deserializer, &PROFILE_NAMES)?;
        Ok(Self(Profile::named(name).unwrap_or_default()))
    }
}

/// The name of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RuleName(pub(super) &'static str);

/// The name of a rule or of a group of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RuleOrGroup(pub(super) &'static str);

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        known(deserializer, &RULE_NAMES).map(Self)
    }
}

impl<'de> Deserialize<'de> for RuleOrGroup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        known(deserializer, &ALL_NAMES).map(Self)
    }
}

/// One of some names.
fn known<'de, D: Deserializer<'de>>(
    deserializer: D,
    names: &'static [&'static str],
) -> Result<&'static str, D::Error> {
    let name = String::deserialize(deserializer)?;
    let known = names.iter().copied().find(|known| *known == name);
    known.ok_or_else(|| de::Error::unknown_variant(&name, names))
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Grade {
    #[serde(alias = "loi")]
    Error,
    #[serde(alias = "can-xem")]
    Warning,
    #[serde(alias = "goi-y")]
    Info,
}

impl From<Grade> for Severity {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::Error => Self::Error,
            Grade::Warning => Self::Warning,
            Grade::Info => Self::Info,
        }
    }
}

/// From which findings on a script stops.
///
/// ```
/// use viendan::{config::FailOn, diagnostic::Severity};
///
/// assert!(FailOn::Warning.stops(Some(Severity::Error)));
/// assert!(!FailOn::Warning.stops(Some(Severity::Info)) && !FailOn::Never.stops(Some(Severity::Error)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// From an error.
    #[serde(alias = "loi")]
    Error,
    /// From what needs an eye.
    #[serde(alias = "can-xem")]
    Warning,
    /// From a note.
    #[serde(alias = "goi-y")]
    Info,
    /// Whatever was found.
    #[serde(alias = "khong-bao-gio")]
    Never,
}

impl FailOn {
    /// Whether the gravest finding stops a script.
    pub fn stops(self, gravest: Option<Severity>) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
            Self::Never => return false,
        };
        gravest.is_some_and(|gravest| gravest >= least)
    }
}

/// The language of messages.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Tongue {
    Vi,
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Vi => Self::Vietnamese,
            Tongue::En => Self::English,
        }
    }
}

/// A day, as words (`"2026-12-31"`) or as TOML has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day(pub(super) jiff::civil::Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Words(String),
            Toml(toml::value::Datetime),
        }
        let written = match Written::deserialize(deserializer)? {
            Written::Words(words) => words,
            Written::Toml(day) => day.to_string(),
        };
        let refuse = |_| de::Error::custom(NoDay(&written));
        written.parse().map(Self).map_err(refuse)
    }
}

/// What is said behind words that are no day.
pub(super) const NO_DAY: &str = " is no day; write 2026-12-31";

/// Words that are no day.
struct NoDay<'w>(&'w str);

impl fmt::Display for NoDay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`{NO_DAY}", self.0)
    }
}
