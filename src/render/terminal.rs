//! For a person at a terminal: every place with its line, the evidence, and what to do.

use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, Write},
};

use anstyle::{AnsiColor, Style};

use super::{
    Checked, Renderer, Settings,
    block::{Block, blocks},
    names::Names,
    snippet,
    wrap::wrapped,
};
use crate::{
    diagnostic::{Diagnostic, Edit, Evidence, Label, Language, Severity, Voice},
    text::{Text, offset},
};

mod closing;

use closing::close;

pub(super) const RENDERER: Renderer = Renderer { close, ..Renderer::stream("text", file) };

/// Places that are shown with their line; the others are only named.
const SHOWN: usize = 3;
/// Places that are named behind them.
const NAMED: usize = 5;

/// The widest excerpt: the eye follows a longer line no more.
const WIDEST: usize = 110;
/// The cells that what is said below the marks has at least.
const BELOW: usize = 44;

const BOLD: Style = Style::new().bold();
const FRAME: Style = AnsiColor::BrightBlue.on_default();
const SAFE: Style = AnsiColor::Green.on_default();

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    let names = Names::of(checked, settings.language);
    let is_said = |it: &Diagnostic<'_>| settings.all || it.voice == Voice::Aloud;
    for finding in checked.findings.iter().filter(|it| is_said(it)) {
        let Settings { language, width, .. } = settings;
        let text = checked.text();
        let blocks = &blocks(text, finding, SHOWN);
        let page = Page { text, finding, language, width, blocks, names };
        page.write(out)?;
    }
    Ok(())
}

/// One finding on its way to the screen.
#[derive(Debug)]
struct Page<'r, 't> {
    text: &'r Text,
    finding: &'r Diagnostic<'t>,
    language: Language,
    width: Option<usize>,
    blocks: &'r [Block<'r, 't>],
    names: Names<'r, 't>,
}

