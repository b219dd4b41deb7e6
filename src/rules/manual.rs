//! The head of a rule's file, read: the manual, the title, the clause of the law.

use super::Rule;
use crate::{diagnostic::Language, text::on_one_line};

/// Words behind which a clause is only explained.
const EXPLAINS: [&str; 7] = [": ", " (", "; ", " and ", " for ", " after ", " against "];

/// The heading of the part in Vietnamese.
const VIETNAMESE: &str = "# Tiếng Việt\n";

/// The heads of examples, in both languages.
const FENCES: [(&str, &str); 4] = [
    ("```flags", "```bị nêu"),
    ("```allows", "```không bị nêu"),
    ("```register", "```sổ văn bản"),
    ("```added", "```đã nạp vào sổ"),
];

impl Rule {
    /// The manual: Markdown, with the examples that are the rule's tests.
    ///
    /// ```
    /// let page = viendan::rules::RULES[0].page();
    /// assert!(page.contains("\n# Law\n"));
    /// ```
    pub fn page(&self) -> String {
        let lines = self.manual.lines().map_while(|line| line.strip_prefix("//!"));
        let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.flat_map(|line| [line, "\n"]).collect()
    }

    /// The manual in one language, for a person: what the rule finds, its law, when it is wrong,
    /// what mends it, its examples.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, rules::RULES};
    ///
    /// let rule = RULES.iter().find(|it| it.name == "date-conflict").unwrap();
    /// let page = rule.page_in(Language::Vietnamese);
    /// assert!(page.starts_with("Một văn bản được ghi hai ngày khác nhau."));
    /// assert!(page.contains("\n# Căn cứ\n\nNĐ 30/2020/NĐ-CP, Điều 15 khoản 1"));
    /// assert!(page.contains("\n# Khi nào báo nhầm\n\nHai văn bản chỉ trông giống nhau"));
    /// assert!(!rule.page_in(Language::English).contains("Một văn bản"));
    /// ```
    pub fn page_in(&self, language: Language) -> String {
        let page = self.page();
        let Some((lead, rest)) = page.split_once(VIETNAMESE) else { return page };
        let (own, rest) = rest.split_once("\n# ").unwrap_or((rest, ""));
        match language {
            Language::English => format!("{lead}# {rest}"),
            Language::Vietnamese => {
                let examples = rest.find("```").and_then(|at| rest.get(at..)).unwrap_or_default();
                let mut examples = examples.to_owned();
                for (name, vietnamese) in FENCES {
                    examples = examples.replace(name, vietnamese);
                }
                let clause = self.clause();
                let clause = clause.as_deref().unwrap_or("Không có điều khoản riêng.");
                // The clause stands between what the rule finds and the subsections behind it.
                let mut own = own.split("\n## ").map(str::trim);
                let finds = own.next().unwrap_or_default();
                let more: String = own.flat_map(|it| ["# ", it, "\n\n"]).collect();
                format!("{finds}\n\n# Căn cứ\n\n{clause}\n\n{more}# Ví dụ\n\n{examples}")
            }
        }
    }

    /// The finding of the rule, in one sentence without its full stop.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, rules::RULES};
    ///
    /// let rule = RULES.iter().find(|it| it.name == "date-conflict").unwrap();
    /// assert_eq!(rule.title(Language::English), "One document is cited with two dates");
    /// assert_eq!(rule.title(Language::Vietnamese), "Một văn bản được ghi hai ngày khác nhau");
    /// ```
    pub fn title(&self, language: Language) -> String {
        let page = self.page();
        let paragraph = match language {
            Language::Vietnamese => section(&page, VIETNAMESE).next(),
            Language::English => page.split("\n\n").next().map(on_one_line),
        };
        paragraph.unwrap_or_default().trim_end_matches('.').to_owned()
    }

    /// The clause of the law that it rests on, where there is one.
    ///
    /// ```
    /// use viendan::rules::RULES;
    ///
    /// let clause = |name| RULES.iter().find(|it| it.name == name).unwrap().clause();
    /// assert_eq!(clause("date-conflict").unwrap(), "NĐ 30/2020/NĐ-CP, Điều 15 khoản 1");
    /// assert_eq!(clause("doubled-word"), None);
    /// ```
    pub fn clause(&self) -> Option<String> {
        let page = self.page();
        let law = section(&page, "# Law\n").next()?;
        let end = EXPLAINS.iter().filter_map(|mark| law.find(mark)).min().unwrap_or(law.len());
        let clause = law.get(..end)?.trim_end_matches('.');
        (clause != "None").then(|| clause.to_owned())
    }
}

/// The paragraphs of a section, each on one line.
fn section<'p>(page: &'p str, heading: &str) -> impl Iterator<Item = String> + use<'p> {
    let body = page.split_once(heading).map_or("", |(_, body)| body);
    let body = body.split("\n# ").next().unwrap_or_default();
    body.split("\n\n").map(on_one_line).filter(|it| !it.is_empty())
}
