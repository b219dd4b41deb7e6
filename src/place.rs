//! Places of words, as a person would say them: section, annex, row, paragraph.

use crate::{
    diagnostic::{Language, Words},
    extract::{Level, Part, Report},
    text::{Aside, Beside, capital},
};

/// The place of words of a text, as a person says it: `Mục I.4, đoạn 1`, `Điểm a khoản 1 Điều 5`.
///
/// ```
/// use viendan::{diagnostic::Language, extract, grammar::Grammar, model::Office, place, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "QUYẾT ĐỊNH\n\nĐiều 1. Phê duyệt\n1. Kế hoạch số 04/KH-UBND ngày 04/01/2023";
/// let text = Text::new("quyet-dinh.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar, &Office::default());
/// let name = place::name(&report, report.mentions[0].words, Language::Vietnamese);
/// assert_eq!(name, "Khoản 1 Điều 1");
/// ```
pub fn name(report: &Report<'_>, words: &str, language: Language) -> String {
    let path = report.outline.path_to(words);
    let parts = Parts(&path.parts);
    let mut said = parts.say(language);
    if let Some(paragraph) = path.paragraph.filter(|_| parts.has_paragraphs()) {
        let word = if language == Language::Vietnamese { "đoạn" } else { "paragraph" };
        said.push(format!("{word} {paragraph}"));
    }
    let said = said.join(", ");
    if parts.has_name() { capital(&said) } else { said }
}

/// The place of words in both languages, with the page where the file has pages: it outlives the text.
pub fn both(report: &Report<'_>, words: &str) -> Words {
    let page = page(report, words);
    let said = |language, word: &str| {
        let name = name(report, words, language);
        page.map_or(name.clone(), |page| format!("{name}, {word} {page}"))
    };
    Words::new(said(Language::Vietnamese, "trang"), said(Language::English, "page"))
}

/// The page that words stand on, from 1; none where the file has no pages.
pub fn page(report: &Report<'_>, words: &str) -> Option<usize> {
    let page = report.text.spots(words).first()?.page as usize;
    (page > 0).then_some(page)
}

/// Parts that hold words, the outermost first.
#[derive(Debug, Clone, Copy)]
struct Parts<'p, 't>(&'p [Part<'t>]);

