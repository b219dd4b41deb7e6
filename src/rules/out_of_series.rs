//! A number and its date do not fit between their neighbours.
//!
//! Within one issuer, one kind and one year a higher number is not older than a lower one. What most
//! of the series agrees on is taken as the order; a document that does not fit into it is shown with
//! the interval that its neighbours leave. When nobody can tell which of two is wrong, both are shown.
//!
//! # Tiếng Việt
//!
//! Số và ngày của văn bản không khớp thứ tự với các văn bản liền kề.
//!
//! Trong cùng cơ quan, cùng loại, cùng năm, số lớn hơn không thể có ngày sớm hơn. Văn bản lệch thứ tự
//! được chỉ ra cùng khoảng ngày mà các số trước và sau cho phép. Lệch đến 3 ngày thì bỏ qua, đến 7
//! ngày là gợi ý, quá 7 ngày là cần xem.
//!
//! ## Khi nào báo nhầm
//!
//! Số để dành (`giữ số`). Không bao giờ so: khác năm, khác cơ quan, khác địa phương, khác loại; số
//! của Đảng và của Quốc hội, đánh theo nhiệm kỳ, theo khóa; những ngày trước và sau các đợt sắp xếp
//! 01/3/2025 và 01/7/2025, khi số được đánh lại từ đầu.
//!
//! ## Cách sửa
//!
//! Máy không tự sửa: khoảng ngày được nêu giúp tìm ra ngày đúng.
//!
//! # Law
//!
//! NĐ 30/2020/NĐ-CP, Điều 15 khoản 1 and 2: numbers and dates follow the order of issue, from 01 on
//! 1 January; a number is given at latest on the working day after signature.
//!
//! # When it is wrong
//!
//! Reserved numbers (`giữ số`). Never compared: other years, issuers, places and kinds; the Party's
//! and the National Assembly's numbers, which run through terms; the days before and after the
//! mergers of 01/3/2025 and 01/7/2025, when series began anew.
//!
//! # Fix
//!
//! None: the interval helps to find the right date.
//!
//! ```flags
//! Kế hoạch số 05/KH-VPUB ngày 10/01/2023 của Văn phòng UBND tỉnh về cải cách hành chính.
//! Kế hoạch số 06/KH-VPUB ngày 13/01/2023 của Văn phòng UBND tỉnh về kiểm tra công vụ.
//! Kế hoạch số 07/KH-VPUB ngày 20/01/2023 của Văn phòng UBND tỉnh về chuyển đổi vị trí công tác.
//! Kế hoạch số 09/KH-VPUB ngày 06/01/2023 của Văn phòng UBND tỉnh về phòng, chống tham nhũng.
//!                        ^^^^^^^^^^^^^^^ không khớp thứ tự số
//! Kế hoạch số 12/KH-VPUB ngày 27/01/2023 của Văn phòng UBND tỉnh về phổ biến pháp luật.
//! ```
//! ```allows
//! Kế hoạch số 07/KH-VPUB ngày 15/01/2023 của Văn phòng UBND tỉnh về chuyển đổi vị trí công tác.
//! Kế hoạch số 09/KH-VPUB ngày 12/01/2023 của Văn phòng UBND tỉnh về phòng, chống tham nhũng.
//! Kế hoạch số 12/KH-VPUB ngày 27/01/2023 của Văn phòng UBND tỉnh về phổ biến pháp luật.
//! ```
//! ```allows
//! Quy định số 12-QĐi/TU ngày 27/02/2022 của Tỉnh ủy về đối thoại.
//! Quy định số 429-QĐi/TU ngày 01/01/2022 của Tỉnh ủy về tiếp công dân.
//! Quyết định số 59/QĐ-VPUB ngày 25/4/2023 của Văn phòng UBND tỉnh về trách nhiệm.
//! Quyết định số 148/QĐ-VPUB ngày 28/12/2022 của Văn phòng UBND tỉnh về quản lý tài chính.
//! ```
//! ```allows
//! Quyết định số 05/QĐ-UBND ngày 10/4/2023 của UBND huyện Mai Sơn về giao dự toán.
//! Quyết định số 06/QĐ-UBND ngày 05/01/2023 của UBND huyện Yên Châu về giao dự toán.
//! ```

