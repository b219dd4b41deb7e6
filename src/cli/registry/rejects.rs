//! The rows of a register that were left out or are in doubt, as a table to mend and import again.

use std::path::Path;

use crate::{
    cli::{draft::Draft, error::Error},
    diagnostic::Language,
    registry::Register,
};

/// A table that is being written.
pub(super) struct Rejects {
    draft: Draft,
    table: csv::Writer<Vec<u8>>,
}

impl Rejects {
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let table = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        Ok(Self { draft: Draft::new(path)?, table })
    }

    /// Writes the headings of a register and its rows, each with its reason in the last column.
    pub(super) fn write(&mut self, register: &Register, language: Language) -> Result<(), Error> {
        let (lead, why) = match language {
            Language::Vietnamese => ("chỗ", "lý do"),
            Language::English => ("place", "reason"),
        };
        let mut rows: Vec<_> = register
            .refused
            .iter()
            .map(|(row, why)| (*row, why.words()))
            .chain(register.doubtful.iter().map(|(row, doubt)| (*row, doubt.words())))
            .collect();
        rows.sort_by_key(|(at, _)| *at);
        for rows in rows.chunk_by(|one, two| one.0.part == two.0.part) {
            let part = rows.first().and_then(|(at, _)| register.parts.get(at.part));
            let headings = part.map_or(&[][..], |part| &part.headings);
            let named = headings.iter().map(String::as_str);
            self.row(std::iter::once(lead).chain(named).chain([why]))?;
            for (at, why) in rows {
                let place = register.place(*at);
                let cells = register.cells(*at);
                let width = headings.len().saturating_sub(cells.len());
                let blank = std::iter::repeat_n("", width);
                let cells = cells.iter().map(String::as_str).chain(blank);
                let why = why.in_language(language);
                let place = place.in_language(language);
                self.row(std::iter::once(place).chain(cells).chain([why]))?;
            }
        }
        Ok(())
    }

    /// Gives the table its name.
    pub(super) fn finish(self) -> Result<(), Error> {
        let Self { mut draft, table } = self;
        let bytes = table.into_inner().map_err(csv::IntoInnerError::into_error)?;
        draft.all(&bytes)?;
        draft.finish()
    }

    fn row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> Result<(), Error> {
        self.table.write_record(cells).map_err(std::io::Error::from)?;
        Ok(())
    }
}