impl<'p> Parts<'p, '_> {
    fn say(self, language: Language) -> Vec<String> {
        if let Some((last, outer)) = self.0.split_last()
            && let Some(aside) = last.aside
        {
            return vec![beside(*aside, Parts(outer), language)];
        }
        let is_end = self.number(Level::Recipients).is_some();
        let said = match (language, self.0) {
            (Language::Vietnamese, []) => vec!["đầu văn bản".into()],
            (Language::Vietnamese, _) if is_end => vec!["cuối văn bản".into()],
            (Language::Vietnamese, _) => self.in_vietnamese(),
            (Language::English, []) => vec!["head of the document".into()],
            (Language::English, _) if is_end => vec!["end of the document".into()],
            (Language::English, _) => self.in_english(),
        };
        match (said.as_slice(), language) {
            ([], Language::Vietnamese) => vec!["phần mở đầu".into()],
            ([], Language::English) => vec!["opening".into()],
            _ => said,
        }
    }

    /// From the smallest to the largest, as laws are cited: `điểm a khoản 1 Điều 5`.
    fn in_vietnamese(self) -> Vec<String> {
        let said = |level, word: &str| self.number(level).map(|number| joined(word, number));
        let mut parts: Vec<String> = said(Level::Appendix, "phụ lục").into_iter().collect();
        if let Some(article) = said(Level::Article, "Điều") {
            let inner = [said(Level::Letter, "điểm"), said(Level::Number, "khoản")];
            parts.push([inner.into_iter().flatten().collect(), vec![article]].concat().join(" "));
        } else {
            let outer = [
                said(Level::Subsection, "tiểu mục"),
                said(Level::Section, "mục"),
                said(Level::Chapter, "chương"),
                said(Level::Division, "phần"),
            ];
            let outer: Vec<_> = outer.into_iter().flatten().collect();
            parts.extend((!outer.is_empty()).then(|| outer.join(" ")));
            parts.extend(self.dotted().map(|path| format!("mục {path}")));
        }
        if self.number(Level::Table).is_some() {
            parts.extend(said(Level::Group, "mục"));
            parts.push(said(Level::Row, "dòng").unwrap_or_else(|| "bảng".into()));
        }
        parts
    }

    /// From the largest to the smallest.
    fn in_english(self) -> Vec<String> {
        let said = |level, word: &str| self.number(level).map(|number| joined(word, number));
        let mut parts: Vec<String> = said(Level::Appendix, "annex").into_iter().collect();
        if let Some(article) = said(Level::Article, "article") {
            parts.push(article);
            parts.extend(said(Level::Number, "clause"));
            parts.extend(said(Level::Letter, "point"));
        } else {
            parts.extend(said(Level::Division, "part"));
            parts.extend(said(Level::Chapter, "chapter"));
            parts.extend(said(Level::Section, "section"));
            parts.extend(said(Level::Subsection, "subsection"));
            parts.extend(self.dotted().map(|path| format!("section {path}")));
        }
        if self.number(Level::Table).is_some() {
            parts.extend(said(Level::Group, "section"));
            parts.push(said(Level::Row, "row").unwrap_or_else(|| "table".into()));
        }
        parts
    }

    /// `I.1.b`
    fn dotted(self) -> Option<String> {
        let parts = [Level::Roman, Level::Number, Level::Letter].map(|level| self.number(level));
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("."))
    }

    fn number(self, level: Level) -> Option<&'p str> {
        self.0.iter().find(|part| part.level == level).map(|part| part.number)
    }

    /// The head and the end of a text are named as a whole.
    fn has_paragraphs(self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|part| part.level != Level::Recipients)
    }

    /// Whether the place has a name of its own, which begins with a capital.
    fn has_name(self) -> bool {
        let is_nameless =
            |level| matches!(level, Level::Opening | Level::Table | Level::Group | Level::Row);
        self.has_paragraphs() && self.0.iter().any(|part| !is_nameless(part.level))
    }
}

/// `Chú thích 1 (mục I)`
fn beside(aside: Aside, sign: Parts<'_, '_>, language: Language) -> String {
    let word = match (aside.beside, language) {
        (Beside::Margin, Language::Vietnamese) => "đầu trang hoặc chân trang",
        (Beside::Margin, Language::English) => "head or foot of the page",
        (Beside::Endnote, Language::Vietnamese) => "chú thích cuối văn bản",
        (Beside::Endnote, Language::English) => "endnote",
        (Beside::Footnote, Language::Vietnamese) => "chú thích",
        (Beside::Footnote, Language::English) => "footnote",
    };
    let number = if aside.number > 0 { aside.number.to_string() } else { String::new() };
    let name = joined(word, &number);
    if aside.sign.is_none() {
        return name;
    }
    format!("{name} ({})", sign.say(language).join(", "))
}

