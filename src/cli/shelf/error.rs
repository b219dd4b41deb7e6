//! Why a registry could not be asked or written, or a register not be read.

use std::path::PathBuf;

use crate::{
    config,
    language::{Language, Words, says_words},
    model::figures,
    query, read,
    registry::{self, Unreadable},
};

/// Why a registry could not be asked or written.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum Error {
    /// No folder for the data of this user.
    NoPlace,
    /// The registry that was named is not there.
    Absent(PathBuf),
    /// A folder where the file of a registry is wanted.
    Folder(PathBuf),
    /// A pipe or a device where the file of a registry is wanted.
    NoFile(PathBuf),
    /// The registry could not do what it was asked.
    Registry {
        /// Its file.
        path: PathBuf,
        /// What it says.
        source: registry::Error,
    },
    /// A register that could not be read.
    Register {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        source: Unreadable,
    },
    /// A register that is no file, or too large, or that the system does not give.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: Box<read::Error>,
    },
    /// A question without an answer.
    Question {
        /// The question.
        question: String,
        /// Why it has no answer.
        source: query::Error,
    },
    /// A source that the registry does not hold.
    NoSource(String),
    /// Settings that cannot be used.
    Config(#[from] config::Error),
    /// A series that cannot be read.
    NoSeries(String),
}

impl Error {
    /// A fault of a registry that lives in memory.
    pub(in crate::cli) fn memory(source: registry::Error) -> Self {
        Self::Registry { path: PathBuf::from(":memory:"), source }
    }

    /// What went wrong and what to do, in both languages.
    pub(in crate::cli) fn words(&self) -> Words {
        match self {
            Self::NoPlace => Words::new(
                "không biết thư mục dữ liệu của người dùng; đề nghị chỉ kho bằng --registry",
                "no folder for your data is known; please name a registry with --registry",
            ),
            Self::Absent(path) => {
                let path = path.display();
                Words::new(
                    format!("chưa có kho viện dẫn ở `{path}`; tạo bằng: viendan sổ nạp TỆP"),
                    format!("no registry at `{path}`; make one with: viendan registry add"),
                )
            }
            Self::Folder(path) => {
                let path = path.display();
                Words::new(
                    format!("`{path}` là thư mục, không phải tệp kho viện dẫn"),
                    format!("`{path}` is a folder, not the file of a registry"),
                )
            }
            Self::NoFile(path) => {
                let path = path.display();
                Words::new(
                    format!("`{path}` là đường ống hoặc thiết bị, không phải tệp kho viện dẫn"),
                    format!("`{path}` is a pipe or a device, not the file of a registry"),
                )
            }
            Self::Registry { path, source } => {
                let path = path.display();
                Words::new(format!("kho `{path}`"), format!("registry `{path}`"))
                    .before(&source.words())
            }
            Self::Register { path, source } => {
                let path = path.display();
                Words::new(format!("sổ văn bản `{path}`"), format!("register `{path}`"))
                    .before(&source.words())
            }
            Self::Unreadable { path, source } => {
                let path = format!("`{}`", path.display());
                source.words().behind(&Words::new(path.clone(), path))
            }
            Self::Question { question, source } => asked(question, source),
            Self::NoSource(name) => Words::new(
                format!("kho không có nguồn `{name}`; xem: viendan sổ kê"),
                format!("the registry holds no source `{name}`; see: viendan registry list"),
            ),
            Self::Config(error) => error.words(),
            Self::NoSeries(series) => Words::new(
                format!("`{series}` không phải ký hiệu; viết như KH-VPUB hay NQ/TU"),
                format!("`{series}` is no series; write it as in KH-VPUB or NQ/TU"),
            ),
        }
    }
}

says_words!(Error);

/// The question with a caret under the place that is meant, and the candidates.
fn asked(question: &str, error: &query::Error) -> Words {
    let mut under = String::new();
    if let Some((at, width)) = error.place() {
        let before = question.get(..at).unwrap_or_default().chars().count();
        let meant = question.get(at..at + width).map_or(1, |it| it.chars().count().max(1));
        under = format!("\n  | {question}\n  | {}{}", " ".repeat(before), "^".repeat(meant));
    }
    if let query::Error::Ambiguous { candidates, .. } = error {
        for card in candidates {
            let date = card.date.map(figures).unwrap_or_default();
            let issuer = card.issuer.as_deref().unwrap_or_default();
            let typed = query::spelling(card, candidates);
            under = format!("{under}\n  - {typed}  {date}  {issuer}");
        }
    }
    let words = error.words();
    let said = |language| format!("{}{under}", words.in_language(language));
    Words::new(said(Language::Vietnamese), said(Language::English))
}
