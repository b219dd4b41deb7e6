//! Words above the columns of registers.

use serde::Deserialize;

/// A field of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The number alone (số).
    #[serde(alias = "so")]
    Number,
    /// The letters behind the number (ký hiệu).
    #[serde(alias = "ky-hieu")]
    Sign,
    /// Number and letters (số, ký hiệu).
    #[serde(alias = "so-ky-hieu")]
    Symbol,
    /// The day of issue.
    #[serde(alias = "ngay")]
    Date,
    /// Who issued.
    #[serde(alias = "co-quan")]
    Issuer,
    /// The kind by its name.
    #[serde(alias = "loai")]
    Kind,
    /// The subject (trích yếu).
    #[serde(alias = "trich-yeu")]
    Subject,
    /// The first day of its effect.
    #[serde(alias = "ngay-hieu-luc")]
    Effective,
    /// The last day of its effect.
    #[serde(alias = "ngay-het-hieu-luc")]
    Ends,
    /// What the register says of its effect.
    #[serde(alias = "tinh-trang")]
    Status,
    /// Who signed.
    #[serde(alias = "nguoi-ky")]
    Signer,
}

impl Field {
    /// The name in a mapping file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Sign => "sign",
            Self::Symbol => "symbol",
            Self::Date => "date",
            Self::Issuer => "issuer",
            Self::Kind => "kind",
            Self::Subject => "subject",
            Self::Effective => "effective",
            Self::Ends => "ends",
            Self::Status => "status",
            Self::Signer => "signer",
        }
    }

    /// The name that a clerk gives it.
    pub fn vietnamese(self) -> &'static str {
        match self {
            Self::Number => "số",
            Self::Sign => "ký hiệu",
            Self::Symbol => "số, ký hiệu",
            Self::Date => "ngày",
            Self::Issuer => "cơ quan",
            Self::Kind => "loại",
            Self::Subject => "trích yếu",
            Self::Effective => "ngày hiệu lực",
            Self::Ends => "ngày hết hiệu lực",
            Self::Status => "tình trạng",
            Self::Signer => "người ký",
        }
    }
}

/// Words above a column of registers, and what the column holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The words: `số, ký hiệu`.
    pub words: String,
    /// Other words for the same.
    #[serde(default)]
    pub also: Vec<String>,
    /// What the column holds; none when it says nothing of the document (`nơi nhận`).
    pub field: Option<Field>,
    /// Headings of such a column.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Headings of other columns.
    #[serde(default)]
    pub rejects: Vec<String>,
}
