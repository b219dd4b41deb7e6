//! Why the program could not do what it was asked.

use std::{io, path::PathBuf};

use crate::{diagnostic::Words, grammar};

/// Every reason for exit code 2; a file that cannot be read is none of them.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// Paths that do not exist.
    #[error("no such file or folder: {}{}", list(paths), meant("; did you mean the command", *near))]
    Missing {
        /// The paths.
        paths: Vec<PathBuf>,
        /// The command that the first was perhaps meant to be.
        near: Option<&'static str>,
    },
    /// A name that is neither a rule nor a group.
    #[error("no rule or group `{name}`{}", meant("; did you mean", *near))]
    UnknownRule {
        /// The name.
        name: String,
        /// What it was perhaps meant to be.
        near: Option<&'static str>,
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
                let near = meant("; có phải ý là lệnh", *near);
                format!("không có tệp hay thư mục: {}{near}", list(paths))
            }
            Self::UnknownRule { name, near } => {
                format!("không có quy tắc hay nhóm `{name}`{}", meant("; có phải ý là", *near))
            }
            Self::Grammar(error) => format!("không dùng được ngữ pháp: {}", grammar_words(error)),
            Self::Arguments(error) => error.to_string(),
            Self::Write(error) => format!("không ghi được: {error}"),
        };
        Words::new(vi, self.to_string())
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

fn meant(lead: &str, near: Option<&str>) -> String {
    near.map(|near| format!("{lead} `{near}`?")).unwrap_or_default()
}

fn list(paths: &[PathBuf]) -> String {
    let paths: Vec<_> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    paths.join(", ")
}
