//! Stamps on a page that was signed: fields of forms and stamps that show words.
//!
//! Document systems put the number, the day and the signer of an issued paper into the appearance
//! of such fields. They are drawn after the page, and are read where they stand on it.

use std::ops::Range;

use pdfboss_core::{Dict, Document, Name, Object, Page, Stream};
use pdfboss_output::{FontCache, ReadingOrder, TextSpan};

/// The kinds of annotations that show words as the page does.
const KINDS: [&str; 3] = ["Widget", "Stamp", "FreeText"];
/// Flags of annotations that nobody sees: hidden, and not to be viewed.
const UNSEEN: i64 = 2 | 32;
/// The most annotations of a page that are looked at.
const MOST: usize = 500;
/// What stands nearer on a line belongs together, in sizes of the letters.
const NEAR: f32 = 5.0;
/// What is left open on a form to be filled in.
const OPEN: [char; 5] = [' ', '\u{a0}', '.', '…', '_'];

/// The words that are stamped on a page, and whether something stamped on it shows none.
pub(super) fn spans(file: &Document, page: &Page, fonts: &FontCache) -> (Vec<TextSpan>, bool) {
    let found = page.dict().get("Annots").and_then(|it| file.resolve(it).ok());
    let all = found.as_ref().and_then(Object::as_array).unwrap_or_default();
    let mut spans = Vec::new();
    let mut has_picture = false;
    for annotation in all.iter().take(MOST) {
        let Some(form) = appearance(file, annotation) else { continue };
        let page = drawn(file, page, form);
        let order = ReadingOrder::Content;
        let read = pdfboss_text::extract_spans_reporting_cached(file, &page, fonts, order);
        let mut own = read.map(|(spans, _)| spans).unwrap_or_default();
        own.retain(|span| !span.text.trim().is_empty());
        if own.is_empty() {
            let pictures = pdfboss_text::placed_images_reporting_cached(file, &page, fonts);
            has_picture |= pictures.is_ok_and(|(pictures, _)| !pictures.is_empty());
        }
        spans.extend(own);
    }
    (spans, has_picture)
}

/// A form and where it is put: how far it is stretched, and moved.
#[derive(Debug)]
struct Form {
    stream: Stream,
    stretch: [f64; 2],
    moved: [f64; 2],
}

/// What an annotation shows; `None` for one that shows nothing, or is no stamp.
fn appearance(file: &Document, annotation: &Object) -> Option<Form> {
    let annotation = file.resolve(annotation).ok()?;
    let dict = annotation.as_dict()?;
    let kind = dict.get_name("Subtype")?;
    if !KINDS.contains(&kind.0.as_str()) || dict.get_int("F").unwrap_or(0) & UNSEEN != 0 {
        return None;
    }
    let all = file.resolve(dict.get("AP")?).ok()?;
    let mut normal = file.resolve(all.as_dict()?.get("N")?).ok()?;
    if normal.as_stream().is_none() {
        let state = dict.get_name("AS")?;
        normal = file.resolve(normal.as_dict()?.get(&state.0)?).ok()?;
    }
    let stream = normal.as_stream()?.clone();
    let [left, low, right, high] = upright(numbers(file, dict.get("Rect")?)?);
    let [x0, y0, x1, y1] = shown_box(file, &stream.dict)?;
    if right - left <= 0.0 || high - low <= 0.0 {
        return None;
    }
    let ratio = |wide: f64, own: f64| if own.abs() < 1e-6 { 1.0 } else { wide / own };
    let stretch = [ratio(right - left, x1 - x0), ratio(high - low, y1 - y0)];
    let [across, up] = stretch;
    Some(Form { stream, stretch, moved: [left - x0 * across, low - y0 * up] })
}

