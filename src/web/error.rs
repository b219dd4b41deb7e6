//! Why the page could not be opened.

use std::io;

use crate::language::{Words, says_words};

/// A reason why the page could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No port can be listened at.
    Port(io::Error),
    /// The system gives no random bytes, without which nobody is kept out.
    Random(getrandom::Error),
    /// The folder of the user's data cannot be written.
    Home(io::Error),
}

impl Error {
    /// The fault, in both languages.
    pub fn words(&self) -> Words {
        match self {
            Self::Port(why) => {
                Words::new("không mở được cổng trên máy này", "cannot listen on this computer")
                    .before(&Words::of_system(why))
            }
            Self::Random(why) => Words::new(
                format!("hệ điều hành không cấp số ngẫu nhiên: {why}"),
                format!("the system gives no random bytes: {why}"),
            ),
            Self::Home(why) => Words::new(
                "không ghi được vào thư mục dữ liệu của anh/chị",
                "cannot write to the folder of your data",
            )
            .before(&Words::of_system(why)),
        }
    }
}

says_words!(Error);
