//! Workbooks: every sheet that is shown, merged cells in all that they cover.

use std::io::{Cursor, Read, Seek};

use calamine::{
    Data, Dimensions, Reader as _, SheetType, SheetVisible, Sheets, open_workbook_auto_from_rs,
};

use super::{File, How, Left, Table, Unreadable, head, one_line};

/// Cells that are given the words of a merged one; a sheet has no more that matter.
const COVERED: usize = 1 << 20;

pub(super) fn read(bytes: &[u8], how: How<'_>) -> Result<File, Unreadable> {
    let fails = |error: calamine::Error| Unreadable::Sheet(error.to_string());
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(fails)?;
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
        let rows = rows(&mut book, &sheet.name).map_err(fails)?;
        let widest = rows.iter().map(|(_, row)| row).max_by_key(|row| filled(row)).cloned();
        if let Some(table) = head::headed(rows, how) {
            file.tables.push(Table { sheet: Some(sheet.name), ..table });
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

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.is_empty()).count()
}

/// The rows of a sheet with their numbers from 1.
fn rows(
    book: &mut Sheets<impl Read + Seek>,
    name: &str,
) -> Result<Vec<(usize, Vec<String>)>, calamine::Error> {
    let sheet = book.worksheet_range(name)?;
    let Some((top, left)) = sheet.start() else { return Ok(Vec::new()) };
    let mut rows: Vec<Vec<String>> =
        sheet.rows().map(|row| row.iter().map(|it| one_line(&cell(it))).collect()).collect();
    let mut room = COVERED;
    for merged in merged(book, name) {
        cover(&mut rows, &merged, (top, left), &mut room);
    }
    Ok(rows.into_iter().zip(top as usize + 1..).map(|(row, number)| (number, row)).collect())
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
    for row in rows.iter_mut().take(last_row + 1).skip(row) {
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
        cell => cell.to_string(),
    }
}
