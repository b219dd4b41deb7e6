//! Workbooks: every sheet that is shown, merged cells in all that they cover.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read, Seek},
    panic::{self, AssertUnwindSafe},
};

use calamine::{
    Data, Dimensions, Ods, Reader as _, SheetType, SheetVisible, Sheets, Xls, XlsError, Xlsb, Xlsx,
};
use memchr::memmem;

use super::{
    File, How, Left, Table, Unreadable, WIDEST, head, one_line,
    room::{self, Packed},
};

/// Cells that are given the words of a merged one; a sheet has no more that matter.
const COVERED: usize = 1 << 20;
/// The rows of a sheet, as many as a workbook can have.
const TALL: u32 = 1 << 20;
/// What a compound file begins with, and the name of the stream in it that a password hides.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
const HIDDEN: &str = "EncryptedPackage";

pub(super) fn read(bytes: &[u8], how: How<'_>) -> Result<File, Unreadable> {
    // The library believes what a workbook says of itself. Where it breaks down over one, that one is
    // damaged to us.
    let read = panic::catch_unwind(AssertUnwindSafe(|| tables(bytes, how)));
    read.unwrap_or_else(|_| Err(Unreadable::Sheet("its cells cannot be read".to_owned())))
}

fn tables(bytes: &[u8], how: How<'_>) -> Result<File, Unreadable> {
    let mut book = open(bytes)?;
    let sheets: Vec<_> = book.sheets_metadata().to_vec();
    let asked = &how.mapping.sheets;
    for name in asked {
        if !sheets.iter().any(|sheet| sheet.name == *name) {
            let known = sheets.into_iter().map(|sheet| sheet.name).collect();
            return Err(Unreadable::NoSheet { name: name.clone(), known });
        }
    }
    let (mut file, mut seen) = (File::default(), Vec::new());
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let left = match sheet.visible {
            _ if asked.contains(&sheet.name) => None,
            _ if !asked.is_empty() => Some(Left::Unasked),
            SheetVisible::Visible => None,
            _ => Some(Left::Hidden),
        };
        if let Some(left) = left {
            file.left.push((sheet.name, left));
            continue;
        }
        let (rows, beyond) = rows(&mut book, &sheet.name).map_err(fails)?;
        let widest = rows.iter().map(|(_, row)| row).max_by_key(|row| filled(row)).cloned();
        if let Some(table) = head::headed(rows, how) {
            file.tables.push(Table { sheet: Some(sheet.name), beyond, ..table });
        } else {
            seen.extend(widest);
            file.left.push((sheet.name, Left::NoRegister));
        }
    }
    if file.tables.is_empty() {
        let widest = seen.into_iter().max_by_key(|row| filled(row));
        return Err(Unreadable::NoSymbol(widest.unwrap_or_default()));
    }
    // A workbook of one sheet needs no name for it.
    if let ([only], []) = (file.tables.as_mut_slice(), file.left.as_slice()) {
        only.sheet = None;
    }
    Ok(file)
}

/// Opens a workbook by what its bytes say that it is.
fn open(bytes: &[u8]) -> Result<Sheets<Cursor<&[u8]>>, Unreadable> {
    let from = Cursor::new(bytes);
    if bytes.starts_with(COMPOUND) {
        let hidden: Vec<u8> = HIDDEN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        if memmem::find(bytes, &hidden).is_some() {
            return Err(Unreadable::Locked);
        }
        return Xls::new(from).map(Sheets::Xls).map_err(|error| match error {
            XlsError::Password => Unreadable::Locked,
            error => fails(error.into()),
        });
    }
    Ok(match room::packed(bytes)? {
        Packed::Excel => Sheets::Xlsx(Xlsx::new(from).map_err(|it| fails(it.into()))?),
        Packed::ExcelBinary => Sheets::Xlsb(Xlsb::new(from).map_err(|it| fails(it.into()))?),
        Packed::OpenDocument => Sheets::Ods(Ods::new(from).map_err(|it| fails(it.into()))?),
    })
}

fn fails(error: calamine::Error) -> Unreadable {
    use calamine::{Error, OdsError};
    match error {
        Error::Ods(OdsError::Password) => Unreadable::Locked,
        error => Unreadable::Sheet(error.to_string()),
    }
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.is_empty()).count()
}

/// Where a cell stands, by row and column from 0.
type Place = (u32, u32);

