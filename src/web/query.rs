//! The target of a request, taken apart.

use percent_encoding::percent_decode_str;

use crate::diagnostic::Language;

/// What a request asks for, taken apart.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) path: String,
    pairs: Vec<(String, String)>,
}

impl Query {
    pub(super) fn of(url: &str) -> Self {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let decoded = |it: &str| {
            let spaced = it.replace('+', " ");
            percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
        };
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let pairs = pairs.map(|(name, value)| (decoded(name), decoded(value))).collect();
        Self { path: path.to_owned(), pairs }
    }

    /// The value of a name; empty when it is absent.
    pub(super) fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    pub(super) fn language(&self) -> Language {
        if self.get("lang") == "en" { Language::English } else { Language::Vietnamese }
    }
}
