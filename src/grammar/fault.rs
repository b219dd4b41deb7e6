//! Faults in a table, each with its place; serde says them in parts, not in a sentence.

use std::fmt;

use serde::de::{self, Expected};

use crate::diagnostic::{Words, near};

/// A fault of a table before its file is known.
#[derive(Debug)]
pub(super) struct Fault {
    /// The place in the file, in bytes.
    pub(super) at: Option<usize>,
    pub(super) why: Flaw,
}

/// The way in which a table is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// It is not TOML.
    Syntax {
        /// The line as it stands.
        line: String,
        /// What the reader of TOML says, in English.
        why: String,
    },
    /// A key that no row of the table has.
    Key {
        /// The key.
        key: String,
        /// The keys that there are.
        known: Vec<&'static str>,
    },
    /// A word where one of a few is asked for.
    Value {
        /// The word.
        value: String,
        /// The words that there are.
        known: Vec<&'static str>,
    },
    /// A row without a key that every row has.
    Missing {
        /// The key.
        key: String,
    },
    /// A value of another type.
    Type {
        /// The type that is asked for.
        expected: Type,
    },
    /// A value of the right type that cannot be.
    Unreadable {
        /// What is wrong with it, in English.
        why: String,
    },
}

/// The type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Words in quotes.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Number,
    /// Words in quotes in brackets.
    List,
    /// A row with its keys.
    Row,
}

impl Fault {
    pub(super) fn new(why: Flaw) -> Self {
        Self { at: None, why }
    }

    /// The fault with its place, unless a nearer one is known.
    pub(super) fn at(mut self, at: usize) -> Self {
        self.at.get_or_insert(at);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.why, f)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self::new(Flaw::Unreadable { why: why.to_string() })
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(Flaw::Key { key: key.to_owned(), known: known.to_vec() })
    }

    fn unknown_variant(value: &str, known: &'static [&'static str]) -> Self {
        Self::new(Flaw::Value { value: value.to_owned(), known: known.to_vec() })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(Flaw::Missing { key: key.to_owned() })
    }

    fn invalid_value(unexpected: de::Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("{unexpected}, where {expected} is asked for"))
    }
}

impl Flaw {
    /// The fault and what was perhaps meant, in both languages.
    pub fn words(&self) -> Words {
        match self {
            Self::Syntax { line, why } => Words::new(
                format!("viết sai cú pháp TOML: `{}`", line.trim()),
                format!("this is not TOML ({}): `{}`", why.trim(), line.trim()),
            ),
            Self::Key { key, known } => {
                let (vi, en) = meant(key, known);
                Words::new(format!("không có khóa `{key}`{vi}"), format!("no key `{key}`{en}"))
            }
            Self::Value { value, known } => {
                let (vi, en) = meant(value, known);
                Words::new(format!("không có từ `{value}`{vi}"), format!("no word `{value}`{en}"))
            }
            Self::Missing { key } => Words::new(
                format!("hàng thiếu khóa `{key}`"),
                format!("the row lacks the key `{key}`"),
            ),
            Self::Type { expected } => {
                let (vi, en) = expected.words();
                Words::new(format!("giá trị ở đây phải là {vi}"), format!("{en} is asked for here"))
            }
            Self::Unreadable { why } => Words::new(
                format!("giá trị này không đọc được ({why})"),
                format!("this value cannot be read ({why})"),
            ),
        }
    }
}

impl Type {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("chữ trong ngoặc kép", "a text in quotes"),
            Self::Boolean => ("`true` hoặc `false`", "`true` or `false`"),
            Self::Number => ("số nguyên", "a whole number"),
            Self::List => ("danh sách trong ngoặc vuông", "a list in brackets"),
            Self::Row => ("hàng có các khóa", "a row with its keys"),
        }
    }
}

/// The nearest of some words; all of them where none is near.
pub(super) fn meant(word: &str, known: &[&str]) -> (String, String) {
    if let Some(near) = near(word, known.iter().copied()) {
        return (format!("; có phải `{near}`?"), format!("; did you mean `{near}`?"));
    }
    let known: Vec<_> = known.iter().map(|known| format!("`{known}`")).collect();
    let known = known.join(", ");
    (format!("; có: {known}"), format!("; there are: {known}"))
}