impl Page<'_, '_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let last = self.blocks.iter().map(|block| block.place.line).max().unwrap_or(0);
        let gutter = if self.names.is_paged { 3 } else { last.to_string().len().max(3) };
        let bar = format!("{FRAME}{:gutter$} |{FRAME:#}", "");
        self.write_title(out)?;
        for (at, block) in self.blocks.iter().enumerate() {
            let arrow = if at == 0 { "-->" } else { ":::" };
            write!(out, "{FRAME}{:gutter$}{arrow}{FRAME:#} ", "")?;
            let place = self.place(block);
            writeln!(out, "{}", wrapped(&place, self.width, (gutter + 4, gutter + 4)))?;
            if at == 0 {
                writeln!(out, "{bar}")?;
            }
            self.write_line(out, block, gutter)?;
        }
        let has_more = self.finding.advice.is_some() || !self.finding.evidence.is_empty();
        if has_more && !self.blocks.is_empty() {
            writeln!(out, "{bar}")?;
        }
        self.write_reasons(out, gutter)?;
        writeln!(out)
    }

    fn write_title(&self, out: &mut dyn Write) -> io::Result<()> {
        let Diagnostic { rule, severity, message, fix, .. } = self.finding;
        let colour = colour(*severity);
        let word = severity.word(self.language);
        write!(out, "{colour}{word}[{rule}]{colour:#}")?;
        let mut used = word.chars().count() + rule.len() + 4;
        if fix.as_ref().is_some_and(|fix| fix.safe) {
            write!(out, " {SAFE}[*]{SAFE:#}")?;
            used += 4;
        }
        let message = wrapped(message.in_language(self.language), self.width, (used, 4));
        writeln!(out, "{BOLD}: {message}{BOLD:#}")
    }

    fn place(&self, block: &Block<'_, '_>) -> String {
        let mut out = String::new();
        let Block { label, place, also } = block;
        let human = self.names.human(label.words);
        if self.names.is_paged {
            write!(out, "{} › {human}", self.text.name()).ok();
            if let Some(page) = self.text.position(label.words).and_then(|it| it.page) {
                let word = if self.language == Language::Vietnamese { "trang" } else { "page" };
                write!(out, ", {word} {page}").ok();
            }
        } else {
            let longest =
                self.blocks.iter().map(|it| it.place.to_string().len()).max().unwrap_or(0);
            let at = place.to_string();
            write!(out, "{}:{at}", self.text.name()).ok();
            if !human.is_empty() {
                write!(out, "{:1$}{human}", "", 3 + longest - at.len()).ok();
            }
        }
        if !also.is_empty() {
            let mut named: Vec<_> =
                also.iter().take(NAMED).filter_map(|it| self.names.short(it)).collect();
            let more = also.len() - named.len();
            named.dedup();
            let (also, and) = match self.language {
                Language::Vietnamese => ("cũng ở", format!(" và {more} chỗ nữa")),
                Language::English => ("also at", format!(" and {more} more")),
            };
            let and = if more > 0 { and } else { String::new() };
            write!(out, "   ({also} {}{and})", named.join(", ")).ok();
        }
        out
    }

    fn write_line(
        &self,
        out: &mut dyn Write,
        block: &Block<'_, '_>,
        gutter: usize,
    ) -> io::Result<()> {
        let line = self.text.line(block.place.line);
        let written = self.text.written(block.label.words);
        let start = offset(line, written).unwrap_or(0);
        let cells =
            self.width.map_or(snippet::WIDTH, |width| width.saturating_sub(gutter + 3).min(WIDEST));
        let snippet = snippet::cut(line, start..start + written.len(), cells);
        let is_paged = self.names.is_paged;
        let number = if is_paged { String::new() } else { block.place.line.to_string() };
        writeln!(out, "{FRAME}{number:>gutter$} |{FRAME:#} {}", snippet.line)?;
        let disputed = ("^", colour(self.finding.severity));
        let (mark, colour) = if block.label.disputed { disputed } else { ("-", FRAME) };
        let marks = mark.repeat(snippet.carets);
        let says = self.says(block.label);
        let indent = snippet.indent;
        let bar = format!("{FRAME}{:gutter$} |{FRAME:#} ", "");
        let one = format!("{marks} {says}");
        if self.width.is_none_or(|width| gutter + 3 + indent + snippet::width(&one) <= width) {
            return writeln!(out, "{bar}{:indent$}{colour}{}{colour:#}", "", one.trim_end());
        }
        // What has no room beside the marks stands below them.
        writeln!(out, "{bar}{:indent$}{colour}{marks}{colour:#}", "")?;
        let indent = indent.min(cells.saturating_sub(BELOW));
        for line in wrapped(&says, Some(cells - indent), (0, 0)).lines() {
            writeln!(out, "{bar}{:indent$}{colour}{line}{colour:#}", "")?;
        }
        Ok(())
    }

    /// What a label says, with what its words become.
    fn says<'l>(&self, label: &'l Label<'_>) -> Cow<'l, str> {
        let says = label.says.in_language(self.language);
        let edits = self.finding.fix.iter().flat_map(|fix| &fix.edits);
        let mut edits = edits.filter(|edit| std::ptr::eq(edit.words, label.words));
        match edits.next() {
            Some(Edit { replacement, .. }) if !says.contains('→') => {
                Cow::Owned(format!("{says} → {replacement}").trim_start().to_owned())
            }
            _ => Cow::Borrowed(says),
        }
    }

    fn write_reasons(&self, out: &mut dyn Write, gutter: usize) -> io::Result<()> {
        let (evidence, advice) = match self.language {
            Language::Vietnamese => ("căn cứ", "việc cần làm"),
            Language::English => ("evidence", "to do"),
        };
        for Evidence { says, words, rule } in &self.finding.evidence {
            let says = says.in_language(self.language);
            let mut says = says.to_owned();
            if let Some(place) = words.and_then(|words| self.names.short(words)) {
                write!(says, " ({place})").ok();
            }
            if let Some(rule) = rule {
                write!(says, "   [{rule}]").ok();
            }
            self.write_reason(out, gutter, (evidence, &says))?;
        }
        if let Some(words) = &self.finding.advice {
            self.write_reason(out, gutter, (advice, words.in_language(self.language)))?;
        }
        Ok(())
    }

    fn write_reason(
        &self,
        out: &mut dyn Write,
        gutter: usize,
        (lead, words): (&str, &str),
    ) -> io::Result<()> {
        let used = gutter + 5 + snippet::width(lead);
        let words = wrapped(words, self.width, (used, gutter + 3));
        writeln!(out, "{:gutter$} {FRAME}={FRAME:#} {BOLD}{lead}{BOLD:#}: {words}", "")
    }
}

