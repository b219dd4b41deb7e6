//! Why the program could not do what it was asked.

use std::{io, path::PathBuf};

use super::shelf;
#[cfg(feature = "web")]
use crate::web;
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
    #[error("{}", missing(paths, near.as_deref()).in_language(Language::English))]
    Missing {
        /// The paths.
        paths: Vec<PathBuf>,
        /// The command that the first was perhaps meant to be.
        near: Option<String>,
    },
    /// Folders without a text.
    #[error("{}", nothing(folders, passed.as_ref()).in_language(Language::English))]
    NothingToRead {
        /// The folders.
        folders: Vec<PathBuf>,
        /// What was passed over in them.
        passed: Option<Words>,
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
    #[error("`{}` exists and was not written by viendan; to replace it, name it: --out {name}:{}", path.display(), path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// The format.
        name: &'static str,
    },
    /// A Word file that a person made or has worked on.
    #[error("`{}` holds a person's work and is not replaced; name another file", path.display())]
    Touched {
        /// The file.
        path: PathBuf,
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
    /// A file that may only be read.
    #[error("`{}` is read-only and was not written; clear its read-only mark first", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// A file that would have another owner, or lose its mode or its attributes.
    #[error("`{}` was not written, for its owner, mode or attributes would be lost: {source}; copy it to a folder of your own and write it there", path.display())]
    Unkept {
        /// The file.
        path: PathBuf,
        /// Why.
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
    /// A page that cannot be opened.
    #[cfg(feature = "web")]
    #[error(transparent)]
    Web(#[from] web::Error),
    /// A system whose menus are not known.
    #[cfg(feature = "web")]
    #[error(
        "there is no menu on this system that viendan can be put into; `viendan web` opens the page, and files are dropped there"
    )]
    NoMenus,
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
            Self::Missing { paths, near } => return missing(paths, near.as_deref()),
            Self::NothingToRead { folders, passed } => return nothing(folders, passed.as_ref()),
            Self::UnknownRule(UnknownRule { name, near }) => {
                format!("không có quy tắc hay nhóm `{name}`{}", meant("; có phải ý là", *near))
            }
            Self::UnknownFormat { name, near } => {
                format!("không có định dạng `{name}`{}", meant("; có phải ý là", *near))
            }
            Self::TwoOnStdout { first, second } => format!(
                "`{first}` và `{second}` cùng in ra màn hình; hãy nêu tệp: --out {first}:TỆP"
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
            Self::NotOurs { .. }
            | Self::Touched { .. }
            | Self::Exists { .. }
            | Self::Output { .. }
            | Self::ReadOnly { .. }
            | Self::Unkept { .. } => self.unwritten(),
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
            #[cfg(feature = "web")]
            Self::Web(error) => return error.words(),
            #[cfg(feature = "web")]
            Self::NoMenus => {
                "hệ thống này không có trình đơn để ghi viendan vào; hãy mở trang bằng \
                              `viendan web` rồi thả tệp vào đó"
                    .to_owned()
            }
            Self::Arguments(error) => error.to_string(),
            Self::Write(error) => format!("không ghi được: {}", vietnamese(error)),
        };
        Words::new(vi, self.to_string())
    }

    /// Why a file was not written.
    fn unwritten(&self) -> String {
        match self {
            Self::NotOurs { path, name } => format!(
                "`{}` đã có và không do viendan ghi; muốn thay thì nêu tên: --out {name}:{}",
                path.display(),
                path.display()
            ),
            Self::Touched { path } => {
                let path = path.display();
                format!(
                    "`{path}` đã có người làm việc trong đó nên không ghi đè; hãy nêu tên tệp khác"
                )
            }
            Self::Exists { path } => {
                format!("`{0}` đã có; muốn thay thì nêu tên: --out {0}", path.display())
            }
            Self::Output { path, source } => {
                format!("không ghi được `{}`: {}", path.display(), vietnamese(source))
            }
            Self::ReadOnly { path } => format!(
                "`{}` chỉ cho đọc nên không ghi; muốn ghi thì bỏ thuộc tính chỉ đọc của tệp trước",
                path.display()
            ),
            Self::Unkept { path, source } => format!(
                "không ghi `{}` vì sẽ mất chủ, quyền hoặc thuộc tính của tệp ({}); hãy chép tệp về thư mục của mình rồi làm lại",
                path.display(),
                vietnamese(source)
            ),
            _ => String::new(),
        }
    }
}

/// A word without a dot that is no file was perhaps meant to be a command.
fn missing(paths: &[PathBuf], near: Option<&str>) -> Words {
    let word = paths.first().and_then(|it| it.to_str()).unwrap_or_default();
    let all = list(paths);
    match near {
        Some(near) => Words::new(
            format!("không có tệp hay thư mục {all}; có phải: viendan {near}?"),
            format!("no such file or folder: {all}; did you mean: viendan {near}?"),
        ),
        None if !word.contains(['.', '/', '\\', ' ']) => Words::new(
            format!(
                "không có lệnh `{word}`, cũng không có tệp hay thư mục {all}; các lệnh: viendan --help"
            ),
            format!(
                "no command `{word}`, and no such file or folder: {all}; the commands: viendan --help --lang en"
            ),
        ),
        None => Words::new(
            format!("không có tệp hay thư mục {all}; đề nghị xem lại tên và đường dẫn"),
            format!("no such file or folder: {all}; please look at the name and the path again"),
        ),
    }
}

fn nothing(folders: &[PathBuf], passed: Option<&Words>) -> Words {
    let all = list(folders);
    let passed = |lead: &str, language| {
        passed.map(|it| format!("{lead}{}", it.in_language(language))).unwrap_or_default()
    };
    Words::new(
        format!(
            "không có tệp nào đọc được trong {all}{}",
            passed(": bỏ qua ", Language::Vietnamese)
        ),
        format!("no file that can be read in {all}{}", passed(": passed over ", Language::English)),
    )
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
