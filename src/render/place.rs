//! Where a line stands, as a person would say it: section, annex, row, paragraph.

use crate::{
    diagnostic::Language,
    extract::Report,
    text::{Cell, Text},
};

/// A line that is longer than a heading is a paragraph with a number, in characters.
const HEADING: usize = 160;
/// How far the next paragraph of a section is looked for, in lines.
const AHEAD: usize = 4;

/// Where a line stands in its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Path {
    region: Region,
    /// `Phụ lục`, with its number if it has one.
    annex: Option<String>,
    /// `Điều`, `Chương` or a Roman number.
    section: Option<Section>,
    /// `4` or `2.1`, and the letter below it.
    number: Option<String>,
    letter: Option<char>,
    /// Section and row of a table.
    table: Option<Table>,
    paragraph: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Region {
    #[default]
    Head,
    Body,
    End,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Section {
    Article(String),
    Chapter(String),
    Roman(String),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Table {
    section: Option<String>,
    row: Option<String>,
}

/// Says where lines stand; the lines are given in any order, the answers come in the same.
///
/// `head` is the last line of the document's header, 0 when that is not known.
pub(super) fn places(text: &Text, head: usize, lines: &[usize], language: Language) -> Vec<String> {
    let last = lines.iter().copied().max().unwrap_or(0);
    let mut wanted: Vec<usize> = lines.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let mut wanted = wanted.into_iter().peekable();
    let mut said = Vec::new();
    let mut path = Path::default();
    for number in 1..=last {
        path.step(text.line(number), number, head, text.cell_of_line(number));
        if wanted.next_if_eq(&number).is_some() {
            let is_only = path.paragraph == 1 && !goes_on(text, number);
            let path = Path { paragraph: path.paragraph * usize::from(!is_only), ..path.clone() };
            said.push((number, path.say(language)));
        }
    }
    let find = |line: &usize| said.binary_search_by_key(line, |&(line, _)| line).ok();
    let say = |at: usize| said.get(at).map(|(_, words)| words.clone());
    lines.iter().map(|line| find(line).and_then(say).unwrap_or_default()).collect()
}

/// The last line of the text's own header, 0 when it has none.
pub(super) fn head(report: &Report<'_>) -> usize {
    let Report { text, header, .. } = report;
    let symbol = header.symbol.as_ref().map(|symbol| symbol.raw);
    let date = header.date.map(|date| date.raw);
    let last = |words: &str| {
        let breaks = text.written(words).matches('\n').count();
        text.place(words).map(|place| place.line + breaks)
    };
    [symbol, date, header.subject].into_iter().flatten().filter_map(last).max().unwrap_or(0)
}

/// Whether another paragraph of the same section follows.
fn goes_on(text: &Text, line: usize) -> bool {
    let ahead = (line + 1..=line + AHEAD).map(|number| text.line(number));
    ahead.map(bare).find(|line| !line.is_empty()).is_some_and(|line| Mark::of(line).is_none())
}

/// Whether a line heads a part of a text: it begins as one, and is short.
pub(super) fn is_heading(line: &str) -> bool {
    line.chars().nth(HEADING).is_none()
        && matches!(Mark::of(bare(line)), Some(mark) if mark != Mark::End)
}

/// What a line begins with, when it begins a part of the text.
#[derive(Debug, PartialEq, Eq)]
enum Mark {
    Annex(Option<String>),
    Section(Section),
    Number(String),
    Letter(char),
    End,
}

impl Path {
    fn step(&mut self, line: &str, number: usize, head: usize, cell: Option<Cell>) {
        let words = bare(line);
        if words.is_empty() {
            return;
        }
        let mark = Mark::of(words);
        let is_row = cell.is_some() || line.contains('\t');
        if is_row && self.region != Region::Head && mark != Some(Mark::End) {
            // What goes on in a later cell does not number the row.
            let is_first = cell.is_none_or(|cell| cell.column == 1);
            self.step_row(if is_first { line } else { "" });
            return;
        }
        match mark {
            Some(mark) if number > head => self.enter(mark, words),
            _ if head > 0 && number > head && self.region == Region::Head => {
                self.region = Region::Body;
                self.paragraph = 1;
            }
            _ => self.paragraph += 1,
        }
    }

    fn enter(&mut self, mark: Mark, words: &str) {
        let region = Region::Body;
        let annex = self.annex.take();
        let section = self.section.take();
        *self = match mark {
            Mark::Annex(number) => {
                Self { region, annex: Some(number.unwrap_or_default()), ..Self::default() }
            }
            Mark::Section(section) => {
                Self { region, annex, section: Some(section), ..Self::default() }
            }
            Mark::Number(number) => {
                Self { region, annex, section, number: Some(number), ..Self::default() }
            }
            Mark::Letter(letter) => {
                let number = self.number.take();
                Self { region, annex, section, number, letter: Some(letter), ..Self::default() }
            }
            Mark::End => Self { region: Region::End, ..Self::default() },
        };
        self.paragraph = usize::from(words.chars().nth(HEADING).is_some());
    }

    /// A row with a Roman number opens a part of the table; a row without any goes on.
    fn step_row(&mut self, line: &str) {
        let table = self.table.get_or_insert_default();
        let cell = line.split('\t').map(bare).next().unwrap_or_default();
        let cell = cell.trim_end_matches(['.', ')']);
        if is_roman(cell) {
            *table = Table { section: Some(cell.into()), row: None };
        } else if !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        {
            table.row = Some(cell.into());
        }
        self.paragraph = 0;
    }

    fn say(&self, language: Language) -> String {
        let parts = match language {
            Language::Vietnamese => self.say_vi(),
            Language::English => self.say_en(),
        };
        let said = parts.join(", ");
        let mut letters = said.chars();
        match letters.next() {
            Some(first) if self.is_upper() => first.to_uppercase().chain(letters).collect(),
            _ => said,
        }
    }

    /// Whether the place has a name of its own, which begins with a capital.
    fn is_upper(&self) -> bool {
        self.annex.is_some() || self.section.is_some() || self.number.is_some()
    }

    fn say_vi(&self) -> Vec<String> {
        let mut parts = Vec::new();
        match self.region {
            Region::Head => return vec!["đầu văn bản".into()],
            Region::End => return vec!["cuối văn bản".into()],
            Region::Body => {}
        }
        parts.extend(
            self.annex.as_ref().map(|number| format!("phụ lục {number}").trim_end().into()),
        );
        match &self.section {
            Some(Section::Article(article)) => {
                let point = self.letter.map(|letter| format!("điểm {letter} ")).unwrap_or_default();
                let clause = self.number.as_ref().map(|number| format!("khoản {number} "));
                parts.push(format!("{point}{}Điều {article}", clause.unwrap_or_default()));
            }
            Some(Section::Chapter(chapter)) => parts.push(format!("chương {chapter}")),
            _ => parts.extend(self.dotted().map(|path| format!("mục {path}"))),
        }
        if let Some(table) = &self.table {
            parts.extend(table.section.as_ref().map(|section| format!("mục {section}")));
            let row = table.row.as_ref().map(|row| format!("dòng {row}"));
            parts.push(row.unwrap_or_else(|| "bảng".into()));
        }
        if parts.is_empty() {
            parts.push("phần mở đầu".into());
        }
        parts.extend((self.paragraph > 0).then(|| format!("đoạn {}", self.paragraph)));
        parts
    }

    fn say_en(&self) -> Vec<String> {
        let mut parts = Vec::new();
        match self.region {
            Region::Head => return vec!["head of the document".into()],
            Region::End => return vec!["end of the document".into()],
            Region::Body => {}
        }
        parts.extend(self.annex.as_ref().map(|number| format!("annex {number}").trim_end().into()));
        match &self.section {
            Some(Section::Article(article)) => {
                parts.push(format!("article {article}"));
                parts.extend(self.number.as_ref().map(|number| format!("clause {number}")));
                parts.extend(self.letter.map(|letter| format!("point {letter}")));
            }
            Some(Section::Chapter(chapter)) => parts.push(format!("chapter {chapter}")),
            _ => parts.extend(self.dotted().map(|path| format!("section {path}"))),
        }
        if let Some(table) = &self.table {
            parts.extend(table.section.as_ref().map(|section| format!("section {section}")));
            let row = table.row.as_ref().map(|row| format!("row {row}"));
            parts.push(row.unwrap_or_else(|| "table".into()));
        }
        if parts.is_empty() {
            parts.push("opening".into());
        }
        parts.extend((self.paragraph > 0).then(|| format!("paragraph {}", self.paragraph)));
        parts
    }

    /// `I.1.b`
    fn dotted(&self) -> Option<String> {
        let roman = match &self.section {
            Some(Section::Roman(roman)) => Some(roman.clone()),
            _ => None,
        };
        let parts = [roman, self.number.clone(), self.letter.map(String::from)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("."))
    }
}

impl Mark {
    fn of(words: &str) -> Option<Self> {
        if words.starts_with("Nơi nhận") {
            return Some(Self::End);
        }
        let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let next = || rest.split_whitespace().next().unwrap_or_default();
        match first.to_lowercase().as_str() {
            "phụ" if next().to_lowercase() == "lục" || rest.starts_with("LỤC") => {
                let number = rest.split_whitespace().nth(1).unwrap_or_default();
                let number = number.trim_end_matches(['.', ':']);
                let is_number = is_roman(number) || is_figures(number);
                let is_head = is_number || rest.trim().chars().count() == 3 || first == "PHỤ";
                return is_head.then(|| Self::Annex(is_number.then(|| number.into())));
            }
            "điều" => {
                let number = next().strip_suffix(['.', ':'])?;
                let is_number = number.starts_with(|letter: char| letter.is_ascii_digit());
                return is_number.then(|| Self::Section(Section::Article(number.into())));
            }
            "chương" => {
                let number = next().trim_end_matches(['.', ':']);
                let is_number = is_roman(number) || is_figures(number);
                return is_number.then(|| Self::Section(Section::Chapter(number.into())));
            }
            _ => {}
        }
        Self::numbered(first).filter(|_| !rest.is_empty())
    }

    /// `I.`, `4.`, `2.1.`, `b)`
    fn numbered(first: &str) -> Option<Self> {
        let number = first.strip_suffix(['.', ')'])?;
        let mut letters = number.chars();
        if is_roman(number) {
            return Some(Self::Section(Section::Roman(number.into())));
        }
        if number.split('.').all(is_figures) {
            return Some(Self::Number(number.into()));
        }
        match (letters.next(), letters.next()) {
            (Some(letter), None) if letter.is_lowercase() => Some(Self::Letter(letter)),
            _ => None,
        }
    }
}

/// A line or cell without the marks of Markdown and the blanks around it.
fn bare(line: &str) -> &str {
    line.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '#' | '*' | '|'))
}

