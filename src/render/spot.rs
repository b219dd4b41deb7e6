//! Files and places as people call them: the name of a file, and where in it.

use crate::{
    diagnostic::Language,
    read,
    registry::{Quote, Tie},
    text::file_name,
};

/// The name of a file without its folders; the whole path where that is asked for. What is no path
/// stands as it is.
pub(crate) fn name(file: &str, has_paths: bool) -> &str {
    let is_path = file.contains('.') && file.starts_with(['/', '.'])
        || file.contains('\\')
        || file.rsplit_once('/').is_some_and(|(_, last)| read::takes(end(last)));
    if is_path && !has_paths { file_name(file) } else { file }
}

/// Where the words of a relation stand.
pub(crate) fn of_tie(tie: &Tie, has_paths: bool, language: Language) -> String {
    place((&tie.file, tie.line), has_paths, language)
}

/// Where a text speaks of a document.
#[cfg(feature = "web")]
pub(crate) fn of_quote(quote: &Quote, has_paths: bool, language: Language) -> String {
    place((&quote.file, quote.line), has_paths, language)
}

fn place((file, line): (&str, usize), has_paths: bool, language: Language) -> String {
    let file = name(file, has_paths);
    match language {
        Language::Vietnamese => format!("{file}, dòng {line}"),
        Language::English => format!("{file}, line {line}"),
    }
}

fn end(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, end)| end)
}
