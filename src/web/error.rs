//! Why the page could not be opened.

use std::io;

use crate::diagnostic::{Language, Words};

/// Why the page could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No port can be listened at.
    #[error("cannot listen on this computer: {0}")]
    Port(io::Error),
    /// The system gives no random bytes, without which nobody is kept out.
    #[error("the system gives no random bytes: {0}")]
    Random(getrandom::Error),
    /// The folder of the user's data cannot be written.
    #[error("cannot write to the folder of your data: {0}")]
    Home(io::Error),
}

impl Error {
    /// What went wrong, in both languages.
    pub fn words(&self) -> Words {
        let vi = match self {
            Self::Port(why) => format!("không mở được cổng trên máy này: {}", vietnamese(why)),
            Self::Random(why) => format!("hệ điều hành không cấp số ngẫu nhiên: {why}"),
            Self::Home(why) => {
                format!("không ghi được vào thư mục dữ liệu của anh/chị: {}", vietnamese(why))
            }
        };
        Words::new(vi, self.to_string())
    }
}

fn vietnamese(error: &io::Error) -> String {
    Words::of_system(error).in_language(Language::Vietnamese).to_owned()
}
