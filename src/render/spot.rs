//! Files, places and relations as people call them: the name of a file, where in it, what is done.

use crate::{
    diagnostic::{Language, Words},
    model::Basis,
    read,
    registry::{Quote, Tie},
    text::file_name,
};

/// The heading of the relations in which a document acts, in Vietnamese and in English.
pub(crate) const ACTS: [&str; 2] = ["Văn bản này nêu, căn cứ, sửa đổi…", "What this document does"];
/// The heading of those in which something is done to it.
pub(crate) const ACTED_ON: [&str; 2] =
    ["Văn bản nêu, căn cứ, sửa đổi… văn bản này", "What is done to this document"];

/// The name of a file without its folders; the whole path where that is asked for. What is no path
/// stands as it is.
pub(crate) fn name(file: &str, has_paths: bool) -> &str {
    let is_path = file.contains('.') && file.starts_with(['/', '.'])
        || file.contains('\\')
        || file.rsplit_once('/').is_some_and(|(_, last)| read::takes(end(last)));
    if is_path && !has_paths { file_name(file) } else { file }
}

/// The file and the place of the words of a relation.
pub(crate) fn of_tie(tie: &Tie, has_paths: bool, language: Language) -> String {
    format!("{}, {}", name(&tie.file, has_paths), in_file_of_tie(tie, language))
}

/// The file and the place where a text speaks of a document.
pub(crate) fn of_quote(quote: &Quote, language: Language) -> String {
    format!("{}, {}", name(&quote.file, false), in_file_of_quote(quote, language))
}

/// The place of the words of a relation in their file.
pub(crate) fn in_file_of_tie(tie: &Tie, language: Language) -> String {
    place(tie.place.as_ref(), tie.line, language)
}

/// The place in its file where a text speaks of a document.
pub(crate) fn in_file_of_quote(quote: &Quote, language: Language) -> String {
    place(quote.place.as_ref(), quote.line, language)
}

/// The act of a relation, and the part it is done to: `bãi bỏ Điều 5`.
pub(crate) fn does(tie: &Tie, language: Language) -> String {
    let relation = tie.relation.words();
    let relation = relation.in_language(language);
    let inferred = match (tie.basis, language) {
        (Basis::Inferred, Language::Vietnamese) => " (suy ra)",
        (Basis::Inferred, Language::English) => " (inferred)",
        _ => "",
    };
    let pinpoint = tie.pinpoint.as_ref().map(|it| format!(" {it}")).unwrap_or_default();
    format!("{relation}{inferred}{pinpoint}")
}

/// The name of a place as a person says it; its line where the registry was filled before it was told more.
fn place(said: Option<&Words>, line: usize, language: Language) -> String {
    match (said, language) {
        (Some(said), _) => said.in_language(language).to_owned(),
        (None, Language::Vietnamese) => format!("dòng {line}"),
        (None, Language::English) => format!("line {line}"),
    }
}

fn end(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, end)| end)
}
