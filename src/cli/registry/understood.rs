//! The part of a register that was understood: its columns, its first rows, the rows that were not taken.

use std::{
    io::{self, Write},
    path::Path,
};

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::{
    cli::{Session, error::Error, out},
    diagnostic::{Language, Words, seen_lines},
    grammar::Field,
    registry::{DocumentRecord, Fate, Part, Register, WIDEST},
};

/// Rows that were not taken and are named; the others are counted.
const NAMED: usize = 5;
/// Rows that are shown as they were understood.
const SHOWN: usize = 5;
/// How wide a cell is shown at most.
const WIDE: usize = 36;

/// Tells it; the first rows are shown when nothing was written yet.
pub(super) fn tell(
    session: Session<'_>,
    register: &Register,
    fate: Option<Fate>,
    rejects: Option<&Path>,
) -> Result<(), Error> {
    let mut out = Vec::new();
    let say = Say { register, language: session.language };
    say.form(&mut out)?;
    for (at, part) in register.parts.iter().enumerate() {
        say.columns(&mut out, part)?;
        if fate.is_none() {
            say.first(&mut out, at)?;
        }
        say.beyond(&mut out, part)?;
    }
    for (sheet, why) in &register.left {
        let lead = say.word("Trang", "Sheet");
        writeln!(out, "{lead} {sheet}: {}", why.words().in_language(say.language))?;
    }
    say.refused(&mut out, rejects)?;
    say.sum(&mut out, fate)?;
    // A register may speak to the screen: its control signs are shown as signs.
    let told = String::from_utf8_lossy(&out);
    let mut out = out::plain();
    out.write_all(seen_lines(&told).as_bytes())?;
    out::finish(out)?;
    Ok(())
}

struct Say<'r> {
    register: &'r Register,
    language: Language,
}

