//! Every word that questions are asked in: what it says, in both languages, with an example.

use std::fmt::Write as _;

use crate::{
    diagnostic::Language,
    query::{FUNCTIONS, Function, Group, JOINTS},
};

/// The groups in their order, with their headings.
const GROUPS: [(Group, [&str; 2]); 4] = [
    (
        Group::Relations,
        [
            "Quan hệ (X là một văn bản, hoặc một câu hỏi; thêm * để đi qua nhiều bước: được-thực-hiện*(X))",
            "Relations (X is a document, or a question; * follows any number of steps: implemented-by*(X))",
        ],
    ),
    (Group::Chains, ["Đường dẫn", "Chains"]),
    (Group::Conditions, ["Điều kiện", "Conditions"]),
    (Group::States, ["Tình trạng", "States"]),
];

/// Questions from the work of an office, with what each asks for, in Vietnamese and in English.
const WORKED: [([&str; 2], [&str; 2]); 8] = [
    (
        ["được-triển-khai(\"57-NQ/TW\")", "văn bản triển khai nghị quyết này"],
        ["carried-out-by(\"57-NQ/TW\")", "what carries this resolution out"],
    ),
    (
        ["được-triển-khai*(\"57-NQ/TW\") và loại(KH)", "kế hoạch các cấp, qua mọi bước"],
        ["carried-out-by*(\"57-NQ/TW\") and type(KH)", "plans of every level below it"],
    ),
    (
        ["dẫn(\"bao-cao.docx\") và hết-hiệu-lực()", "báo cáo này dẫn văn bản nào đã hết hiệu lực"],
        ["cites(\"bao-cao.docx\") and ended()", "what a report cites that is no longer in force"],
    ),
    (
        ["được-sửa-đổi(\"Luật Đất đai 2024\")", "văn bản sửa đổi luật này"],
        ["amended-by(\"Luật Đất đai 2024\")", "what amends this law"],
    ),
    (
        ["chưa-báo-cáo() và ngày(2023) và có-toàn-văn()", "kế hoạch năm 2023 chưa thấy báo cáo"],
        ["without-report() and date(2023) and with-text()", "plans of 2023 without a report"],
    ),
    (
        [
            "loại(Thông tư) và cơ-quan(Bộ Tài chính) và ngày(11/2025)",
            "thông tư của một bộ trong một tháng",
        ],
        ["type(TT) and issuer(BTC) and date(11/2025)", "circulars of a ministry in one month"],
    ),
    (
        ["dẫn(cơ-quan(Bộ Xây dựng)) --sort lượt-dẫn --limit 10", "một cơ quan hay dẫn gì nhất"],
        ["cites(issuer(BXD)) --sort cited --limit 10", "what a body cites most"],
    ),
    (
        ["đường(\"bao-cao.docx\", \"17/NQ-CP\")", "báo cáo này dẫn đến nghị quyết kia qua đâu"],
        ["path(\"bao-cao.docx\", \"17/NQ-CP\")", "by which way a report leads to a resolution"],
    ),
];

/// Every word of the language, grouped, in both languages, with one example each.
///
/// ```
/// use viendan::{diagnostic::Language, render::answer};
///
/// assert!(answer::list(Language::English).contains("cited-by(X)"));
/// ```
pub fn list(language: Language) -> String {
    let mut list = String::new();
    let at = usize::from(language == Language::English);
    for (group, headings) in GROUPS {
        let lead = if list.is_empty() { "" } else { "\n" };
        writeln!(list, "{lead}{}:", headings[at]).ok();
        for function in FUNCTIONS.iter().filter(|it| it.group == group) {
            told(&mut list, function, at);
        }
    }
    let heading = ["Nối các tập hợp", "Sets are joined by"][at];
    writeln!(list, "\n{heading}:").ok();
    for (sign, words) in JOINTS {
        writeln!(list, "  {sign}   {}", words.join(", ")).ok();
    }
    list
}

/// Worked questions, each with what it asks for.
///
/// ```
/// use viendan::{diagnostic::Language, render::answer};
///
/// assert_eq!(answer::worked(Language::English).count(), 8);
/// ```
pub fn worked(language: Language) -> impl Iterator<Item = [&'static str; 2]> {
    WORKED.into_iter().map(move |(vi, en)| match language {
        Language::Vietnamese => vi,
        Language::English => en,
    })
}

/// A word in both languages, what it says, and its example.
fn told(list: &mut String, function: &Function, at: usize) {
    let (mut written, mut question) = (function.written(), function.question());
    if at == 1 {
        written.reverse();
        question.reverse();
    }
    let noun = ["văn bản", "documents"][at];
    writeln!(list, "  {:34} {}", written[0], written[1]).ok();
    writeln!(list, "      {noun} {}", function.says[at]).ok();
    writeln!(list, "      {}", question[0]).ok();
}

#[cfg(test)]
mod tests {
    use super::{Language, WORKED, list};
    use crate::{grammar::Grammar, query, registry::Registry};

    #[test]
    fn every_word_is_listed() {
        for language in [Language::Vietnamese, Language::English] {
            let list = list(language);
            for function in query::FUNCTIONS {
                assert!(function.written().iter().all(|it| list.contains(it)), "{}", function.en);
            }
        }
    }

    #[test]
    fn every_worked_question_is_understood() {
        let registry = Registry::in_memory().unwrap();
        for (vi, en) in WORKED {
            for [typed, _] in [vi, en] {
                let question = typed.split(" --").next().unwrap_or_default();
                let asked = query::ask(question, &registry, Grammar::builtin());
                let is_read = !matches!(asked, Err(query::Error::Syntax { .. }));
                assert!(is_read, "{question}");
            }
        }
    }
}