/// Figures to 39: no document has more parts, and `C` or `D` alone is a letter.
fn is_roman(word: &str) -> bool {
    (1..7).contains(&word.len()) && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

fn is_figures(word: &str) -> bool {
    (1..4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Letters;

    #[track_caller]
    fn check(text: &str, marked: &str, expected: [&str; 2]) {
        let line = text.lines().position(|line| line.contains(marked)).unwrap() + 1;
        let text = Text::new("a.txt", text.into(), &Letters::default());
        let said = [Language::Vietnamese, Language::English]
            .map(|language| places(&text, 3, &[line], language).remove(0));
        assert_eq!(said, expected);
    }

    const REPORT: &str = "Số: /BC-VPUB\n\nBÁO CÁO\n\nThực hiện kế hoạch\n\nI. KẾT QUẢ\n\n1. Nội dung\n\n\
        b) Kiểm tra\n\nmột mình\n\n4. Tham nhũng\n\nđoạn đầu\n\nđoạn sau\n\nNơi nhận:\n- Lưu: VT.\n\n\
        PHỤ LỤC\nTT\tNhiệm vụ\nIV\tNội dung\n1\tKế hoạch\n\n\tnối tiếp\n";

    #[test]
    fn a_line_stands_where_a_clerk_says() {
        check(REPORT, "Số: /BC", ["đầu văn bản", "head of the document"]);
        check(REPORT, "Thực hiện", ["phần mở đầu", "opening"]);
        check(REPORT, "một mình", ["Mục I.1.b", "Section I.1.b"]);
        check(REPORT, "đoạn đầu", ["Mục I.4, đoạn 1", "Section I.4, paragraph 1"]);
        check(REPORT, "đoạn sau", ["Mục I.4, đoạn 2", "Section I.4, paragraph 2"]);
        check(REPORT, "Lưu", ["cuối văn bản", "end of the document"]);
        check(REPORT, "Nhiệm vụ", ["Phụ lục, bảng", "Annex, table"]);
        check(REPORT, "1\tKế", ["Phụ lục, mục IV, dòng 1", "Annex, section IV, row 1"]);
        check(REPORT, "nối tiếp", ["Phụ lục, mục IV, dòng 1", "Annex, section IV, row 1"]);
    }

    #[test]
    fn legislation_counts_articles() {
        let law = "LUẬT\n\n\nChương II\nĐiều 5. Quyền\n1. Công dân\na) được biết;\n";
        check(law, "Chương", ["Chương II", "Chapter II"]);
        check(law, "Công dân", ["Khoản 1 Điều 5", "Article 5, clause 1"]);
        check(law, "được", ["Điểm a khoản 1 Điều 5", "Article 5, clause 1, point a"]);
    }
}