/// The rows of a sheet with their numbers from 1.
type Rows = Vec<(usize, Vec<String>)>;

/// The rows of a sheet, and how many columns lie too far out.
fn rows(book: &mut Sheets<impl Read + Seek>, name: &str) -> Result<(Rows, usize), calamine::Error> {
    let mut cells = cells(book, name)?;
    cells.retain(|((row, _), words)| *row < TALL && !words.is_empty());
    let beyond: BTreeSet<u32> =
        cells.iter().map(|((_, column), _)| *column).filter(|column| *column >= WIDEST).collect();
    cells.retain(|((_, column), _)| *column < WIDEST);
    let top = cells.iter().map(|((row, _), _)| *row).min().unwrap_or_default();
    let left = cells.iter().map(|((_, column), _)| *column).min().unwrap_or_default();
    let mut rows = laid(cells, (top, left));
    let mut room = COVERED;
    for merged in merged(book, name) {
        cover(&mut rows, &merged, (top, left), &mut room);
    }
    let rows = rows.into_iter().zip(top as usize + 1..).map(|(row, number)| (number, row));
    Ok((rows.collect(), beyond.len()))
}

/// The cells of a sheet that hold something, one by one where the format lets them be read so: laid out
/// whole, a sheet of two cells far apart would take more memory than any machine has.
fn cells(
    book: &mut Sheets<impl Read + Seek>,
    name: &str,
) -> Result<Vec<(Place, String)>, calamine::Error> {
    let mut cells = Vec::new();
    let mut add = |at: Place, value: &Data| cells.push((at, cell(value)));
    match book {
        Sheets::Xlsx(book) => {
            let mut reader = book.worksheet_cells_reader(name)?;
            while let Some(next) = reader.next_cell()? {
                add(next.get_position(), &next.get_value().clone().into());
            }
        }
        Sheets::Xlsb(book) => {
            let mut reader = book.worksheet_cells_reader(name)?;
            while let Some(next) = reader.next_cell()? {
                add(next.get_position(), &next.get_value().clone().into());
            }
        }
        book => {
            let sheet = book.worksheet_range(name)?;
            let (top, left) = sheet.start().unwrap_or_default();
            for (row, column, value) in sheet.used_cells() {
                let place = u32::try_from(row).ok().zip(u32::try_from(column).ok());
                if let Some((row, column)) = place {
                    add((top + row, left + column), value);
                }
            }
        }
    }
    Ok(cells)
}

/// Lays cells out in rows from a corner on; a row without any stays empty.
fn laid(cells: Vec<(Place, String)>, (top, left): Place) -> Vec<Vec<String>> {
    let last = cells.iter().map(|((_, column), _)| *column).max().unwrap_or_default();
    let width = (last - left) as usize + 1;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for ((row, column), words) in cells {
        let (row, column) = ((row - top) as usize, (column - left) as usize);
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        let Some(row) = rows.get_mut(row) else { continue };
        row.resize(width, String::new());
        if let Some(cell) = row.get_mut(column) {
            *cell = words;
        }
    }
    rows
}

/// The merged cells of a sheet, in the formats that tell them; a sheet is read without them too.
fn merged(book: &mut Sheets<impl Read + Seek>, name: &str) -> Vec<Dimensions> {
    match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Gives the words of a merged cell to every cell that it covers.
fn cover(rows: &mut [Vec<String>], merged: &Dimensions, (top, left): (u32, u32), room: &mut usize) {
    let place = |(row, column): (u32, u32)| {
        Some((row.checked_sub(top)? as usize, column.checked_sub(left)? as usize))
    };
    let Some(((row, column), (last_row, last_column))) = place(merged.start).zip(place(merged.end))
    else {
        return;
    };
    let words = rows.get(row).and_then(|row| row.get(column)).cloned().unwrap_or_default();
    if words.is_empty() {
        return;
    }
    let last_column = last_column.min(WIDEST as usize);
    for row in rows.iter_mut().take(last_row + 1).skip(row) {
        let more = (last_column + 1).saturating_sub(row.len()).min(*room);
        *room -= more;
        row.resize(row.len() + more, String::new());
        for cell in row.iter_mut().take(last_column + 1).skip(column) {
            if *room == 0 {
                return;
            }
            *room -= 1;
            cell.clone_from(&words);
        }
    }
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        cell => one_line(&cell.to_string()),
    }
}