use std::collections::BTreeMap;

use super::{ALL, Case, Profile, english};
use crate::{
    diagnostic::{Cause, Diagnostic, Fact, Footing, Leg, Severity, Words},
    graph::Graph,
    model::{CivilDate, DocumentAt, Level, Mention, Style, Symbol, figures},
    resolve,
};

pub(super) const NAME: &str = "out-of-series";
pub(super) const GROUP: &str = "time";
pub(super) const SEVERITY: Severity = Severity::Warning;
pub(super) const PROFILES: &[Profile] = ALL;

mod chain;

use chain::Standing;

/// Days that nobody minds: a number may be taken a working day after signature.
const GRACE: i32 = 3;
/// Days that are only worth knowing.
const SLIGHT: i32 = 7;
/// So many neighbours on one side are clear evidence without the other side.
const MANY: usize = 3;
/// Days on which merged authorities began anew.
const MERGERS: [CivilDate; 2] = [jiff::civil::date(2025, 3, 1), jiff::civil::date(2025, 7, 1)];

/// What shares one counter: issuer, letters, type code, style, year, how many mergers lie before.
type Key = (String, String, String, Style, i16, usize);

/// A document with its one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Member<'t> {
    number: (u32, &'t str),
    day: CivilDate,
    at: DocumentAt,
    raw: &'t str,
}

/// One counter: the documents with one day, and those that are given several.
#[derive(Debug, Default)]
struct Series<'t> {
    members: Vec<Member<'t>>,
    doubtful: Vec<((u32, &'t str), DocumentAt)>,
}

pub(super) fn check<'t>(case: &Case<'_, 't>) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    for series in series(case).into_values() {
        let (sure, out, open) = series.judged();
        for member in out {
            findings.extend(outlier(case, &sure, member.number, member.at));
        }
        for &(number, at) in &series.doubtful {
            findings.extend(outlier(case, &sure, number, at));
        }
        findings.extend(open.into_values().filter_map(|members| undecided(case, &members)));
    }
    findings
}

/// The sure neighbour before a document that is in order, and words that say so.
pub(super) fn in_order<'t>(case: &Case<'_, 't>, at: DocumentAt) -> Option<(&'t str, Words)> {
    let all = series(case);
    let own = all.values().find(|series| series.members.iter().any(|member| member.at == at))?;
    let (sure, ..) = own.judged();
    let place = sure.iter().position(|member| member.at == at)?;
    let before = sure.get(place.checked_sub(1)?)?;
    let (known, other) = (label(case, at), label(case, before.at));
    let says = Words::new(
        format!(
            "{known} đúng thứ tự số (sau {other} {}): có thể ngày của văn bản này sai",
            before.raw
        ),
        format!(
            "{known} is in order (after {other} of {}): this text's date may be wrong",
            english(before.day)
        ),
    );
    Some((before.raw, says))
}

impl<'t> Series<'t> {
    /// Who is in order, who is not, and between whom nobody can tell.
    fn judged(&self) -> (Vec<Member<'t>>, Vec<Member<'t>>, BTreeMap<usize, Vec<Member<'t>>>) {
        let days: Vec<_> = self.members.iter().map(|member| member.day).collect();
        let (mut sure, mut out, mut open) = (Vec::new(), Vec::new(), BTreeMap::new());
        for (&member, standing) in self.members.iter().zip(chain::standings(&days)) {
            match standing {
                Standing::Sure => sure.push(member),
                Standing::Out => out.push(member),
                Standing::Open(rank) => open.entry(rank).or_insert_with(Vec::new).push(member),
            }
        }
        (sure, out, open)
    }
}

