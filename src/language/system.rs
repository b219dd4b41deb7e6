//! Errors of the system, in both languages where they are things that happen.

use std::io::{self, ErrorKind};

use super::Words;

impl Words {
    /// The words of the system on a file.
    ///
    /// ```
    /// use viendan::language::{Language, Words};
    ///
    /// let words = Words::of_system(&std::io::ErrorKind::PermissionDenied.into());
    /// assert_eq!(words.in_language(Language::Vietnamese), "không có quyền đọc hoặc ghi");
    /// ```
    pub fn of_system(error: &io::Error) -> Self {
        let vi = match error.kind() {
            ErrorKind::NotFound => "không có tệp hay thư mục này",
            ErrorKind::PermissionDenied => "không có quyền đọc hoặc ghi",
            ErrorKind::ReadOnlyFilesystem => "ổ đĩa này chỉ cho đọc",
            ErrorKind::IsADirectory => "đây là thư mục",
            ErrorKind::NotADirectory => "một phần của đường dẫn không phải thư mục",
            ErrorKind::AlreadyExists => "đã có tệp hay thư mục tên này",
            ErrorKind::StorageFull => "đĩa đã đầy",
            ErrorKind::QuotaExceeded => "đã dùng hết phần đĩa được cấp",
            ErrorKind::FileTooLarge => "tệp lớn hơn mức cho phép",
            ErrorKind::InvalidFilename => "tên tệp dài quá hoặc có ký tự không dùng được",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "tệp đang được dùng",
            ErrorKind::OutOfMemory => "máy hết bộ nhớ",
            ErrorKind::TimedOut => "chờ quá lâu không thấy trả lời",
            ErrorKind::UnexpectedEof => "tệp bị đứt giữa chừng",
            ErrorKind::InvalidData => "nội dung không đúng dạng",
            ErrorKind::BrokenPipe => "nơi nhận đã đóng",
            ErrorKind::Interrupted => "bị ngắt giữa chừng",
            // The system has no more words for it than a number.
            _ => {
                let number = error.raw_os_error().map(|it| format!(" (số {it})"));
                let vi = format!("hệ thống báo lỗi{}", number.unwrap_or_default());
                return Self::new(vi, error.to_string());
            }
        };
        Self::new(vi, error.to_string())
    }
}
