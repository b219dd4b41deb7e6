//! `viendan.toml`: who we are, which rules speak and how loudly, and what was accepted.
//!
//! The closest file up the tree is used, alone; nothing is merged. Keys have an English and a
//! Vietnamese name.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use globset::{Glob, GlobMatcher};
use serde::Deserialize;

use crate::{
    check::{Acceptance, By, Meant},
    diagnostic::{Language, Severity},
    model::{CivilDate, Office},
    rules::Profile,
};

mod baseline;
mod error;
mod names;

pub use baseline::{Accepted, Baseline};
pub use error::Error;
pub use names::FailOn;
use names::{Day, Grade, ProfileName, RuleName, RuleOrGroup, Tongue};

/// The name of the file.
pub const NAME: &str = "viendan.toml";
/// A file with every key, each explained; what `viendan init` writes.
pub const EXAMPLE: &str = include_str!("config/example.toml");
/// The JSON Schema of the file, for editors.
pub const SCHEMA: &str = include_str!("config/schema.json");

/// The settings of a file; what it leaves out is as without a file.
///
/// ```
/// use viendan::config::Config;
///
/// let config = Config::parse("viendan.toml", "[co-quan]\nten = 'Văn phòng UBND tỉnh Sơn La'").unwrap();
/// assert_eq!(config.office().name.unwrap(), "Văn phòng UBND tỉnh Sơn La");
///
/// let error = Config::parse("viendan.toml", "[lint]\nselct = ['form']").unwrap_err();
/// assert_eq!(error.to_string(), "`viendan.toml`, line 2: no key `selct`; did you mean `select`?");
/// ```
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The language of messages.
    #[serde(alias = "ngon-ngu")]
    lang: Option<Tongue>,
    /// For whom the rules speak.
    #[serde(alias = "che-do")]
    profile: Option<ProfileName>,
    #[serde(alias = "co-quan")]
    office: Us,
    /// Which rules speak.
    #[serde(alias = "soat")]
    lint: Lint,
    /// Findings that are accepted, each with its reason.
    #[serde(alias = "chap-nhan")]
    accept: Vec<Accept>,
    /// The baseline, by its path from the file.
    #[serde(alias = "nen")]
    baseline: Option<PathBuf>,
    /// The registry, by its path from the file.
    #[serde(alias = "so-van-ban")]
    registry: Option<PathBuf>,
    /// The folder of the file.
    #[serde(skip)]
    folder: PathBuf,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Us {
    #[serde(alias = "ten")]
    name: Option<String>,
    #[serde(alias = "ky-hieu")]
    letters: Vec<String>,
    #[serde(alias = "viet-tat")]
    abbreviations: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Lint {
    #[serde(alias = "chon")]
    select: Vec<RuleOrGroup>,
    #[serde(alias = "bo-qua")]
    ignore: Vec<RuleOrGroup>,
    #[serde(alias = "dung-tu")]
    fail_on: Option<FailOn>,
    #[serde(alias = "muc")]
    severity: BTreeMap<RuleName, Grade>,
    #[serde(alias = "bo-qua-theo-tep")]
    per_file_ignores: BTreeMap<Pattern, Vec<RuleOrGroup>>,
}

/// A finding that a person accepted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Accept {
    #[serde(alias = "quy-tac")]
    rule: RuleName,
    #[serde(alias = "van-ban")]
    doc: Option<String>,
    /// Why it is right as it is.
    #[serde(alias = "ly-do")]
    pub reason: String,
    #[serde(alias = "den-ngay")]
    until: Option<Day>,
}

/// A pattern for paths below the folder of the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
struct Pattern(String);

impl TryFrom<String> for Pattern {
    type Error = globset::Error;

    fn try_from(pattern: String) -> Result<Self, Self::Error> {
        Glob::new(&pattern).map(|_| Self(pattern))
    }
}

impl Pattern {
    fn matcher(&self) -> Option<GlobMatcher> {
        Glob::new(&self.0).ok().map(|glob| glob.compile_matcher())
    }
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, a misspelt key or value, or no TOML at all, with the line.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let read = fs::read_to_string(path);
        let source = read.map_err(|source| Error::Unreadable { path: path.into(), source })?;
        let mut config = Self::parse(&path.to_string_lossy(), &source)?;
        config.folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        Ok(config)
    }

    /// Reads the words of a file; its name is only for messages.
    ///
    /// # Errors
    ///
    /// A misspelt key or value, or no TOML at all, with the line.
    pub fn parse(name: &str, source: &str) -> Result<Self, Error> {
        toml::from_str(source).map_err(|error| Error::of(name, source, &error))
    }

    /// The closest file at or above a folder, if there is one.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        // A path that cannot be made absolute has no folders above it that could be known.
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        folder.ancestors().map(|it| it.join(NAME)).find(|it| it.is_file())
    }

    /// The office that we are.
    pub fn office(&self) -> Office {
        let Us { name, letters, abbreviations } = &self.office;
        Office {
            name: name.clone(),
            letters: letters.clone(),
            abbreviations: abbreviations.clone(),
        }
    }

    /// The language of messages.
    pub fn language(&self) -> Option<Language> {
        self.lang.map(Into::into)
    }

    /// For whom the rules speak.
    pub fn profile(&self) -> Option<Profile> {
        self.profile.map(|it| it.0)
    }

    /// The rules and groups that are chosen.
    pub fn select(&self) -> Vec<String> {
        self.lint.select.iter().map(|it| it.0.to_owned()).collect()
    }

    /// The rules and groups that are left out.
    pub fn ignore(&self) -> Vec<String> {
        self.lint.ignore.iter().map(|it| it.0.to_owned()).collect()
    }

    /// The rules and groups that are left out for one file.
    pub fn ignore_in(&self, file: &Path) -> Vec<&'static str> {
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
        let inner = std::path::absolute(&self.folder).ok();
        let inner = inner.and_then(|folder| absolute.strip_prefix(folder).ok().map(Into::into));
        let inner: PathBuf = inner.unwrap_or(absolute);
        let lists = self.lint.per_file_ignores.iter();
        let lists = lists.filter(|(it, _)| it.matcher().is_some_and(|it| it.is_match(&inner)));
        lists.flat_map(|(_, names)| names.iter().map(|it| it.0)).collect()
    }

    /// From which findings on a script stops.
    pub fn fail_on(&self) -> Option<FailOn> {
        self.lint.fail_on
    }

    /// Rules whose findings are better or worse here.
    pub fn severities(&self) -> impl Iterator<Item = (&'static str, Severity)> {
        self.lint.severity.iter().map(|(name, grade)| (name.0, (*grade).into()))
    }

    /// The findings accepted on a day, in the order of the file.
    pub fn accepted(&self, today: CivilDate) -> impl Iterator<Item = Acceptance> {
        let valid = move |it: &&Accept| it.until.is_none_or(|until| today <= until.0);
        self.accept.iter().filter(valid).map(|it| Acceptance {
            meant: Meant::Rule { name: it.rule.0.to_owned(), document: it.doc.clone() },
            reason: it.reason.clone(),
            by: By::Config,
        })
    }

    /// The path of the baseline.
    pub fn baseline(&self) -> Option<PathBuf> {
        self.baseline.as_ref().map(|path| self.folder.join(path))
    }

    /// The registry that drafts are compared with.
    pub fn registry(&self) -> Option<PathBuf> {
        self.registry.as_ref().map(|path| self.folder.join(path))
    }
}
