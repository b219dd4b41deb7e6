//! The one file that knows the library which lays out pages.

use std::{
    panic,
    time::{Duration, Instant},
};

use pdfboss_core::{Dict, Document, Error as Fault, Object};
use pdfboss_output::{
    Block, FontCache, LayoutOptions, PageLayout, ReadingOrder, TextSpan, page_layout_opts,
    retain_rulings_on_page, retain_spans_on_page,
};

use super::{
    super::{Error, damaged},
    FORMAT, Line, Page, bounds,
    paragraphs::ends_in_symbol,
};
use crate::{diagnostic::Words, text::Why};

mod stamps;

/// The most pages.
const PAGES: usize = 20_000;
/// The most times that a page may show letters: each takes memory, and a full page has thousands.
const SHOWS: usize = 300_000;
/// The kind of an object that draws like a page.
const FORM: &str = "Form";
/// How long all pages may take.
const TIME: Duration = Duration::from_mins(1);
/// A page with fewer letters is a picture when a picture covers it: a stamp is no text.
const LETTERS: usize = 200;
/// A gap that parts two cells, in sizes of the letters.
const CELL: f32 = 1.5;

/// The pages of a file.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<Page>, Error> {
    // The library is young. Where it breaks down over a file, that file is damaged to us, and the
    // other files of the run are still read.
    let read = panic::catch_unwind(|| read(bytes));
    read.unwrap_or_else(|_| {
        let why = Words::new("không dàn được trang", "its pages cannot be laid out");
        Err(Error::Damaged { format: FORMAT, why })
    })
}

fn read(bytes: &[u8]) -> Result<Vec<Page>, Error> {
    let file = Document::load(bytes.to_vec()).map_err(|fault| match fault {
        Fault::Encrypted => Error::Locked,
        fault => damaged(FORMAT, &fault),
    })?;
    if file.is_locked() {
        return Err(Error::Locked);
    }
    let count = file.page_count();
    if count == 0 {
        let why = Words::new("không có trang nào", "it has no pages");
        return Err(Error::Damaged { format: FORMAT, why });
    }
    if count > PAGES {
        return Err(Error::Excessive { format: FORMAT });
    }
    let fonts = FontCache::default();
    let start = Instant::now();
    let mut pages = Vec::with_capacity(count);
    for at in 0..count {
        if start.elapsed() > TIME {
            return Err(Error::Excessive { format: FORMAT });
        }
        pages.push(page(&file, at, &fonts)?);
    }
    Ok(pages)
}

fn page(file: &Document, at: usize, fonts: &FontCache) -> Result<Page, Error> {
    let Ok(page) = file.page(at) else {
        return Ok(Page { lacks: Some(Why::Unknown), ..Page::default() });
    };
    let content = page.content(file).ok();
    let shown = content.as_deref().map_or(0, |content| shows(file, &page, content));
    if shown > SHOWS || content.as_deref().is_some_and(bounds::nests_too_deep) {
        return Err(Error::Excessive { format: FORMAT });
    }
    let order = ReadingOrder::Content;
    let read = pdfboss_text::extract_spans_and_rulings_reporting_cached(file, &page, fonts, order);
    let (mut spans, mut rulings, report) = read.map_err(|fault| damaged(FORMAT, &fault))?;
    let (stamped, has_picture) = stamps::spans(file, &page, fonts);
    // A stamp on a scan is no text of it.
    let letters: usize = spans.iter().map(|span| span.text.trim().chars().count()).sum();
    let alone = stamps::put(&mut spans, stamped);
    retain_spans_on_page(&mut spans, &page);
    retain_rulings_on_page(&mut rulings, &page);
    let layout = page_layout_opts(&spans, &rulings, report.order, &LayoutOptions::default());
    let lacks = if letters < LETTERS && is_picture(file, &page, fonts) {
        Some(Why::Scan)
    } else {
        let why = if has_picture { Some(Why::Stamp) } else { None };
        // A page that shows letters of which none came, or that cannot be unpacked, is no scan.
        let is_hidden = content.is_none() || letters == 0 && shown > 0;
        (is_hidden || !report.is_complete()).then_some(Why::Unknown).or(why)
    };
    let mut lines = lines(&layout, spans);
    for line in &mut lines {
        let is_here =
            |[x, y]: &[f32; 2]| (line.left - x).abs() < 1.0 && (line.base - y).abs() < 1.0;
        line.is_stamp = alone.iter().any(is_here);
    }
    Ok(Page { lines, lacks })
}

/// How often a page shows letters at most, by itself and by the forms that it draws.
fn shows(file: &Document, page: &pdfboss_core::Page, content: &[u8]) -> usize {
    let count = |content: &[u8], word| memchr::memmem::find_iter(content, word).count();
    let own = |content: &[u8]| count(content, "Tj") + count(content, "TJ");
    let forms = page.resources.get("XObject").and_then(|it| file.resolve(it).ok());
    let forms = forms.as_ref().and_then(Object::as_dict).into_iter().flat_map(Dict::iter);
    let forms = forms.filter_map(|(_, form)| {
        let form = file.resolve(form).ok()?;
        let form = form
            .as_stream()
            .filter(|it| it.dict.get_name("Subtype").is_some_and(|it| it.0 == FORM))?;
        Some(own(&file.stream_data(form).ok()?))
    });
    let largest = forms.max().unwrap_or(0);
    own(content) + largest.saturating_mul(count(content, "Do"))
}