/// Every counter of the text, its members in the order of their numbers.
fn series<'t>(case: &Case<'_, 't>) -> BTreeMap<Key, Series<'t>> {
    let mut all: BTreeMap<Key, Series<'t>> = BTreeMap::new();
    let header = &case.report.header;
    if let (Some(symbol), Some((date, day))) = (&header.symbol, case.own_day())
        && let Some((key, number)) = key(case, symbol, header.issuer.as_deref(), day)
    {
        let member = Member { number, day, at: Graph::OWN, raw: date.words };
        all.entry(key).or_default().members.push(member);
    }
    for (at, document) in case.documents() {
        let mut dated = case.dated(document);
        let Some(first) = dated.next().filter(|it| !is_guest(case, it.mention)) else { continue };
        let Some(symbol) = first.mention.symbol.as_ref() else { continue };
        let Some((key, number)) = key(case, symbol, document.issuer(), first.day) else {
            continue;
        };
        let series = all.entry(key).or_default();
        if dated.any(|other| other.day != first.day) {
            series.doubtful.push((number, at));
        } else {
            series.members.push(Member { number, day: first.day, at, raw: first.date.words });
        }
    }
    all.retain(|_, series| series.members.len() + series.doubtful.len() > 1);
    for series in all.values_mut() {
        series.members.sort();
    }
    all
}

/// The counter of a symbol with its number there; `None` when nobody can be compared with it.
fn key<'t>(
    case: &Case<'_, 't>,
    symbol: &Symbol<'t>,
    issuer: Option<&str>,
    day: CivilDate,
) -> Option<(Key, (u32, &'t str))> {
    let counted = matches!(symbol.style, Style::State | Style::Dispatch | Style::Normative);
    let agrees = symbol.year.is_none_or(|year| i16::try_from(year) == Ok(day.year()));
    if !counted || !agrees {
        return None;
    }
    let figures = symbol.number.len()
        - symbol.number.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let number = (symbol.ordinal()?, symbol.number.get(figures..)?);
    let mergers = MERGERS.iter().filter(|merger| **merger <= day).count();
    let issuer = counter(case, symbol, issuer)?;
    let (letters, code) = (symbol.issuer.to_string(), symbol.code.to_string());
    Some(((issuer, letters, code, symbol.style, day.year(), mergers), number))
}

/// Whether an issuer without a place stands in a sentence that speaks of another province.
fn is_guest(case: &Case<'_, '_>, mention: &Mention<'_>) -> bool {
    let hits = |words: &str| case.grammar.place_hits(words);
    if mention.issuer.is_some_and(|issuer| !hits(issuer).is_empty()) {
        return false;
    }
    let speaks_of = hits(case.before(mention.words));
    let home = || resolve::home(case.grammar, case.report);
    speaks_of.last().is_some_and(|hit| Some(hit.row) != home())
}

/// Who keeps the counter: letters tell it for central bodies and for our own office, else the name.
fn counter(case: &Case<'_, '_>, symbol: &Symbol<'_>, issuer: Option<&str>) -> Option<String> {
    let levels = || case.grammar.issuers_of(symbol.body()).map(|row| row.level);
    let own = case.report.header.symbol.as_ref().map(|own| own.issuer.as_ref());
    let is_shared = levels().any(|level| level != Level::Central);
    let is_told = !is_shared && (levels().next().is_some() || own == Some(symbol.issuer.as_ref()));
    if is_told { Some(String::new()) } else { issuer.map(|issuer| case.grammar.fold(issuer)) }
}

/// A document outside of what its sure neighbours leave.
fn outlier<'t>(
    case: &Case<'_, 't>,
    sure: &[Member<'t>],
    number: (u32, &str),
    at: DocumentAt,
) -> Option<Diagnostic<'t>> {
    let below = sure.partition_point(|member| member.number < number);
    let above = sure.partition_point(|member| member.number <= number);
    let before = below.checked_sub(1).and_then(|last| sure.get(last));
    let after = sure.get(above);
    let off = |day: CivilDate| {
        let early = before.map_or(0, |member| (member.day - day).get_days());
        let late = after.map_or(0, |member| (day - member.day).get_days());
        early.max(late)
    };
    let places = places(case, at);
    let worst = places.iter().map(|&(_, day)| off(day)).max().filter(|&worst| worst > GRACE)?;
    let is_clear = before.is_some() && after.is_some()
        || before.is_some() && below >= MANY
        || after.is_some() && sure.len() - above >= MANY;
    let known = label(case, at);
    let between = |said: &dyn Fn(&Member<'t>) -> String| {
        let [low, high] = [before, after].map(|it| it.map_or("…".to_owned(), said));
        format!("{low} < {known} < {high}")
    };
    let vi = between(&|it| format!("{} {}", label(case, it.at), it.raw));
    let en = between(&|it| format!("{} of {}", label(case, it.at), english(it.day)));
    let message = Words::new(
        format!("{known} không khớp thứ tự số: {vi}"),
        format!("{known} is out of order: {en}"),
    );
    let footing = if is_clear { Footing::Carried } else { Footing::Inferred };
    let mut finding = Diagnostic::new(NAME, severity(worst, is_clear), message)
        .rests_on(Leg { fact: Fact::Number, footing })
        .caused_by(if at == Graph::OWN { Cause::OwnDate } else { Cause::Issue(at) });
    for (raw, day) in places {
        finding = if off(day) > GRACE {
            finding.disputes(raw, Words::new("không khớp thứ tự số", "out of order"))
        } else {
            finding.shows(raw, Words::new("khớp thứ tự số", "in order"))
        };
    }
    for member in [before, after].into_iter().flatten() {
        let says = label(case, member.at);
        finding = finding.shows(member.raw, Words::new(says.clone(), says));
    }
    Some(finding)
}

