//! Why the program could not do what it was asked.

use std::{io, path::PathBuf};

use crate::{diagnostic::Words, grammar};

/// Every reason for exit code 2; a file that cannot be read is none of them.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// Paths that do not exist.
    #[error("no such file or folder: {}", list(paths))]
    Missing {
        /// The paths.
        paths: Vec<PathBuf>,
        /// The command that the first was perhaps meant to be.
        near: Option<&'static str>,
    },
    /// A name that is neither a rule nor a group.
    #[error("no rule or group `{name}`{}", near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    UnknownRule {
        /// The name.
        name: String,
        /// What it was perhaps meant to be.
        near: Option<String>,
    },
    /// A grammar that cannot be used.
    #[error("the grammar cannot be used: {0}")]
    Grammar(#[from] grammar::Error),
    /// Arguments that clap took and could not turn into ours.
    #[error("{0}")]
    Arguments(clap::Error),
    /// Standard output is closed or full.
    #[error("cannot write: {0}")]
    Write(#[from] io::Error),
}

impl Error {
    /// What went wrong, in both languages.
    pub(super) fn words(&self) -> Words {
        let vi = match self {
            Self::Missing { paths, near } => {
                let hint = near.map(|near| format!("; có phải lệnh `{near}` không?"));
                format!("không có tệp hay thư mục: {}{}", list(paths), hint.unwrap_or_default())
            }
            Self::UnknownRule { name, near } => {
                let hint = near.as_ref().map(|near| format!("; có phải `{near}` không?"));
                format!("không có quy tắc hay nhóm `{name}`{}", hint.unwrap_or_default())
            }
            Self::Grammar(error) => format!("không dùng được ngữ pháp: {}", grammar_words(error)),
            Self::Arguments(error) => error.to_string(),
            Self::Write(error) => format!("không ghi được: {error}"),
        };
        let mut en = self.to_string();
        if let Self::Missing { near: Some(near), .. } = self {
            en.push_str(&format!("; did you mean the command `{near}`?"));
        }
        Words::new(vi, en)
    }
}

fn grammar_words(error: &grammar::Error) -> String {
    use grammar::Error as E;
    match error {
        E::Unreadable { path, source } => format!("`{}`: {source}", path.display()),
        E::Doubled { file, row, words } => format!("`{file}`: hàng {row}, `{words}`, có hai lần"),
        E::Untested { file, row, words, missing } => {
            format!("`{file}`: hàng {row}, `{words}`, không có câu nào ở `{missing}`")
        }
        other => other.to_string(),
    }
}

fn list(paths: &[PathBuf]) -> String {
    let paths: Vec<_> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    paths.join(", ")
}
