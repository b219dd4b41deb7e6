//! Why the registry could not do what it was asked.

use rusqlite::ErrorCode;

use crate::language::{Words, says_words};

/// A fault of the file of a registry; who asks names the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The folder of the file cannot be made.
    Folder(std::io::Error),
    /// A file of another program.
    Foreign,
    /// A file without anything in it.
    Empty,
    /// A registry of before the first release.
    Older {
        /// The version of its tables.
        version: usize,
    },
    /// A registry of an earlier version on a place that may only be read.
    Outdated {
        /// The version of its tables.
        version: i32,
    },
    /// A registry that a later version wrote.
    Newer {
        /// The version of its tables.
        version: i32,
    },
    /// No room is left, or the disk takes nothing more.
    Full,
    /// Another process writes and does not end.
    Busy,
    /// The file cannot be opened or written.
    Closed,
    /// The file is damaged.
    Damaged,
    /// Anything else that the database says.
    Sql(rusqlite::Error),
}

impl Error {
    /// The fault and what to do about it, in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, registry::Error};
    ///
    /// assert!(Error::Full.words().in_language(Language::Vietnamese).starts_with("đĩa đã đầy"));
    /// ```
    pub fn words(&self) -> Words {
        match self {
            Self::Folder(error) => {
                Words::new("không tạo được thư mục chứa kho", "its folder cannot be made")
                    .before(&Words::of_system(error))
            }
            Self::Foreign => Words::new(
                "tệp này không phải kho viện dẫn của viendan; đề nghị chỉ tệp khác bằng --registry",
                "this file is no registry of viendan; name another one with --registry",
            ),
            Self::Empty => Words::new(
                "tệp rỗng (0 byte), chưa phải kho viện dẫn; nạp bằng: viendan sổ nạp TỆP",
                "the file is empty, and no registry yet; fill it with: viendan registry add",
            ),
            Self::Older { version } => Words::new(
                format!(
                    "kho ghi từ trước bản phát hành đầu tiên (phiên bản dữ liệu {version}); đề nghị nạp lại từ các nguồn"
                ),
                format!(
                    "written before the first release (tables {version}); please build it anew from its sources"
                ),
            ),
            Self::Outdated { version } => Words::new(
                format!(
                    "kho do bản viendan cũ hơn ghi (phiên bản dữ liệu {version}), nằm ở chỗ chỉ được đọc nên không nâng cấp được; đề nghị chép ra chỗ khác rồi mở"
                ),
                format!(
                    "written by an earlier version (tables {version}), and cannot be led to this one where it may only be read; please open a copy of it"
                ),
            ),
            Self::Newer { version } => Words::new(
                format!(
                    "kho do bản viendan mới hơn ghi (phiên bản dữ liệu {version}); đề nghị cập nhật viendan"
                ),
                format!("written by a later version (tables {version}); please update viendan"),
            ),
            Self::Full => Words::new(
                "đĩa đã đầy hoặc không ghi thêm được; bước này chưa ghi gì, đề nghị dọn chỗ rồi chạy lại",
                "the disk is full or takes no more; nothing of this step was kept, please make room and run it again",
            ),
            Self::Busy => Words::new(
                "một chương trình khác đang ghi kho quá lâu; đề nghị thử lại sau",
                "another process has been writing for too long; please try again later",
            ),
            Self::Closed => Words::new(
                "không mở hoặc không ghi được; đề nghị kiểm tra đường dẫn và quyền ghi",
                "cannot be opened or written; please check that the place exists and may be written",
            ),
            Self::Damaged => Words::new(
                "tệp kho bị hỏng; `viendan sổ kiểm` cho biết hỏng chỗ nào; cứu những gì còn đọc được bằng `viendan sổ xuất`, rồi nạp lại vào kho mới",
                "the file is damaged; `viendan registry verify` says where; `viendan registry export` saves what can still be read, for a new one",
            ),
            Self::Sql(error) => {
                let number = error.sqlite_error().map(|it| format!(" (số {})", it.extended_code));
                let number = number.unwrap_or_default();
                Words::new(format!("cơ sở dữ liệu báo lỗi{number}"), error.to_string())
            }
        }
    }
}

says_words!(Error);

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::Closed
            }
            Some(ErrorCode::NotADatabase) => Self::Foreign,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged,
            _ => Self::Sql(error),
        }
    }
}