/// Documents that contradict one another, and nothing tells which of them is wrong.
fn undecided<'t>(case: &Case<'_, 't>, members: &[Member<'t>]) -> Option<Diagnostic<'t>> {
    let (first, last) = (members.first()?, members.last()?);
    let off = members.iter().map(|member| member.day).max()? - last.day;
    let off = off.get_days().max((first.day - last.day).get_days());
    if off <= GRACE {
        return None;
    }
    let (low, high) = (label(case, first.at), label(case, last.at));
    let (one, two) = (first.day, last.day);
    let message = Words::new(
        format!("{low} ngày {} và {high} ngày {} ngược thứ tự số", figures(one), figures(two)),
        format!("{low} of {} and {high} of {} contradict the order", english(one), english(two)),
    );
    let mut finding = Diagnostic::new(NAME, Severity::Info, message)
        .rests_on(Leg { fact: Fact::Number, footing: Footing::Inferred });
    for member in members {
        let says = label(case, member.at);
        finding = finding.disputes(member.raw, Words::new(says.clone(), says));
    }
    Some(finding.aside())
}

/// Every place that dates a document.
fn places<'t>(case: &Case<'_, 't>, at: DocumentAt) -> Vec<(&'t str, CivilDate)> {
    if at == Graph::OWN {
        return case.own_day().map(|(date, day)| (date.words, day)).into_iter().collect();
    }
    let document = case.graph.document(at);
    let dated = document.into_iter().flat_map(|document| case.dated(document));
    dated.map(|dated| (dated.date.words, dated.day)).collect()
}

fn label(case: &Case<'_, '_>, at: DocumentAt) -> String {
    case.graph.document(at).map_or(String::new(), |document| document.label().to_owned())
}

fn severity(off: i32, is_clear: bool) -> Severity {
    if off > SLIGHT && is_clear { SEVERITY } else { Severity::Info }
}