/// A word with its number, if there is one; a number in words is written small.
fn joined(word: &str, number: &str) -> String {
    let number = if number.contains(' ') { number.to_lowercase() } else { number.to_owned() };
    format!("{word} {number}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        extract,
        grammar::Grammar,
        model::Office,
        text::{LineEnds, Source, Spot, Text},
    };

    #[track_caller]
    fn check(text: &str, marked: &str, expected: [&str; 2]) {
        let source = Source { words: text.into(), ..Source::default() };
        check_source(source, marked, expected);
    }

    #[track_caller]
    fn check_source(source: Source, marked: &str, expected: [&str; 2]) {
        let grammar = Grammar::builtin();
        let text = Text::from_source("a.txt", source, grammar.letters());
        let report = extract::report(&text, grammar, &Office::default());
        let words = text.words().get(text.words().find(marked).unwrap()..).unwrap();
        let said = [Language::Vietnamese, Language::English]
            .map(|language| name(&report, words, language));
        assert_eq!(said, expected);
    }

    const REPORT: &str = "Số: /BC-VPUB\n\nBÁO CÁO\n\nThực hiện kế hoạch\n\nTrong năm qua, công tác có kết quả.\n\n\
        I. KẾT QUẢ\n\n1. Nội dung\n\nb) Kiểm tra\n\nmột mình\n\n4. Tham nhũng\n\nđoạn đầu.\n\n\
        Đoạn sau.\n\nNơi nhận:\n- Lưu: VT.\n\n\
        PHỤ LỤC\nTT\tNhiệm vụ\nIV\tNội dung\n1\tKế hoạch\n\n\tnối tiếp\n";

    #[test]
    fn a_line_stands_where_a_clerk_says() {
        check(REPORT, "Số: /BC", ["đầu văn bản", "head of the document"]);
        check(REPORT, "Trong năm", ["phần mở đầu", "opening"]);
        check(REPORT, "một mình", ["Mục I.1.b", "Section I.1.b"]);
        check(REPORT, "đoạn đầu", ["Mục I.4, đoạn 1", "Section I.4, paragraph 1"]);
        check(REPORT, "Đoạn sau", ["Mục I.4, đoạn 2", "Section I.4, paragraph 2"]);
        check(REPORT, "Lưu", ["cuối văn bản", "end of the document"]);
        check(REPORT, "Nhiệm vụ", ["Phụ lục, bảng", "Annex, table"]);
        check(REPORT, "1\tKế", ["Phụ lục, mục IV, dòng 1", "Annex, section IV, row 1"]);
        check(REPORT, "nối tiếp", ["Phụ lục, mục IV, dòng 1", "Annex, section IV, row 1"]);
    }

    #[test]
    fn legislation_counts_articles() {
        let law = "LUẬT\n\nTiếp cận thông tin\n\nPHẦN THỨ HAI\n\nChương II\n\nMục 1. QUYỀN\n\n\
            Điều 5. Quyền\n1. Công dân\na) được biết;\n";
        check(law, "Chương", ["Chương II phần thứ hai", "Part thứ hai, chapter II"]);
        check(
            law,
            "QUYỀN",
            ["Mục 1 chương II phần thứ hai", "Part thứ hai, chapter II, section 1"],
        );
        check(law, "Công dân", ["Khoản 1 Điều 5", "Article 5, clause 1"]);
        check(law, "được", ["Điểm a khoản 1 Điều 5", "Article 5, clause 1, point a"]);
    }

    #[test]
    fn a_note_stands_where_its_sign_does() {
        let words = "BÁO CÁO\nKết quả\nI. NỘI DUNG\nTheo số liệu.\nPHỤ LỤC\nNguồn\nĐầu trang";
        let start = |marked| words.find(marked).unwrap();
        let spot = |marked, paragraph| Spot { start: start(marked), paragraph, ..Spot::default() };
        let spots = vec![
            spot("BÁO", 1),
            spot("Kết", 2),
            spot("I.", 3),
            spot("Theo", 4),
            spot("PHỤ", 5),
            Spot { part: 1, aside: 1, ..spot("Nguồn", 1) },
            Spot { part: 2, aside: 2, ..spot("Đầu", 1) },
        ];
        let asides = vec![
            Aside { beside: Beside::Footnote, number: 3, sign: Some((0, 4)) },
            Aside { beside: Beside::Margin, ..Aside::default() },
        ];
        let line_ends = LineEnds::Paragraphs;
        let source = Source { words: words.into(), line_ends, spots, asides, ..Source::default() };
        check_source(source.clone(), "Nguồn", ["Chú thích 3 (mục I)", "Footnote 3 (section I)"]);
        check_source(source, "Đầu", ["Đầu trang hoặc chân trang", "Head or foot of the page"]);
    }
}
