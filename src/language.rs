//! Words for users, in both languages.

use serde::{Deserialize, Serialize};

mod system;

/// Shows errors in English, the language of logs; `words` says each in both languages at one place.
macro_rules! says_words {
    ($($error:ty),+ $(,)?) => {
        $(impl std::fmt::Display for $error {
            fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                to.write_str(self.words().in_language($crate::language::Language::English))
            }
        })+
    };
}
pub(crate) use says_words;

/// A sentence in both languages; Vietnamese is what users read first.
///
/// ```
/// use viendan::language::{Language, Words};
///
/// let words = Words::new("thiếu dấu gạch chéo", "a slash is missing");
/// assert_eq!(words.in_language(Language::English), "a slash is missing");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Words {
    vi: String,
    en: String,
}

impl Words {
    /// A sentence in Vietnamese and in English.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The sentence with something behind a colon that is the same in both languages.
    #[must_use]
    pub fn with_words(&self, words: &str) -> Self {
        Self::new(format!("{}: {words}", self.vi), format!("{}: {words}", self.en))
    }

    /// The sentence, a colon, and another.
    #[must_use]
    pub fn before(&self, other: &Self) -> Self {
        other.behind(self)
    }

    /// The sentence behind a place and a colon.
    #[must_use]
    pub fn behind(&self, place: &Self) -> Self {
        Self::new(format!("{}: {}", place.vi, self.vi), format!("{}: {}", place.en, self.en))
    }

    /// The sentence with a question for what was perhaps meant, where something is near.
    #[must_use]
    pub(crate) fn perhaps(self, near: Option<&str>) -> Self {
        let Some(near) = near else { return self };
        Self::new(
            format!("{}; có phải ý là `{near}`?", self.vi),
            format!("{}; did you mean `{near}`?", self.en),
        )
    }

    /// The sentence in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vietnamese,
    /// English.
    English,
}
