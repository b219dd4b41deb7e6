//! What the system says, in both languages where it is a thing that happens.

use std::io::{self, ErrorKind};

use super::Words;

impl Words {
    /// What the system said of a file.
    ///
    /// ```
    /// use viendan::diagnostic::{Language, Words};
    ///
    /// let words = Words::of_system(&std::io::ErrorKind::PermissionDenied.into());
    /// assert_eq!(words.in_language(Language::Vietnamese), "không có quyền đọc hoặc ghi");
    /// ```
    pub fn of_system(error: &io::Error) -> Self {
        let vi = match error.kind() {
            ErrorKind::NotFound => "không có tệp hay thư mục này".to_owned(),
            ErrorKind::PermissionDenied => "không có quyền đọc hoặc ghi".to_owned(),
            ErrorKind::IsADirectory => "đây là thư mục".to_owned(),
            ErrorKind::StorageFull => "đĩa đã đầy".to_owned(),
            _ => error.to_string(),
        };
        Self::new(vi, error.to_string())
    }
}
