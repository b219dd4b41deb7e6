//! Why a file was not written.

use std::{io, path::PathBuf};

use crate::language::{Language, Words, says_words};

/// Why a file was not written; what was there is as it was.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum Unwritten {
    /// A file of somebody else.
    NotOurs {
        /// The file.
        path: PathBuf,
        /// The format.
        name: &'static str,
    },
    /// A Word file that a person made or has worked on.
    Touched {
        /// The file.
        path: PathBuf,
    },
    /// A file that nobody asked to replace.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file that cannot be written.
    Output {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file that may only be read.
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// A file that would have another owner, or lose its mode or its attributes.
    Unkept {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Unwritten {
    /// Whether the file itself refuses, so that others may still be written.
    pub(in crate::cli) fn is_refused(&self) -> bool {
        matches!(self, Self::ReadOnly { .. } | Self::Unkept { .. })
    }

    /// Why it was not written and what to do, in both languages.
    pub(in crate::cli) fn words(&self) -> Words {
        match self {
            Self::NotOurs { path, name } => {
                let path = path.display();
                Words::new(
                    format!(
                        "`{path}` đã có và không do viendan ghi; muốn thay thì nêu tên: --out {name}:{path}"
                    ),
                    format!(
                        "`{path}` exists and was not written by viendan; to replace it, name it: --out {name}:{path}"
                    ),
                )
            }
            Self::Touched { path } => {
                let path = path.display();
                Words::new(
                    format!(
                        "`{path}` đã có người làm việc trong đó nên không ghi đè; hãy nêu tên tệp khác"
                    ),
                    format!(
                        "`{path}` holds a person's work and is not replaced; name another file"
                    ),
                )
            }
            Self::Exists { path } => {
                let path = path.display();
                Words::new(
                    format!("`{path}` đã có; muốn thay thì nêu tên: --out {path}"),
                    format!("`{path}` exists; to replace it, name it: --out {path}"),
                )
            }
            Self::Output { path, source } => {
                let path = path.display();
                Words::new(format!("không ghi được `{path}`"), format!("cannot write `{path}`"))
                    .before(&Words::of_system(source))
            }
            Self::ReadOnly { path } => {
                let path = path.display();
                Words::new(
                    format!(
                        "`{path}` chỉ cho đọc nên không ghi; muốn ghi thì bỏ thuộc tính chỉ đọc của tệp trước"
                    ),
                    format!(
                        "`{path}` is read-only and was not written; clear its read-only mark first"
                    ),
                )
            }
            Self::Unkept { path, source } => {
                let (path, why) = (path.display(), Words::of_system(source));
                let (vi, en) =
                    (why.in_language(Language::Vietnamese), why.in_language(Language::English));
                Words::new(
                    format!(
                        "không ghi `{path}` vì sẽ mất chủ, quyền hoặc thuộc tính của tệp ({vi}); hãy chép tệp về thư mục của mình rồi làm lại"
                    ),
                    format!(
                        "`{path}` was not written, for its owner, mode or attributes would be lost ({en}); copy it to a folder of your own and write it there"
                    ),
                )
            }
        }
    }
}

says_words!(Unwritten);