/// The box around a form once its own matrix has turned it.
fn shown_box(file: &Document, dict: &Dict) -> Option<[f64; 4]> {
    let [x0, y0, x1, y1] = upright(numbers(file, dict.get("BBox")?)?);
    let matrix = dict.get("Matrix").and_then(|it| numbers(file, it));
    let [across, up, aslant, along, right, high] = matrix.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let corners = [(x0, y0), (x0, y1), (x1, y0), (x1, y1)];
    let turned = corners.map(|(x, y)| (across * x + aslant * y + right, up * x + along * y + high));
    let ends = |values: [f64; 4]| {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        (low, values.iter().copied().fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (low, high)) = (ends(turned.map(|it| it.0)), ends(turned.map(|it| it.1)));
    Some([left, low, right, high])
}

fn numbers<const COUNT: usize>(file: &Document, object: &Object) -> Option<[f64; COUNT]> {
    let object = file.resolve(object).ok()?;
    let all: Vec<f64> =
        object.as_array()?.iter().filter_map(|it| file.resolve(it).ok()?.as_f64()).collect();
    all.try_into().ok()
}

fn upright([x0, y0, x1, y1]: [f64; 4]) -> [f64; 4] {
    [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]
}

/// A page that draws a form where it stands, and nothing else.
fn drawn(file: &Document, page: &Page, form: Form) -> Page {
    const NAME: &str = "Stamp";
    let Form { mut stream, stretch: [across, up], moved: [right, high] } = form;
    let name = |it: &str| Name(it.to_owned());
    stream.dict.insert(name("Subtype"), Object::Name(name("Form")));
    if stream.dict.get("Resources").is_none() {
        let shared = file.interactive_form().and_then(|it| it.default_resources);
        let shared = shared.unwrap_or_else(|| page.resources.clone());
        stream.dict.insert(name("Resources"), Object::Dict(shared));
    }
    let content = format!("q {across} 0 0 {up} {right} {high} cm /{NAME} Do Q");
    let mut content_dict = Dict::new();
    content_dict.insert(name("Length"), Object::Int(i64::try_from(content.len()).unwrap_or(0)));
    let content = Stream { dict: content_dict, data: content.into_bytes() };
    let (mut drawn, mut resources, mut dict) = (Dict::new(), Dict::new(), Dict::new());
    drawn.insert(name(NAME), Object::Stream(stream));
    resources.insert(name("XObject"), Object::Dict(drawn));
    dict.insert(name("Contents"), Object::Stream(content));
    let Page { index, media_box, crop_box, rotate, .. } = *page;
    Page::from_parts(index, media_box, crop_box, rotate, resources, dict, None)
}

/// Puts what is stamped among the words of the page: into the blanks of the line on which it
/// stands, else between what stands before and behind it on that line. Gives the places of what
/// stands on a line of its own.
pub(super) fn put(spans: &mut Vec<TextSpan>, stamped: Vec<TextSpan>) -> Vec<[f32; 2]> {
    let mut alone = Vec::new();
    for stamp in stamped {
        let is_level = |span: &TextSpan| {
            let step = (span.y - stamp.y).abs();
            span.rotate == stamp.rotate && step < 0.6 * span.size.max(stamp.size)
        };
        let middle = f32::midpoint(stamp.x, stamp.end_x);
        let level = || spans.iter().enumerate().filter(|(_, span)| is_level(span));
        let holder = level().find(|(_, it)| it.x < middle && middle < it.end_x);
        let parts = holder.and_then(|(at, span)| Some((at, parted(span, middle)?)));
        if let Some((at, (before, after))) = parts {
            let whole = joined(&before, &stamp, Some(&after));
            spans.splice(at..=at, [whole]);
            continue;
        }
        let last =
            level().filter(|(_, it)| it.end_x <= middle && stamp.x - it.end_x < NEAR * it.size);
        let last = last.max_by(|(_, one), (_, other)| one.end_x.total_cmp(&other.end_x));
        let next = level().filter(|(_, it)| it.x >= middle && it.x - stamp.end_x < NEAR * it.size);
        let next = next.min_by(|(_, one), (_, other)| one.x.total_cmp(&other.x));
        let (last, next) = (last.map(|(at, _)| at), next.map(|(at, _)| at));
        match (
            last.and_then(|at| spans.get(at)).cloned(),
            next.and_then(|at| spans.get(at)).cloned(),
        ) {
            (Some(before), after) => {
                let whole = joined(&before, &stamp, after.as_ref());
                let at = last.unwrap_or_default();
                spans.splice(at..=at, [whole]);
                if let Some(next) = next {
                    spans.remove(next);
                }
            }
            (None, Some(after)) => {
                let at = next.unwrap_or_default();
                spans.splice(at..=at, [joined(&stamp, &after, None)]);
            }
            (None, None) => {
                alone.push([stamp.x, stamp.y]);
                let at = below(spans, &stamp);
                spans.insert(at, stamp);
            }
        }
    }
    alone
}

/// Words of a line that stand one behind another, as one; a blank parts letters and figures that
/// would run together.
fn joined(before: &TextSpan, middle: &TextSpan, after: Option<&TextSpan>) -> TextSpan {
    let mut whole = before.clone();
    let mut places = before.glyph_x.to_vec();
    places.resize(before.text.chars().count(), before.x);
    for part in [Some(middle), after].into_iter().flatten() {
        let own = part.text.trim();
        let clings = own.starts_with(['/', '-', ',', '.', ';']) || whole.text.ends_with(['/', '-']);
        let kept = whole.text.trim_end().len();
        whole.text.truncate(kept);
        if !clings && !whole.text.is_empty() {
            whole.text.push(' ');
        }
        whole.text.push_str(own);
        places.resize(whole.text.chars().count(), part.x);
        whole.end_x = whole.end_x.max(part.end_x);
    }
    whole.glyph_x = places.into();
    whole
}

/// Where words come that stand on no line of the page: before the first that stands lower.
fn below(spans: &[TextSpan], stamp: &TextSpan) -> usize {
    let has_all_above =
        |at: &usize| spans.get(*at..).is_some_and(|rest| rest.iter().all(|span| span.y < stamp.y));
    // Most pages are written from the top to the bottom.
    (0..spans.len()).find(has_all_above).unwrap_or(spans.len())
}

/// The two sides of the blanks that are nearest to a point of a line.
fn parted(span: &TextSpan, point: f32) -> Option<(TextSpan, TextSpan)> {
    let letters: Vec<char> = span.text.chars().collect();
    let count = f32::from(u16::try_from(letters.len()).ok()?);
    let place = |at: usize| {
        let share = f32::from(u16::try_from(at).unwrap_or(u16::MAX)) / count;
        span.glyph_x.get(at).copied().unwrap_or(span.x + share * (span.end_x - span.x))
    };
    let mut gaps: Vec<Range<usize>> = Vec::new();
    for at in (0..letters.len()).filter(|&at| letters.get(at).is_some_and(|it| OPEN.contains(it))) {
        match gaps.last_mut().filter(|gap| gap.end == at) {
            Some(gap) => gap.end = at + 1,
            None => gaps.push(at..at + 1),
        }
    }
    let far = |gap: &Range<usize>| (f32::midpoint(place(gap.start), place(gap.end)) - point).abs();
    let wide = gaps.iter().filter(|gap| gap.len() > 1);
    let gap = wide.min_by(|one, other| far(one).total_cmp(&far(other)))?;
    let part = |range: Range<usize>| {
        let text: String = letters.get(range.clone()).unwrap_or_default().iter().collect();
        let glyph_x = span.glyph_x.get(range.clone()).unwrap_or_default().into();
        TextSpan {
            text,
            glyph_x,
            x: place(range.start),
            end_x: place(range.end).max(place(range.start)),
            ..span.clone()
        }
    };
    let (before, mut after) = (part(0..gap.start + 1), part(gap.end..letters.len()));
    after.end_x = span.end_x;
    Some((before, after))
}