fn colour(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        check::{Checker, Counts},
        diagnostic::Words,
        grammar::Grammar,
        text::Letters,
    };

    const REPORT: &str = "I. KẾT QUẢ\n\n4. Nội dung\n\nThực hiện Kế hoạch số 06/KH-UBND ngày 11/01/2023 \
        của UBND tỉnh Sơn La về công tác phòng, chống tham nhũng năm 2023. Văn phòng đã ban hành Kế \
        hoạch số 09/KH-VPUB ngày 06/01/2023 về triển khai thực hiện công tác phòng, chống tham \
        nhũng; Kế hoạch số 17KH-VPUB ngày 09/02/2023.\n\nPHỤ LỤC\n\nIV\tNội dung\n1\tKế hoạch số \
        09/KH-VPUB ngày 09/01/2023 về công tác phòng, chống tham nhũng, tiêu cực\n";

    fn find(text: &Text, words: &str) -> usize {
        text.words().find(words).unwrap()
    }

    fn written(language: Language) -> String {
        let text = Text::new("bao-cao.txt", REPORT.into(), &Letters::default());
        let slice = |words: &str| {
            text.words().get(find(&text, words)..).unwrap().get(..words.len()).unwrap()
        };
        let findings = vec![
            Diagnostic::new(
                "date-conflict",
                Severity::Error,
                Words::new(
                    "Kế hoạch số 09/KH-VPUB được ghi hai ngày khác nhau",
                    "Plan 09/KH-VPUB is given two different dates",
                ),
            )
            .disputes(slice("ngày 06/01/2023"), Words::new("A: 06/01/2023", "A: 6 Jan 2023"))
            .disputes(slice("ngày 09/01/2023"), Words::new("B: 09/01/2023", "B: 9 Jan 2023"))
            .because(
                Some(slice("06/KH-UBND")),
                Words::new("văn bản này có trước kế hoạch mà nó thực hiện", "it is the older one"),
            )
            .advises(Words::new("tra số 09 trong sổ văn bản đi", "look up No. 09")),
            Diagnostic::new(
                "missing-slash",
                Severity::Error,
                Words::new("\"17KH-VPUB\" thiếu dấu \"/\"", "\"17KH-VPUB\" lacks \"/\""),
            )
            .disputes(slice("17KH-VPUB"), Words::new("", ""))
            .fixed_by(slice("17KH-VPUB"), "17/KH-VPUB"),
        ];
        let counts = Counts { files: 1, citations: 4, documents: 3, ..Counts::of(&findings) };
        let checked = Checked { findings, ..Checker::new(Grammar::builtin()).check(&text) };
        let settings = Settings { language, ..Settings::default() };
        let mut out = Vec::new();
        file(&mut out, &checked, settings).unwrap();
        close(&mut out, &counts, settings).unwrap();
        anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
    }

    #[test]
    fn both_places_are_shown_in_vietnamese() {
        insta::assert_snapshot!(written(Language::Vietnamese), @r#"
        lỗi[date-conflict]: Kế hoạch số 09/KH-VPUB được ghi hai ngày khác nhau
           --> bao-cao.txt:5:162   Mục I.4
            |
          5 | …ban hành Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về triển khai thực hiện…
            |                                  ^^^^^^^^^^^^^^^ A: 06/01/2023
           ::: bao-cao.txt:10:26   Phụ lục, mục IV, dòng 1
         10 | 1 Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về công tác phòng, chống tham…
            |                          ^^^^^^^^^^^^^^^ B: 09/01/2023
            |
            = căn cứ: văn bản này có trước kế hoạch mà nó thực hiện (5:23)
            = việc cần làm: tra số 09 trong sổ văn bản đi

        lỗi[missing-slash] [*]: "17KH-VPUB" thiếu dấu "/"
           --> bao-cao.txt:5:248   Mục I.4
            |
          5 | …công tác phòng, chống tham nhũng; Kế hoạch số 17KH-VPUB ngày 09/02/2023.
            |                                                ^^^^^^^^^ → 17/KH-VPUB

        Đã soát 1 tệp, 4 viện dẫn (3 văn bản): 2 lỗi, 0 cần xem, 0 gợi ý.  [*] 1 chỗ sửa an toàn
        Chưa đối chiếu: sổ văn bản đi (chưa nạp), cơ sở dữ liệu VBPL (chưa nạp).   viendan giải-thích date-conflict
        "#);
    }

    #[test]
    fn both_places_are_shown_in_english() {
        insta::assert_snapshot!(written(Language::English), @r#"
        error[date-conflict]: Plan 09/KH-VPUB is given two different dates
           --> bao-cao.txt:5:162   Section I.4
            |
          5 | …ban hành Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về triển khai thực hiện…
            |                                  ^^^^^^^^^^^^^^^ A: 6 Jan 2023
           ::: bao-cao.txt:10:26   Annex, section IV, row 1
         10 | 1 Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về công tác phòng, chống tham…
            |                          ^^^^^^^^^^^^^^^ B: 9 Jan 2023
            |
            = evidence: it is the older one (5:23)
            = to do: look up No. 09

        error[missing-slash] [*]: "17KH-VPUB" lacks "/"
           --> bao-cao.txt:5:248   Section I.4
            |
          5 | …công tác phòng, chống tham nhũng; Kế hoạch số 17KH-VPUB ngày 09/02/2023.
            |                                                ^^^^^^^^^ → 17/KH-VPUB

        Checked 1 file, 4 citations (3 documents): 2 errors, 0 warnings, 0 notes.  [*] 1 safe fix
        Not compared: outgoing register (not loaded), national law database (not loaded).   viendan rule date-conflict
        "#);
    }
}
