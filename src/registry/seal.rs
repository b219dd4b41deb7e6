//! A seal over every page of the file: a bit that turns by itself is noticed, wherever it lies.
//!
//! One row holds a sum for each page but its own. Whoever writes opens the seal first and sets it
//! anew when done; where another process stands between, it stays open until the next writer.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, BufReader, Read as _},
};

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};

use super::Error;

/// The first byte of a seal that is set; that of an open one is zero, which no turned bit makes of it.
const SET: u8 = 0xa5;
/// Bytes of a sum.
const SUM: usize = size_of::<u64>();
/// Bytes of a page that the row of a leaf cannot have.
const EDGE: usize = 35;
/// Bytes of a page behind the first that lead to the next one.
const LINK: usize = 4;
/// Bytes in a row beside its sums at most: what they are, and how many.
const HEAD: usize = 6;

/// The pages of a file.
struct Pages {
    size: usize,
    count: usize,
    /// Those that hold the seal.
    own: BTreeSet<usize>,
}

/// Opens the seal: the file is going to change.
pub(super) fn open(connection: &Connection) -> Result<(), Error> {
    let write = "UPDATE seal SET sums = zeroblob(length(sums)) WHERE substr(sums, 1, 1) <> x'00'";
    connection.prepare_cached(write)?.execute([])?;
    Ok(())
}

/// Sets the seal anew, unless another process is reading or writing what would have to be sealed.
pub(super) fn set(connection: &Connection) -> Result<(), Error> {
    if connection.path().is_none_or(str::is_empty) {
        return Ok(());
    }
    let pages = Pages::of(connection)?;
    if room(connection)? < 1 + SUM * pages.count {
        let wanted = filling(1 + SUM * (pages.count + pages.count / 4 + 64), pages.size);
        connection.execute(
            "UPDATE seal SET sums = zeroblob(?1)",
            [i64::try_from(wanted).unwrap_or(i64::MAX)],
        )?;
    }
    let before = version(connection)?;
    if !is_written_back(connection)? {
        return Ok(());
    }
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    if version(&transaction)? != before {
        return Ok(());
    }
    let sums = Pages::of(&transaction)?.sums(&transaction).map_err(|_| Error::Closed)?;
    let mut seal = vec![0; room(&transaction)?];
    let bytes = std::iter::once(SET).chain(sums.into_iter().flat_map(u64::to_le_bytes));
    for (place, byte) in seal.iter_mut().zip(bytes) {
        *place = byte;
    }
    transaction.execute("UPDATE seal SET sums = ?1", [seal])?;
    transaction.commit()?;
    is_written_back(connection)?;
    Ok(())
}

/// The pages, from 1, that are not as they were sealed; none when the seal is open.
pub(super) fn broken(connection: &Connection) -> Result<Vec<usize>, Error> {
    if connection.path().is_none_or(str::is_empty) {
        return Ok(Vec::new());
    }
    // One look: while it lasts, nobody can write to the pages.
    let look = connection.unchecked_transaction()?;
    let ask = "SELECT sums FROM seal WHERE id = 1";
    let seal: Option<Vec<u8>> = look.query_row(ask, [], |row| row.get(0)).optional()?;
    let pages = Pages::of(&look)?;
    let own = || pages.own.iter().copied().collect();
    let Some((first, sums)) = seal.as_deref().and_then(<[u8]>::split_first) else {
        return Ok(own());
    };
    match *first {
        SET => {}
        0 if sums.iter().all(|it| *it == 0) => return Ok(Vec::new()),
        _ => return Ok(own()),
    }
    let found = pages.sums(&look).map_err(|_| Error::Damaged)?;
    let (sealed, _) = sums.as_chunks::<SUM>();
    let sealed = sealed.iter().map(|sum| u64::from_le_bytes(*sum)).chain(std::iter::repeat(0));
    let beyond = found.len()..sealed_count(sums);
    let broken = found.iter().zip(sealed).zip(1..).filter(|((one, two), _)| **one != *two);
    Ok(broken.map(|(_, page)| page).chain(beyond.map(|at| at + 1)).collect())
}

/// Sums up to the last that says something.
fn sealed_count(sums: &[u8]) -> usize {
    sums.iter().rposition(|it| *it != 0).map_or(0, |last| last / SUM + 1)
}

impl Pages {
    fn of(connection: &Connection) -> Result<Self, Error> {
        let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
        let mut own = connection.prepare_cached("SELECT pageno FROM dbstat WHERE name = 'seal'")?;
        let own = own.query_map([], |row| Ok(row.get::<_, u32>(0)? as usize))?;
        let own = own.collect::<Result<_, _>>()?;
        Ok(Self { size: pragma("page_size")? as usize, count: pragma("page_count")? as usize, own })
    }

    /// The sum of each page as it lies on the disk; zero for those of the seal.
    fn sums(&self, connection: &Connection) -> io::Result<Vec<u64>> {
        let mut file =
            BufReader::with_capacity(1 << 20, File::open(connection.path().unwrap_or_default())?);
        let mut page = vec![0; self.size];
        let mut sums = Vec::with_capacity(self.count);
        for number in 1..=self.count {
            file.read_exact(&mut page)?;
            sums.push(if self.own.contains(&number) { 0 } else { sum(&page) });
        }
        Ok(sums)
    }
}

/// The sum of a page: each step can be undone, so that one turned bit always shows.
fn sum(page: &[u8]) -> u64 {
    let (words, _) = page.as_chunks::<SUM>();
    words.iter().fold(0xcbf2_9ce4_8422_2325, |sum: u64, word| {
        (sum ^ u64::from_le_bytes(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    })
}

/// Whether all that was written stands in the file itself, none in its log only.
fn is_written_back(connection: &Connection) -> Result<bool, Error> {
    let ask = "PRAGMA wal_checkpoint(PASSIVE)";
    let [busy, logged, written] = connection
        .query_row(ask, [], |row| Ok([row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?]))?;
    Ok(busy == 0 && logged == written)
}

/// The bytes of the seal.
fn room(connection: &Connection) -> Result<usize, Error> {
    let ask = "SELECT length(sums) FROM seal";
    Ok(connection.query_row(ask, [], |row| row.get::<_, u32>(0))? as usize)
}

fn version(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// So many bytes, or a few more, that the row fills its pages to the brim: what is no part of a row
/// is under no seal.
fn filling(bytes: usize, page: usize) -> usize {
    let first = page - EDGE - HEAD;
    first + bytes.saturating_sub(first).div_ceil(page - LINK) * (page - LINK)
}
