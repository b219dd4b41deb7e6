//! Why the program could not do what it was asked.

use std::{io, path::PathBuf};

use super::shelf;
use crate::{
    check::UnknownRule,
    config,
    diagnostic::{Language, Words},
    grammar,
};

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
    #[error("no rule or group `{}`{}", .0.name, meant("; did you mean", .0.near))]
    UnknownRule(#[from] UnknownRule),
    /// A format that nothing writes.
    #[error("no format `{name}`{}", meant("; did you mean", *near))]
    UnknownFormat {
        /// The name.
        name: String,
        /// What it was perhaps meant to be.
        near: Option<&'static str>,
    },
    /// Two formats that would be mixed.
    #[error("`{first}` and `{second}` both go to standard output; name a file: --out {first}:FILE")]
    TwoOnStdout {
        /// A format.
        first: &'static str,
        /// Another.
        second: String,
    },
    /// Several texts for a file that holds one.
    #[error("`{name}` is one file for each text; name a folder instead of `{}`", path.display())]
    OneEach {
        /// The format.
        name: &'static str,
        /// What was named.
        path: PathBuf,
    },
    /// Two texts whose files would have one name.
    #[error("two texts would both be written to `{}`; write them apart", path.display())]
    SameName {
        /// The file.
        path: PathBuf,
    },
    /// A file that would be named after a text without a name.
    #[error("standard input has no name for a file; name one: --out {name}:FILE")]
    Nameless {
        /// The format.
        name: &'static str,
    },
    /// A text that would be written over.
    #[error("`{}` is a text that is read; name another file, nothing was written", path.display())]
    OverInput {
        /// The file.
        path: PathBuf,
    },
    /// A file of somebody else.
    #[error("`{}` exists and was not written by viendan; name a file to replace it: --out {name}:FILE", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// The format.
        name: &'static str,
    },
    /// A file that nobody asked to replace.
    #[error("`{0}` exists; to replace it, name it: --out {0}", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file that cannot be written.
    #[error("cannot write `{}`: {source}", path.display())]
    Output {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A grammar that cannot be used.
    #[error("the grammar cannot be used: {0}")]
    Grammar(#[from] grammar::Error),
    /// A `viendan.toml` or a baseline that cannot be used.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// A baseline that would be replaced with all its reasons.
    #[error("`{}` exists; `viendan baseline update` keeps its reasons", path.display())]
    BaselineExists {
        /// The baseline.
        path: PathBuf,
    },
    /// A `viendan.toml` that would be replaced.
    #[error("`viendan.toml` exists and is not replaced")]
    ConfigExists,
    /// A registry, a register or a question.
    #[error(transparent)]
    Shelf(#[from] shelf::Error),
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
            Self::UnknownRule(UnknownRule { name, near }) => {
                format!("không có quy tắc hay nhóm `{name}`{}", meant("; có phải ý là", *near))
            }
            Self::UnknownFormat { name, near } => {
                format!("không có định dạng `{name}`{}", meant("; có phải ý là", *near))
            }
            Self::TwoOnStdout { first, second } => format!(
                "`{first}` và `{second}` cùng ghi ra đầu ra chuẩn; hãy nêu tệp: --out {first}:TỆP"
            ),
            Self::OneEach { name, path } => format!(
                "`{name}` là mỗi văn bản một tệp; hãy nêu thư mục thay cho `{}`",
                path.display()
            ),
            Self::SameName { path } => {
                format!("hai văn bản cùng ghi vào `{}`; hãy ghi riêng từng văn bản", path.display())
            }
            Self::Nameless { name } => {
                format!("đầu vào chuẩn không có tên để đặt tên tệp; hãy nêu tệp: --out {name}:TỆP")
            }
            Self::OverInput { path } => {
                format!("`{}` là văn bản đang soát; hãy nêu tệp khác, chưa ghi gì", path.display())
            }
            Self::NotOurs { path, name } => format!(
                "`{}` đã có và không do viendan ghi; muốn thay thì nêu tên: --out {name}:TỆP",
                path.display()
            ),
            Self::Exists { path } => {
                let path = path.display();
                format!("`{path}` đã có; muốn thay thì nêu tên: --out {path}")
            }
            Self::Output { path, source } => {
                format!("không ghi được `{}`: {}", path.display(), vietnamese(source))
            }
            Self::Grammar(error) => {
                let words = error.words();
                format!("không dùng được ngữ pháp: {}", words.in_language(Language::Vietnamese))
            }
            Self::BaselineExists { path } => format!(
                "`{}` đã có; `viendan baseline update` cập nhật và giữ các lý do",
                path.display()
            ),
            Self::ConfigExists => "`viendan.toml` đã có, không ghi đè".to_owned(),
            Self::Config(error) => return error.words(),
            Self::Shelf(error) => return error.words(),
            Self::Arguments(error) => error.to_string(),
            Self::Write(error) => format!("không ghi được: {}", vietnamese(error)),
        };
        Words::new(vi, self.to_string())
    }
}

fn vietnamese(error: &io::Error) -> String {
    Words::of_system(error).in_language(Language::Vietnamese).to_owned()
}

fn meant(lead: &str, near: Option<&str>) -> String {
    near.map(|near| format!("{lead} `{near}`?")).unwrap_or_default()
}

fn list(paths: &[PathBuf]) -> String {
    let paths: Vec<_> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    paths.join(", ")
}