/// Whether a picture covers half of a page.
fn is_picture(file: &Document, page: &pdfboss_core::Page, fonts: &FontCache) -> bool {
    let placed = pdfboss_text::placed_images_reporting_cached(file, page, fonts);
    let Ok((pictures, _)) = placed else { return false };
    let area = |width: f32, height: f32| (width * height).abs();
    let (width, height) = page.size();
    let covered: f32 = pictures
        .iter()
        .map(|picture| &picture.bbox)
        .map(|it| area(it.x1 - it.x0, it.y1 - it.y0))
        .sum();
    2.0 * covered >= area(width, height)
}

/// The lines of a page, in reading order.
fn lines(layout: &PageLayout, mut spans: Vec<TextSpan>) -> Vec<Line> {
    spans.retain(|span| span.rotate == 0);
    spans.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut lines = Vec::new();
    for block in &layout.blocks {
        match block {
            Block::Heading { lines: own, .. } | Block::Paragraph { lines: own, .. } => {
                lines.extend(own.iter().map(|it| line(it, &spans)));
            }
            Block::List { items, .. } => {
                let own = items.iter().flat_map(|item| &item.lines);
                lines.extend(own.map(|it| line(it, &spans)));
            }
            Block::Table { rows, .. } => lines.extend(rows.iter().filter_map(|row| {
                let cells: Vec<_> = row.iter().map(|cell| cell.line.as_ref()).collect();
                row_of(&cells)
            })),
        }
    }
    lines.retain(|line| !line.words.is_empty());
    lines
}

fn row_of(cells: &[Option<&pdfboss_output::Line>]) -> Option<Line> {
    let (first, last) = (cells.iter().flatten().next()?, cells.iter().flatten().next_back()?);
    let words: Vec<_> = cells.iter().map(|cell| cell.map(cell_words).unwrap_or_default()).collect();
    Some(Line {
        words: words.join("\t").trim_end().to_owned(),
        left: first.x,
        right: last.end_x,
        base: first.y,
        size: first.size,
        is_row: true,
        is_stamp: false,
    })
}

/// The library joins the lines of a cell with a blank, in the midst of symbols too.
fn cell_words(line: &pdfboss_output::Line) -> String {
    let mut joined = String::new();
    for word in words(line).split_whitespace() {
        let joins = joined.is_empty() || ends_in_symbol(&joined);
        joined.push_str(if joins { "" } else { " " });
        joined.push_str(word);
    }
    joined
}

fn line(line: &pdfboss_output::Line, spans: &[TextSpan]) -> Line {
    Line {
        words: with_tabs(&words(line), line, spans),
        left: line.x,
        right: line.end_x,
        base: line.y,
        size: line.size,
        is_row: false,
        is_stamp: false,
    }
}

fn words(line: &pdfboss_output::Line) -> String {
    let words: String = line.inlines.iter().map(|inline| inline.text.as_str()).collect();
    shown(words.trim())
}

/// On a page every soft hyphen is a hyphen that shows, but among old letters it is the letter ư.
fn shown(words: &str) -> String {
    let is_old = |letter| matches!(letter, '\u{a1}'..='\u{ff}') && letter != '\u{ad}';
    let is_new = |letter: char| letter > '\u{ff}' && letter.is_alphabetic();
    if words.chars().any(is_old) && !words.chars().any(is_new) {
        return words.to_owned();
    }
    words.replace('\u{ad}', "-")
}

/// The words of a line, cells that stand far apart parted by a tab: the head of a report has the
/// number at the left and the date at the right.
fn with_tabs(words: &str, line: &pdfboss_output::Line, spans: &[TextSpan]) -> String {
    let near = 0.3 * line.size;
    let first = spans.partition_point(|span| span.y < line.y - near);
    let level = spans.get(first..).unwrap_or_default();
    let level = level.iter().take_while(|span| span.y <= line.y + near);
    let mut own: Vec<_> =
        level.filter(|it| it.x >= line.x - 1.0 && it.end_x <= line.end_x + 1.0).collect();
    own.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut letters = 0;
    let mut gaps = Vec::new();
    for pair in own.windows(2) {
        let [before, after] = pair else { continue };
        letters += before.text.chars().filter(|letter| !letter.is_whitespace()).count();
        if after.x - before.end_x > CELL * line.size && letters > 0 {
            gaps.push(letters);
        }
    }
    let mut tabbed = String::with_capacity(words.len());
    let mut letters = 0;
    for letter in words.chars() {
        if !letter.is_whitespace() {
            if gaps.binary_search(&letters).is_ok() && tabbed.ends_with(' ') {
                tabbed.truncate(tabbed.trim_end().len());
                tabbed.push('\t');
            }
            letters += 1;
        }
        tabbed.push(letter);
    }
    tabbed
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_soft_hyphen_shows_or_is_a_letter() {
        assert_eq!(shown("Nghị quyết số 17/NQ\u{ad}CP"), "Nghị quyết số 17/NQ-CP");
        assert_eq!(shown("17/NQ\u{ad}CP"), "17/NQ-CP");
        assert_eq!(shown("Bé tr\u{ad}ëng"), "Bé tr\u{ad}ëng");
    }
}
