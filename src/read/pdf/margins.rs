//! Heads, feet and numbers of pages: what stands at the same edge of several pages.

use std::collections::{BTreeMap, BTreeSet};

use super::{Line, Page};

/// So many lines of an edge may belong to it.
const DEEP: usize = 3;
/// Heads differ between left and right pages: what repeats does so on the page after the next.
const NEAR: usize = 2;
/// Marks that stand around the number of a page.
const AROUND: [char; 6] = ['-', '–', '|', '/', ' ', '\t'];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Top,
    Bottom,
}

/// Takes what repeats at the edges out of the pages, and gives it back once, with the place of its
/// first page: a head may cite. The numbers of pages are lost.
pub(super) fn take_out(pages: &mut [Page]) -> Vec<(usize, Line)> {
    let mut where_from: BTreeMap<(Edge, String), Vec<usize>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        let own: BTreeSet<_> = edges(page).map(|(edge, at)| (edge, name(page, at))).collect();
        for known in own {
            where_from.entry(known).or_default().push(number);
        }
    }
    let mut seen = BTreeSet::new();
    let mut heads = Vec::new();
    for (number, page) in pages.iter_mut().enumerate() {
        let mut gone = BTreeSet::new();
        let mut inner = BTreeSet::new();
        for (edge, at) in edges(page) {
            let name = name(page, at);
            let others = where_from.get(&(edge, name.clone()));
            let repeats = others.is_some_and(|others| has_near(others, number));
            // What stands further in than a line of the text is text.
            if !repeats || inner.contains(&edge) {
                inner.insert(edge);
                continue;
            }
            gone.insert(at);
            let is_first = !name.is_empty() && seen.insert((edge, name));
            heads.extend(page.lines.get(at).filter(|_| is_first).map(|it| (number, it.clone())));
        }
        let mut at = 0;
        page.lines.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
    heads
}

/// Whether one of some pages, in their order, stands close to a page and is another.
fn has_near(pages: &[usize], number: usize) -> bool {
    let at = pages.partition_point(|&page| page < number);
    let before = at.checked_sub(1).and_then(|at| pages.get(at));
    let others = before.into_iter().chain(pages.get(at + 1));
    others.into_iter().any(|other| other.abs_diff(number) <= NEAR)
}

/// The outermost lines of a page from the edge inwards, by their places.
fn edges(page: &Page) -> impl Iterator<Item = (Edge, usize)> + use<> {
    let is_own = |at: &usize| page.lines.get(*at).is_some_and(|line| !line.is_stamp);
    let mut order: Vec<_> = (0..page.lines.len()).filter(is_own).collect();
    let base = |at: &usize| page.lines.get(*at).map_or(0.0, |line| line.base);
    order.sort_by(|one, other| base(other).total_cmp(&base(one)));
    let deep = DEEP.min(order.len() / 2);
    let top = order.iter().take(deep).map(|&at| (Edge::Top, at));
    let bottom = order.iter().rev().take(deep).map(|&at| (Edge::Bottom, at));
    top.chain(bottom).collect::<Vec<_>>().into_iter()
}

/// A line without the number of its page; nothing is left when it holds nothing else.
fn name(page: &Page, at: usize) -> String {
    let is_number = |letter: char| letter.is_ascii_digit() || AROUND.contains(&letter);
    let words = page.lines.get(at).map_or("", |line: &Line| line.words.as_str());
    let words = words.strip_prefix("Trang").unwrap_or(words);
    if words.chars().all(is_number) {
        return String::new();
    }
    let number = |word: &str| word.len() < 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    let outer = |word: &&str| number(word) || word.chars().all(|letter| AROUND.contains(&letter));
    let words: Vec<_> = words.split_whitespace().collect();
    let first = words.iter().take_while(|word| outer(word)).count();
    let last = words.iter().rev().take_while(|word| outer(word)).count();
    words.get(first..words.len() - last).unwrap_or_default().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pages: &[&[&str]], expected: &[&[&str]], heads: &[&str]) {
        let line = |(at, words): (usize, &&str)| {
            let base = 800.0 - 20.0 * f32::from(u8::try_from(at).unwrap());
            Line { words: (*words).to_owned(), base, ..Line::default() }
        };
        let page = |words: &&[&str]| Page {
            lines: words.iter().enumerate().map(line).collect(),
            lacks: None,
        };
        let mut pages: Vec<_> = pages.iter().map(page).collect();
        let taken = take_out(&mut pages);
        let taken: Vec<_> = taken.iter().map(|(_, line)| line.words.as_str()).collect();
        assert_eq!(taken, heads);
        let left = |page: &Page| page.lines.iter().map(|it| it.words.clone()).collect::<Vec<_>>();
        assert_eq!(pages.iter().map(left).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_head_with_a_number_at_either_side_is_given_back_once() {
        check(
            &[
                &["CÔNG BÁO/Số 987 + 988/Ngày 25-8-2024 31", "Căn cứ Luật", "Điều 1", "thi hành"],
                &["32 CÔNG BÁO/Số 987 + 988/Ngày 25-8-2024", "của Bộ", "Điều 2", "thi hành từ"],
                &["CÔNG BÁO/Số 987 + 988/Ngày 25-8-2024 33", "Điều 3", "Điều 4", "ngày ký"],
            ],
            &[
                &["Căn cứ Luật", "Điều 1", "thi hành"],
                &["của Bộ", "Điều 2", "thi hành từ"],
                &["Điều 3", "Điều 4", "ngày ký"],
            ],
            &["CÔNG BÁO/Số 987 + 988/Ngày 25-8-2024 31"],
        );
    }

    #[test]
    fn numbers_of_pages_go() {
        check(
            &[&["2", "thực hiện", "Kế hoạch"], &["3", "của tỉnh", "năm 2023"]],
            &[&["thực hiện", "Kế hoạch"], &["của tỉnh", "năm 2023"]],
            &[],
        );
        check(
            &[&["a", "b", "c", "- 1 -"], &["d", "e", "f", "- 2 -"]],
            &[&["a", "b", "c"], &["d", "e", "f"]],
            &[],
        );
    }

    #[test]
    fn numbers_of_documents_stay() {
        let pages: &[&[&str]] = &[
            &["UBND TỈNH", "Số: 12/QĐ-UBND", "Điều 1", "Nơi nhận:"],
            &["SỞ NỘI VỤ", "Số: 13/QĐ-UBND", "Điều 2", "Lưu: VT."],
        ];
        check(pages, pages, &[]);
        check(&[&["2023", "BÁO CÁO"]], &[&["2023", "BÁO CÁO"]], &[]);
    }
}
