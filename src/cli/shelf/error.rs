//! Why a registry could not be asked or written, or a register not be read.

use std::{io, path::PathBuf};

use crate::{
    config,
    diagnostic::{Language, Words},
    model::figures,
    query,
    registry::{self, Unreadable},
};

/// Why a registry could not be asked or written.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum Error {
    /// No folder for the data of this user.
    #[error("no folder for your data is known; please name a registry with --registry")]
    NoPlace,
    /// The registry that was named is not there.
    #[error("no registry at `{}`; make one with: viendan registry add", .0.display())]
    Absent(PathBuf),
    /// A folder where the file of a registry is wanted.
    #[error("`{}` is a folder, not the file of a registry", .0.display())]
    Folder(PathBuf),
    /// A pipe or a device where the file of a registry is wanted.
    #[error("`{}` is a pipe or a device, not the file of a registry", .0.display())]
    NoFile(PathBuf),
    /// The registry could not do what it was asked.
    #[error("registry `{}`: {source}", path.display())]
    Registry {
        /// Its file.
        path: PathBuf,
        /// What it says.
        source: registry::Error,
    },
    /// A register that could not be read.
    #[error("register `{}`: {source}", path.display())]
    Register {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        source: Unreadable,
    },
    /// A mapping file that could not be read.
    #[error("mapping `{}`: {why}", path.display())]
    Mapping {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A file that the system does not give.
    #[error("`{}`: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A question without an answer.
    #[error("{}", asked(question, source, Language::English))]
    Question {
        /// The question.
        question: String,
        /// Why it has no answer.
        source: query::Error,
    },
    /// A source that the registry does not hold.
    #[error("the registry holds no source `{0}`; see: viendan registry list")]
    NoSource(String),
    /// Settings that cannot be used.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// A series that cannot be read.
    #[error("`{0}` is no series; write it as in KH-VPUB or NQ/TU")]
    NoSeries(String),
}

impl Error {
    /// A fault of a registry that lives in memory.
    pub(in crate::cli) fn memory(source: registry::Error) -> Self {
        Self::Registry { path: PathBuf::from(":memory:"), source }
    }

    /// What went wrong and what to do, in both languages.
    pub(in crate::cli) fn words(&self) -> Words {
        let vi = match self {
            Self::NoPlace => {
                "không biết thư mục dữ liệu của người dùng; đề nghị chỉ kho bằng --registry"
                    .to_owned()
            }
            Self::Absent(path) => {
                format!("chưa có kho viện dẫn ở `{}`; tạo bằng: viendan sổ nạp TỆP", path.display())
            }
            Self::Folder(path) => {
                format!("`{}` là thư mục, không phải tệp kho viện dẫn", path.display())
            }
            Self::NoFile(path) => format!(
                "`{}` là đường ống hoặc thiết bị, không phải tệp kho viện dẫn",
                path.display()
            ),
            Self::Registry { path, source } => {
                let words = source.words();
                format!("kho `{}`: {}", path.display(), words.in_language(Language::Vietnamese))
            }
            Self::Register { path, source } => {
                format!(
                    "sổ văn bản `{}`: {}",
                    path.display(),
                    source.words().in_language(Language::Vietnamese)
                )
            }
            Self::Mapping { path, why } => format!("tệp ghép cột `{}`: {why}", path.display()),
            Self::File { path, source } => {
                let words = Words::of_system(source);
                format!("`{}`: {}", path.display(), words.in_language(Language::Vietnamese))
            }
            Self::Question { question, source } => asked(question, source, Language::Vietnamese),
            Self::Config(error) => return error.words(),
            Self::NoSource(name) => {
                format!("kho không có nguồn `{name}`; xem: viendan sổ kê")
            }
            Self::NoSeries(series) => {
                format!("`{series}` không phải ký hiệu; viết như KH-VPUB hay NQ/TU")
            }
        };
        Words::new(vi, self.to_string())
    }
}

/// The question with a caret under the place that is meant, and the candidates.
fn asked(question: &str, error: &query::Error, language: Language) -> String {
    let words = error.words();
    let mut said = words.in_language(language).to_owned();
    if let Some((at, width)) = error.place() {
        let before = question.get(..at).unwrap_or_default().chars().count();
        let meant = question.get(at..at + width).map_or(1, |it| it.chars().count().max(1));
        said = format!("{said}\n  | {question}\n  | {}{}", " ".repeat(before), "^".repeat(meant));
    }
    if let query::Error::Ambiguous { candidates, .. } = error {
        for card in candidates {
            let date = card.date.map(figures).unwrap_or_default();
            let issuer = card.issuer.as_deref().unwrap_or_default();
            let typed = query::spelling(card, candidates);
            said = format!("{said}\n  - {typed}  {date}  {issuer}");
        }
    }
    said
}
