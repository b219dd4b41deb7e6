//! Why a file of ours cannot be used; each reason names the file, the line and what to do.

use std::{io, path::PathBuf};

use super::names::NO_DAY;
use crate::{
    diagnostic::near,
    language::{Words, says_words},
};

/// A reason why `viendan.toml` or a baseline cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A key that is not known.
    UnknownKey {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
        /// What it was perhaps meant to be.
        near: Option<String>,
    },
    /// A value that is not known.
    UnknownValue {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The value.
        value: String,
        /// What it was perhaps meant to be.
        near: Option<String>,
    },
    /// A key that must stand and does not.
    MissingKey {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// No TOML, or a value of another kind.
    Malformed {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The line as it is written.
        written: String,
        /// What the reader of TOML said.
        message: String,
    },
    /// A value that is no day.
    NoDay {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The value.
        value: String,
    },
}

/// The Vietnamese names of keys that must stand.
const NEEDED: [(&str, &str); 4] =
    [("rule", "quy-tac"), ("reason", "ly-do"), ("series", "day-so"), ("year", "nam")];
/// The most letters of a line that are shown.
const SHOWN: usize = 60;

impl Error {
    /// What a reader of TOML said, with the line, and what was perhaps meant.
    pub(crate) fn of(file: &str, source: &str, error: &toml::de::Error) -> Self {
        let file = file.to_owned();
        let message = error.message();
        let mut quoted = message.split('`').skip(1).step_by(2);
        let word = quoted.next().unwrap_or_default();
        // The reader of TOML names the value; the word itself may stand some lines below its start.
        let span = error.span().unwrap_or_default();
        let within = source.get(span.clone()).and_then(|value| value.find(word)).unwrap_or(0);
        let before = source.get(..span.start + within).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let near = near(word, quoted).map(str::to_owned);
        if message.starts_with("unknown field") {
            return Self::UnknownKey { file, line, key: word.into(), near };
        }
        if message.starts_with("unknown variant") {
            return Self::UnknownValue { file, line, value: word.into(), near };
        }
        if message.starts_with("missing field") {
            return Self::MissingKey { file, line, key: word.into() };
        }
        let message = message.lines().next().unwrap_or_default().to_owned();
        if message.ends_with(NO_DAY) {
            return Self::NoDay { file, line, value: word.into() };
        }
        let written = source.lines().nth(line - 1).unwrap_or_default().trim();
        let written = written.chars().take(SHOWN).collect();
        Self::Malformed { file, line, written, message }
    }

    /// The fault and what to do about it, in both languages.
    ///
    /// ```
    /// use viendan::{config::Config, diagnostic::Language};
    ///
    /// let error = Config::parse("viendan.toml", "ngon-ngu = 'vie'").unwrap_err();
    /// let words = error.words();
    /// assert_eq!(
    ///     words.in_language(Language::Vietnamese),
    ///     "`viendan.toml`, dòng 1: không có giá trị `vie`; có phải ý là `vi`?"
    /// );
    /// ```
    pub fn words(&self) -> Words {
        match self {
            Self::Unreadable { path, source } => {
                let path = path.display();
                Words::new(format!("không đọc được `{path}`"), format!("`{path}`"))
                    .before(&Words::of_system(source))
            }
            Self::UnknownKey { file, line, key, near } => Words::new(
                format!("`{file}`, dòng {line}: không có khóa `{key}`"),
                format!("`{file}`, line {line}: no key `{key}`"),
            )
            .perhaps(near.as_deref()),
            Self::UnknownValue { file, line, value, near } => Words::new(
                format!("`{file}`, dòng {line}: không có giá trị `{value}`"),
                format!("`{file}`, line {line}: no value `{value}`"),
            )
            .perhaps(near.as_deref()),
            Self::MissingKey { file, line, key } => {
                let own = NEEDED.iter().find(|(known, _)| known == key);
                let own = own.map_or(String::new(), |(_, vi)| format!("`{vi}` hoặc "));
                Words::new(
                    format!("`{file}`, dòng {line}: thiếu khóa {own}`{key}`"),
                    format!("`{file}`, line {line}: the key `{key}` is missing"),
                )
            }
            Self::Malformed { file, line, written, message } => Words::new(
                format!(
                    "`{file}`, dòng {line}: không đúng dạng TOML, hoặc sai kiểu giá trị: {written}"
                ),
                format!("`{file}`, line {line}: {message}: {written}"),
            ),
            Self::NoDay { file, line, value } => Words::new(
                format!("`{file}`, dòng {line}: `{value}` không phải ngày; ghi như 2026-12-31"),
                format!("`{file}`, line {line}: `{value}` is no day; write it as 2026-12-31"),
            ),
        }
    }
}

says_words!(Error);
