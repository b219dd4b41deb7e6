//! Why the program could not do what it was asked.

use std::{io, path::PathBuf};

mod unwritten;

use super::shelf;
#[cfg(feature = "web")]
use crate::web;
use crate::{
    check::UnknownRule,
    config, grammar,
    language::{Language, Words, says_words},
    render::RENDERERS,
};

pub(super) use unwritten::Unwritten;

/// Every reason for exit code 2; a file that cannot be read is none of them.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// Paths that do not exist.
    Missing {
        /// The paths.
        paths: Vec<PathBuf>,
        /// The command that the first was perhaps meant to be.
        near: Option<String>,
    },
    /// No registry, where one is asked for.
    NoRegistry,
    /// Folders without a text.
    NothingToRead {
        /// The folders.
        folders: Vec<PathBuf>,
        /// What was passed over in them.
        passed: Option<Words>,
    },
    /// A name that is neither a rule nor a group.
    UnknownRule(#[from] UnknownRule),
    /// A format that nothing writes.
    UnknownFormat {
        /// The name.
        name: String,
        /// What it was perhaps meant to be.
        near: Option<&'static str>,
    },
    /// Two formats that would be mixed.
    TwoOnStdout {
        /// A format.
        first: &'static str,
        /// Another.
        second: String,
    },
    /// Several texts for a file that holds one.
    OneEach {
        /// The format.
        name: &'static str,
        /// What was named.
        path: PathBuf,
    },
    /// Two texts whose files would have one name.
    SameName {
        /// The file.
        path: PathBuf,
    },
    /// A file that would be named after a text without a name.
    Nameless {
        /// The format.
        name: &'static str,
    },
    /// A text that would be written over.
    OverInput {
        /// The file.
        path: PathBuf,
    },
    /// A file that was not written.
    Unwritten(#[from] Unwritten),
    /// A grammar that cannot be used.
    Grammar(#[from] grammar::Error),
    /// A `viendan.toml` or a baseline that cannot be used.
    Config(#[from] config::Error),
    /// A baseline that would be replaced with all its reasons.
    BaselineExists {
        /// The baseline.
        path: PathBuf,
    },
    /// A `viendan.toml` that would be replaced.
    ConfigExists,
    /// A registry, a register or a question.
    Shelf(#[from] shelf::Error),
    /// A page that cannot be opened.
    #[cfg(feature = "web")]
    Web(#[from] web::Error),
    /// A system whose menus are not known.
    #[cfg(feature = "web")]
    NoMenus,
    /// Arguments that clap took and could not turn into ours.
    Arguments(clap::Error),
    /// Standard output is closed or full.
    Write(#[from] io::Error),
}

impl Error {
    /// What went wrong, in both languages.
    #[expect(clippy::too_many_lines, reason = "a table: one reason a row, in both languages")]
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Missing { paths, near } => missing(paths, near.as_deref()),
            Self::NoRegistry => Words::new(
                "chưa có kho viện dẫn mà --require-registry đòi phải có, nên chưa soát; tạo bằng: viendan sổ nạp TỆP, hoặc nêu --registry TỆP",
                "there is no registry, and --require-registry asks for one: nothing was checked; make one with viendan registry add FILE, or name it with --registry FILE",
            ),
            Self::NothingToRead { folders, passed } => nothing(folders, passed.as_ref()),
            Self::UnknownRule(error) => error.words(),
            Self::UnknownFormat { name, near } => {
                let known = RENDERERS.iter().map(|it| it.name).collect::<Vec<_>>().join(", ");
                Words::new(
                    format!("không có định dạng `{name}`; dùng: {known}"),
                    format!("no format `{name}`; use: {known}"),
                )
                .perhaps(*near)
            }
            Self::TwoOnStdout { first, second } => Words::new(
                format!(
                    "`{first}` và `{second}` cùng in ra màn hình; hãy nêu tệp: --out {first}:TỆP"
                ),
                format!(
                    "`{first}` and `{second}` both go to standard output; name a file: --out {first}:FILE"
                ),
            ),
            Self::OneEach { name, path } => {
                let path = path.display();
                Words::new(
                    format!("`{name}` là mỗi văn bản một tệp; hãy nêu thư mục thay cho `{path}`"),
                    format!(
                        "`{name}` is one file for each text; name a folder instead of `{path}`"
                    ),
                )
            }
            Self::SameName { path } => {
                let path = path.display();
                Words::new(
                    format!("hai văn bản cùng ghi vào `{path}`; hãy ghi riêng từng văn bản"),
                    format!("two texts would both be written to `{path}`; write them apart"),
                )
            }
            Self::Nameless { name } => Words::new(
                format!("đầu vào chuẩn không có tên để đặt tên tệp; hãy nêu tệp: --out {name}:TỆP"),
                format!("standard input has no name for a file; name one: --out {name}:FILE"),
            ),
            Self::OverInput { path } => {
                let path = path.display();
                Words::new(
                    format!("`{path}` là văn bản đang soát; hãy nêu tệp khác, chưa ghi gì"),
                    format!(
                        "`{path}` is a text that is read; name another file, nothing was written"
                    ),
                )
            }
            Self::Unwritten(why) => why.words(),
            Self::Grammar(error) => {
                Words::new("không dùng được ngữ pháp", "the grammar cannot be used")
                    .before(&error.words())
            }
            Self::BaselineExists { path } => {
                let path = path.display();
                Words::new(
                    format!("`{path}` đã có; `viendan baseline update` cập nhật và giữ các lý do"),
                    format!("`{path}` exists; `viendan baseline update` keeps its reasons"),
                )
            }
            Self::ConfigExists => Words::new(
                "`viendan.toml` đã có, không ghi đè",
                "`viendan.toml` exists and is not replaced",
            ),
            Self::Config(error) => error.words(),
            Self::Shelf(error) => error.words(),
            #[cfg(feature = "web")]
            Self::Web(error) => error.words(),
            #[cfg(feature = "web")]
            Self::NoMenus => Words::new(
                "hệ thống này không có trình đơn để ghi viendan vào; hãy mở trang bằng `viendan web` rồi thả tệp vào đó",
                "there is no menu on this system that viendan can be put into; `viendan web` opens the page, and files are dropped there",
            ),
            Self::Arguments(error) => Words::new(error.to_string(), error.to_string()),
            Self::Write(error) => {
                Words::new("không ghi được", "cannot write").before(&Words::of_system(error))
            }
        }
    }
}

says_words!(Error);

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

fn list(paths: &[PathBuf]) -> String {
    let paths: Vec<_> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    paths.join(", ")
}
