//! Why the registry could not do what it was asked.

use rusqlite::ErrorCode;

use crate::diagnostic::{Language, Words};

/// What went wrong with the file of a registry; who asks names the file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder of the file cannot be made.
    #[error("its folder cannot be made: {0}")]
    Folder(std::io::Error),
    /// A file of another program.
    #[error("this file is no registry of viendan; name another one with --registry")]
    Foreign,
    /// A file without anything in it.
    #[error("the file is empty, and no registry yet; fill it with: viendan registry add")]
    Empty,
    /// A registry of before the first release.
    #[error(
        "written before the first release (tables {version}); please build it anew from its sources"
    )]
    Older {
        /// The version of its tables.
        version: usize,
    },
    /// A registry of an earlier version on a place that may only be read.
    #[error(
        "written by an earlier version (tables {version}), and cannot be led to this one where it \
         may only be read; please open a copy of it"
    )]
    Outdated {
        /// The version of its tables.
        version: i32,
    },
    /// A registry that a later version wrote.
    #[error("written by a later version (tables {version}); please update viendan")]
    Newer {
        /// The version of its tables.
        version: i32,
    },
    /// No room is left, or the disk takes nothing more.
    #[error(
        "the disk is full or takes no more; nothing of this step was kept, please make room and run \
         it again"
    )]
    Full,
    /// Another process writes and does not end.
    #[error("another process has been writing for too long; please try again later")]
    Busy,
    /// The file cannot be opened or written.
    #[error("cannot be opened or written; please check that the place exists and may be written")]
    Closed,
    /// The file is damaged.
    #[error(
        "the file is damaged; `viendan registry verify` says where; `viendan registry export` saves what can still be read, for a new one"
    )]
    Damaged,
    /// Anything else that the database says.
    #[error("{0}")]
    Sql(rusqlite::Error),
}

impl Error {
    /// What went wrong and what to do, in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, registry::Error};
    ///
    /// assert!(Error::Full.words().in_language(Language::Vietnamese).starts_with("đĩa đã đầy"));
    /// ```
    pub fn words(&self) -> Words {
        let vi = match self {
            Self::Folder(error) => format!("không tạo được thư mục chứa kho: {}", said(error)),
            Self::Foreign => {
                "tệp này không phải kho viện dẫn của viendan; đề nghị chỉ tệp khác bằng --registry".to_owned()
            }
            Self::Empty => "tệp rỗng (0 byte), chưa phải kho viện dẫn; nạp bằng: viendan sổ nạp TỆP".to_owned(),
            Self::Older { version } => {
                format!("kho ghi từ trước bản phát hành đầu tiên (phiên bản dữ liệu {version}); đề nghị nạp lại từ các nguồn")
            }
            Self::Outdated { version } => {
                format!("kho do bản viendan cũ hơn ghi (phiên bản dữ liệu {version}), nằm ở chỗ chỉ được đọc nên không nâng cấp được; đề nghị chép ra chỗ khác rồi mở")
            }
            Self::Newer { version } => {
                format!("kho do bản viendan mới hơn ghi (phiên bản dữ liệu {version}); đề nghị cập nhật viendan")
            }
            Self::Full => {
                "đĩa đã đầy hoặc không ghi thêm được; bước này chưa ghi gì, đề nghị dọn chỗ rồi chạy lại"
                    .to_owned()
            }
            Self::Busy => "một chương trình khác đang ghi kho quá lâu; đề nghị thử lại sau".to_owned(),
            Self::Closed => {
                "không mở hoặc không ghi được; đề nghị kiểm tra đường dẫn và quyền ghi".to_owned()
            }
            Self::Damaged => {
                "tệp kho bị hỏng; `viendan sổ kiểm` cho biết hỏng chỗ nào; cứu những gì còn đọc được bằng `viendan sổ xuất`, rồi nạp lại vào kho mới".to_owned()
            }
            Self::Sql(error) => match error.sqlite_error() {
                Some(code) => format!("cơ sở dữ liệu báo lỗi (số {})", code.extended_code),
                None => "cơ sở dữ liệu báo lỗi".to_owned(),
            },
        };
        Words::new(vi, self.to_string())
    }
}

fn said(error: &std::io::Error) -> String {
    Words::of_system(error).in_language(Language::Vietnamese).to_owned()
}

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
