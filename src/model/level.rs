//! Levels of the bodies that issue.

use serde::Deserialize;

/// The level that a body stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// National Assembly, President, Government, ministries, courts.
    Central,
    /// Provinces and their departments.
    Province,
    /// Districts, until 30/6/2025.
    District,
    /// Communes.
    Commune,
    /// Any level: the letters do not tell (`UBND`).
    Any,
}