impl Say<'_> {
    fn word<'w>(&self, vi: &'w str, en: &'w str) -> &'w str {
        match self.language {
            Language::Vietnamese => vi,
            Language::English => en,
        }
    }

    /// What was taken for letters and for the mark between cells, where it is not the usual one.
    fn form(&self, out: &mut dyn Write) -> io::Result<()> {
        let letters =
            self.register.letters.map(|it| format!("{} {it}", self.word("bảng mã", "letters:")));
        let mark = self.register.separator.filter(|it| *it != ',').map(|mark| {
            let mark =
                if mark == '\t' { self.word("tab", "tab").to_owned() } else { mark.to_string() };
            format!("{} {mark}", self.word("ô cách nhau bằng", "cells parted by"))
        });
        let said: Vec<_> = letters.into_iter().chain(mark).collect();
        if !said.is_empty() {
            writeln!(out, "{}: {}", self.word("Tệp", "File"), said.join(", "))?;
        }
        Ok(())
    }

    /// Which column was taken for what, and which for nothing.
    fn columns(&self, out: &mut dyn Write, part: &Part) -> io::Result<()> {
        if let Some(sheet) = &part.sheet {
            let (lead, taken) = (self.word("Trang", "Sheet"), part.taken);
            writeln!(out, "{lead} {sheet}: {taken} {}", self.word("dòng", "rows"))?;
        }
        let columns = part.columns.iter().map(|(field, heading)| {
            let field = self.word(field.vietnamese(), field.name());
            format!("{field} = «{heading}»")
        });
        let columns: Vec<_> = columns.collect();
        writeln!(out, "{}: {}", self.word("Cột", "Columns"), columns.join(", "))?;
        let unused: Vec<_> = part.unused().map(|heading| format!("«{heading}»")).collect();
        if !unused.is_empty() {
            let lead = self.word("Không dùng", "Not used");
            writeln!(out, "{lead}: {}", unused.join(", "))?;
        }
        Ok(())
    }

    /// The columns that lie too far out to be looked at.
    fn beyond(&self, out: &mut dyn Write, part: &Part) -> io::Result<()> {
        let Part { sheet, beyond, .. } = part;
        if *beyond == 0 {
            return Ok(());
        }
        let named =
            |lead: &str| sheet.as_ref().map_or(String::new(), |it| format!("{lead} {it}: "));
        match self.language {
            Language::Vietnamese => writeln!(
                out,
                "{}bỏ qua {beyond} cột có chữ nằm sau cột thứ {WIDEST}",
                named("Trang")
            ),
            Language::English => writeln!(
                out,
                "{}{beyond} column(s) with words behind column {WIDEST} left out",
                named("Sheet")
            ),
        }
    }

    /// The first rows of a table as they were understood.
    fn first(&self, out: &mut dyn Write, part: usize) -> io::Result<()> {
        let fields = [Field::Symbol, Field::Kind, Field::Date, Field::Issuer, Field::Subject];
        let head = fields.map(|field| self.word(field.vietnamese(), field.name()).to_owned());
        let records = self.register.records().filter(|(at, _)| at.part == part).take(SHOWN);
        let rows = records.map(|(at, record)| {
            let [symbol, kind, date, issuer, subject] = cells(record);
            [at.row.to_string(), symbol, kind, date, issuer, subject]
        });
        let [symbol, kind, date, issuer, subject] = head;
        let head = [self.word("dòng", "row").to_owned(), symbol, kind, date, issuer, subject];
        let lines: Vec<_> =
            std::iter::once(head).chain(rows).map(|row| row.map(|it| short(&it))).collect();
        if lines.len() == 1 {
            return Ok(());
        }
        let width =
            |at: usize| lines.iter().filter_map(|row| row.get(at)).map(|it| it.width()).max();
        for row in &lines {
            let cells = row.iter().enumerate().map(|(at, cell)| {
                let room = width(at).unwrap_or(0).saturating_sub(cell.width());
                format!("{cell}{}", " ".repeat(room))
            });
            writeln!(out, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        Ok(())
    }

    /// The rows that were not taken, those in doubt, and what stands between rows.
    fn refused(&self, out: &mut dyn Write, rejects: Option<&Path>) -> io::Result<()> {
        let Self { register, language } = *self;
        let refused = register.refused.iter().map(|(at, why)| (*at, why.words()));
        let doubtful = register.doubtful.iter().map(|(at, doubt)| (*at, doubt.words()));
        for (at, why) in refused.take(NAMED).chain(doubtful.take(NAMED)) {
            let place = register.place(at);
            writeln!(out, "  {}: {}", place.in_language(language), why.in_language(language))?;
        }
        let over = |count: usize| count.saturating_sub(NAMED);
        let more = over(register.refused.len()) + over(register.doubtful.len());
        let and = self.word("… và", "… and");
        match rejects {
            _ if more == 0 => {}
            Some(path) => {
                let (path, more_rows) = (path.display(), self.word("dòng nữa, ghi ở", "more, in"));
                writeln!(out, "  {and} {more} {more_rows} {path}")?;
            }
            None => {
                let file =
                    self.word("dòng nữa: --rejects tu-choi.csv", "more: --rejects rejected.csv");
                writeln!(out, "  {and} {more} {file}")?;
            }
        }
        let between = register.between.len();
        if between > 0 {
            let rows = register.between.iter().take(NAMED).map(|at| at.row.to_string());
            let rows = rows.collect::<Vec<_>>().join(", ");
            let more = if between > NAMED { ", …" } else { "" };
            let lead = self.word(
                "Dòng xen giữa (tháng, tổng cộng …), không phải văn bản",
                "Lines between the rows (months, totals …)",
            );
            writeln!(out, "{lead}: {between} ({rows}{more})")?;
        }
        Ok(())
    }

    /// How many rows were taken and how many were not.
    fn sum(&self, out: &mut dyn Write, fate: Option<Fate>) -> io::Result<()> {
        let register = self.register;
        let (name, taken, left) = (&register.name, register.len(), register.refused.len());
        let words = match fate {
            None => Words::new("sẽ nạp", "would import"),
            Some(Fate::Added) => Words::new("đã nạp", "imported"),
            Some(Fate::Replaced) => Words::new("đã thay", "replaced"),
            Some(Fate::Unchanged) => Words::new("không đổi", "unchanged"),
        };
        let words = words.in_language(self.language);
        let doubtful = match register.doubtful.len() {
            0 => Words::new("", ""),
            count => {
                Words::new(format!(", cần xem lại {count} dòng"), format!(", doubtful {count}"))
            }
        };
        let doubtful = doubtful.in_language(self.language);
        match self.language {
            Language::Vietnamese => {
                writeln!(out, "{name}: {words} {taken} dòng, bỏ qua {left} dòng{doubtful}.")
            }
            Language::English => {
                writeln!(out, "{name}: {words} {taken} rows, left out {left}{doubtful}.")
            }
        }
    }
}

fn cells(record: &DocumentRecord) -> [String; 5] {
    [Field::Symbol, Field::Kind, Field::Date, Field::Issuer, Field::Subject]
        .map(|field| record.says(field))
}

/// As much of a cell as has room.
fn short(cell: &str) -> String {
    if cell.width() <= WIDE {
        return cell.to_owned();
    }
    let mut used = 1;
    let kept = cell.chars().take_while(|letter| {
        used += letter.width().unwrap_or(0);
        used <= WIDE
    });
    format!("{}…", kept.collect::<String>().trim_end())
}
