//! Findings that were there before: known by fingerprint, with a reason and a day.

use std::{fmt, fs, path::Path};

use serde::{Deserialize, Serialize};

use super::Error;
use crate::check::{Acceptance, By, Meant};

/// The findings that were accepted when the baseline was made.
///
/// ```
/// use viendan::config::{Accepted, Baseline};
///
/// let one = Accepted {
///     fingerprint: "0a1b".into(),
///     file: "bao-cao.txt".into(),
///     rule: "date-conflict".into(),
///     message: "Kế hoạch số 09/KH-VPUB được ghi hai ngày khác nhau".into(),
///     reason: "đã đính chính".into(),
///     date: "2023-06-20".into(),
/// };
/// let written = Baseline { accepted: vec![one] }.to_string();
/// let read = Baseline::parse("viendan.baseline.toml", &written).unwrap();
/// assert_eq!(read.find("bao-cao.txt", "0a1b").unwrap().reason, "đã đính chính");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Baseline {
    /// Each finding, in the order of the files.
    pub accepted: Vec<Accepted>,
}

/// A finding that is counted and not shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The path from the folder of the baseline, with `/`.
    pub file: String,
    /// Rule, document and values, whatever their places.
    pub fingerprint: String,
    /// The rule, for people.
    pub rule: String,
    /// What it said, for people.
    pub message: String,
    /// Why it is accepted.
    pub reason: String,
    /// Since when, `2023-06-20`.
    pub date: String,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is no baseline, with the line.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let read = fs::read_to_string(path);
        let source = read.map_err(|source| Error::Unreadable { path: path.into(), source })?;
        Self::parse(&path.to_string_lossy(), &source)
    }

    /// Reads the words of a baseline; its name is only for messages.
    ///
    /// # Errors
    ///
    /// A misspelt key, a missing one, or no TOML at all, with the line.
    pub fn parse(name: &str, source: &str) -> Result<Self, Error> {
        toml::from_str(source).map_err(|error| Error::of(name, source, &error))
    }

    /// The findings accepted in one file.
    pub fn accepted_in(&self, file: &str) -> impl Iterator<Item = Acceptance> {
        self.accepted.iter().filter(move |it| it.file == file).map(|it| Acceptance {
            meant: Meant::Fingerprint(it.fingerprint.clone()),
            reason: it.reason.clone(),
            by: By::Baseline,
        })
    }

    /// The entry of a finding, when it was accepted.
    pub fn find(&self, file: &str, fingerprint: &str) -> Option<&Accepted> {
        self.accepted.iter().find(|it| it.fingerprint == fingerprint && it.file == file)
    }
}

impl fmt::Display for Baseline {
    /// As a file, with a word for those who open it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEAD)?;
        for accepted in &self.accepted {
            let entry = toml::to_string(accepted).map_err(|_| fmt::Error)?;
            f.write_str("\n[[accepted]]\n")?;
            f.write_str(&entry)?;
        }
        Ok(())
    }
}

const HEAD: &str = "# Những điều đã chấp nhận: viendan đếm nhưng không nêu lại.\n\
    # Sửa `reason` cho đúng lý do; bỏ một mục thì điều đó được nêu lại.\n\
    # Findings that were accepted: counted, not shown. `viendan baseline update` keeps reasons.\n";
