//! A register that is dropped: what was understood of it, and only then its rows in the registry.

use serde::Serialize;

use super::{Service, query::Query, reply::Reply, wire::Cut};
use crate::{
    diagnostic::{Language, Words},
    grammar::Field,
    registry::{Claim, Mapping, Part, Register, Registry, RowAt},
};

/// Rows that are shown as they were understood; enough to see a column that was taken for another.
const FIRST: usize = 5;

/// What was understood of a register.
#[derive(Debug, Serialize)]
struct Understood {
    name: String,
    parts: Vec<Table>,
    /// Sheets that were not read, and why.
    left_sheets: Vec<[String; 2]>,
    /// Rows: where they stand, why, and what is written in them.
    refused: Cut<[String; 3]>,
    doubtful: Cut<[String; 3]>,
    rows: usize,
    written: bool,
}

/// One table of a register.
#[derive(Debug, Serialize)]
struct Table {
    sheet: Option<String>,
    taken: usize,
    /// Each field, the heading of its column, and what the first row says there.
    columns: Vec<[String; 3]>,
    unused: Vec<String>,
    /// The row, number and symbol, day, issuer, subject.
    first: Vec<[String; 5]>,
}

impl Service {
    /// Reads a register, and writes it to the registry only when that is asked for.
    pub(super) fn import(&self, name: &str, bytes: &[u8], query: &Query) -> Result<Reply, Words> {
        let given =
            |name: &str| Some(query.get(name).trim().to_owned()).filter(|it| !it.is_empty());
        let mut mapping = Mapping { place: given("place"), ..Mapping::default() };
        if let Some(series) = given("series") {
            let year = query.get("year").trim().parse().map_err(|_| {
                Words::new(
                    "hãy ghi năm của dãy, ví dụ 2023",
                    "give the year of the series, as 2023",
                )
            })?;
            mapping.complete.push(Claim { series, year, issuer: None });
        }
        let register = Register::read(name, bytes, &mapping, self.setup.grammar)
            .map_err(|error| error.words())?;
        let writes = query.get("write") == "1";
        if writes {
            let written = Registry::open(&self.shelf.path)
                .and_then(|mut registry| registry.import(&register, &mapping.mark(bytes)));
            written.map_err(|error| error.words())?;
            self.files.forget();
        }
        Ok(Reply::json(&understood(&register, writes, query.language())))
    }
}

fn understood(register: &Register, written: bool, language: Language) -> Understood {
    let said = |words: Words| words.in_language(language).to_owned();
    let row = |(at, why): (RowAt, Words)| {
        [said(register.place(at)), said(why), register.cells(at).join(" · ")]
    };
    let refused = register.refused.iter().map(|(at, why)| (*at, why.words()));
    let doubtful = register.doubtful.iter().map(|(at, why)| (*at, why.words()));
    let parts = register.parts.iter().enumerate();
    Understood {
        name: register.name.clone(),
        parts: parts.map(|(at, part)| table(register, at, part, language)).collect(),
        left_sheets: register
            .left
            .iter()
            .map(|(sheet, why)| [sheet.clone(), said(why.words())])
            .collect(),
        refused: Cut::of(refused.map(row)),
        doubtful: Cut::of(doubtful.map(row)),
        rows: register.len(),
        written,
    }
}

fn table(register: &Register, at: usize, part: &Part, language: Language) -> Table {
    let records: Vec<_> =
        register.records().filter(|(row, _)| row.part == at).take(FIRST).collect();
    let columns = part.columns.iter().map(|(field, heading)| {
        let name = match language {
            Language::Vietnamese => field.vietnamese(),
            Language::English => field.name(),
        };
        let example = records.first().map(|(_, record)| record.says(*field));
        [name.to_owned(), heading.clone(), example.unwrap_or_default()]
    });
    let first = records.iter().map(|(row, record)| {
        let fields = [Field::Symbol, Field::Date, Field::Issuer, Field::Subject];
        let [symbol, date, issuer, subject] = fields.map(|field| record.says(field));
        [row.row.to_string(), symbol, date, issuer, subject]
    });
    Table {
        sheet: part.sheet.clone(),
        taken: part.taken,
        columns: columns.collect(),
        unused: part.unused().map(str::to_owned).collect(),
        first: first.collect(),
    }
}
