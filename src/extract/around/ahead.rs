//! The words of a sentence before a number: the day on which it was issued, and by whom.

use super::shared::without_aside;
use crate::{
    extract::right,
    grammar::{DateRole, Grammar, OpenerRole, TurnRole},
    model::{Date, Mention, Standing, Symbol},
    parse,
};

/// The words of a sentence before a number.
#[derive(Clone, Copy)]
pub(in crate::extract) struct Ahead<'t> {
    pub(super) grammar: &'t Grammar,
    pub(super) sentence: &'t str,
    /// Whether the document is of a kind that an assembly passes.
    pub(super) passes: bool,
}

impl<'t> Ahead<'t> {
    /// `Ngày 18/4/2023, Văn phòng đã ban hành …`, `…, ngày 01/3/2024, Công an tỉnh ban hành …`: the
    /// day with which the clause begins.
    pub(super) fn date(self) -> Option<Date<'t>> {
        let Self { grammar, sentence, .. } = self;
        // `Vào ngày`, `; đến ngày`: one word may open the clause.
        let led = |at: usize| {
            let before = sentence.get(..at).unwrap_or_default();
            let word = before.trim_start_matches(|it: char| !it.is_alphabetic()).trim_end();
            !word.is_empty() && !word.contains(' ')
        };
        // A line that does not end its sentence may stand before: the capital letter begins another.
        let begins = |at: &usize| {
            let before = sentence.get(..*at).unwrap_or_default();
            let word = sentence.get(*at..).unwrap_or_default();
            let is_day = grammar.date_word_at(word).is_some_and(|(it, _)| it.role == DateRole::Day);
            let opens = word.starts_with(char::is_uppercase)
                || before.ends_with(", ")
                || !before.contains(char::is_alphabetic);
            is_day && (opens || led(*at))
        };
        let words = sentence.match_indices(|it: char| !it.is_alphanumeric());
        let starts = words.map(|(at, mark)| at + mark.len()).chain([0]);
        let at = starts.filter(begins).max()?;
        let (rest, date) = parse::date::dated(grammar, sentence.get(at..)?).ok()?;
        let rest = rest.trim_end();
        // `Từ ngày 01/6/2025, theo quy định tại …`: a day of effect.
        let acts = !led(at) && self.ending(rest, TurnRole::At).is_some_and(|it| self.is_done(it));
        let acts = acts || self.issues(rest).is_some();
        acts.then_some(date)
    }

    /// Whether something is done in these words, and not by what was said before: `, bà Mai nộp đơn theo
    /// hướng dẫn`.
    fn is_done(self, clause: &str) -> bool {
        let mut starts = clause.match_indices(' ').map(|(at, _)| at + 1);
        !starts.any(|at| {
            let words = clause.get(at..).unwrap_or_default();
            self.grammar.turn_at(words, TurnRole::Vehicle).is_some()
        })
    }

    /// A mention with the day and the body that are told before it, where nothing is behind it.
    pub(in crate::extract) fn told_of(self, mention: Mention<'t>) -> Mention<'t> {
        let opening = || Some((self.date()?, Standing::Before));
        let by = || Some((self.issuing()?, Standing::Before));
        let (date, dated) = mention.date.zip(mention.dated).or_else(opening).unzip();
        let (issuer, stands) = mention.issuer.zip(mention.issued).or_else(by).unzip();
        Mention { date, dated, issuer, issued: stands, ..mention }
    }

    /// The body of the table that issues what stands behind the verb which ends the sentence: `Chính
    /// phủ đã ban hành`.
    fn issuing(self) -> Option<&'t str> {
        let body = self.acting(self.issues(self.sentence.trim_end_matches([' ', ':']))?)?;
        self.grammar.issuer_at(body).map(|_| body)
    }

    /// `ý kiến của Bộ Nội vụ tại Công văn số …`: the issuer before its document.
    pub(super) fn issuer(self, symbol: &Symbol<'_>) -> Option<&'t str> {
        let sentence = self.sentence.trim_end_matches([' ', ':']);
        if let Some(before) = self.issues(sentence) {
            return self.acting(before);
        }
        let named = self.ending(sentence, TurnRole::Counts).unwrap_or(sentence);
        // `đã được Thủ tướng Chính phủ phê duyệt tại`: the verb stands behind who acted.
        if let Some(before) = self.ending(named, TurnRole::At) {
            let acted = || self.whole(self.without_verb(before)?);
            return self.whole(before).or_else(acted).or_else(|| self.last(before, symbol));
        }
        let before = self.ending(named, TurnRole::Vehicle)?;
        let acted = self.whole(self.without_verb(before)?)?;
        // `Ban của Đảng thành lập theo …`: who has something set up need not have done it.
        right::may_issue(self.grammar, symbol, Some(acted)).then_some(acted)
    }

    /// The actor at the end of a clause: `Sau khi Thủ tướng Chính phủ`, `Văn phòng tham mưu UBND tỉnh`.
    fn acting(self, clause: &'t str) -> Option<&'t str> {
        // `Tổng cục Thuế (nay là Cục Thuế) đã ban hành …`.
        let clause = without_aside(clause.trim_end());
        let clause = self.ending(clause, TurnRole::Does).unwrap_or(clause);
        // `Quốc hội khóa XV, kỳ họp thứ 6`: what counts the term is parted by a comma too.
        let parts = clause.match_indices([',', ';']).map(|(at, mark)| at + mark.len());
        let is_term = |at: &usize| {
            let rest = clause.get(at - 1..).unwrap_or_default();
            parse::issuer::term(self.grammar, rest) == rest.len()
        };
        let from = parts.rev().find(|at| !is_term(at)).unwrap_or(0);
        let clause = clause.get(from..).unwrap_or_default().trim();
        self.read(clause).or_else(|| {
            let starts = clause.match_indices(' ').map(|(at, _)| at + 1);
            starts
                .filter(|at| self.begins_body(clause, *at))
                .find_map(|at| self.read(clause.get(at..)?))
        })
    }

    /// Whether a body of the table begins at a place, and is nobody's there: `của Bộ Y tế` is said of
    /// what stands before it.
    fn begins_body(self, words: &str, at: usize) -> bool {
        let before = words.get(..at).unwrap_or_default().trim_end();
        let last = before.rsplit(' ').next().unwrap_or_default();
        let is_owner =
            self.grammar.opener_at(last).is_some_and(|(it, _)| it.role == OpenerRole::Issuer);
        let here = words.get(at..).unwrap_or_default();
        !is_owner && !last.starts_with(char::is_uppercase) && self.grammar.issuer_at(here).is_some()
    }

    /// The issuer that words are from the first to the last, but for its term.
    fn read(self, words: &'t str) -> Option<&'t str> {
        let read = parse::issuer::issuer(self.grammar, words)?;
        let rest = words.get(read.len()..)?;
        if parse::issuer::term(self.grammar, rest) == rest.len() {
            return Some(read);
        }
        // `Sở Giáo dục và Đào tạo (Sở GDĐT) Lâm Đồng`: the name goes on behind its short form.
        let (_, behind) = rest.strip_prefix(" (")?.split_once(") ")?;
        let is_name = behind.split(' ').all(|word| word.starts_with(char::is_uppercase));
        (is_name && self.grammar.issuer_at(read).is_some()).then_some(words)
    }

    /// The issuer that ends words, behind a word that says whose, or by whom; or all of them.
    fn whole(self, words: &'t str) -> Option<&'t str> {
        let starts = words.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
        let mut starts: Vec<_> = starts
            .filter_map(|at| {
                let here = words.get(at..)?;
                let owner = self.grammar.opener_at(here);
                let owner = owner.filter(|(it, _)| it.role == OpenerRole::Issuer).map(|it| it.1);
                let by = self.grammar.turn_at(here, TurnRole::Passive).map(|it| it.1);
                let width = owner.or(by)? + 1;
                Some((at + width, owner.is_some()))
            })
            .chain([(0, false)])
            .collect();
        starts.sort_unstable();
        starts.into_iter().rev().find_map(|(at, is_owner)| {
            let phrase = words.get(at..)?;
            let may = is_owner || self.grammar.issuer_at(phrase).is_some();
            self.read(phrase).filter(|_| may)
        })
    }

    /// `chỉ đạo của Chính phủ, Thủ tướng Chính phủ tại …`: the last of several, when the letters of
    /// the number are its own.
    fn last(self, words: &'t str, symbol: &Symbol<'_>) -> Option<&'t str> {
        let (_, last) = words.rsplit_once(',')?;
        let read = self.read(last.trim())?;
        let is_known = self.grammar.issuer_at(read).is_some();
        (is_known && right::issued_by(self.grammar, symbol, read)).then_some(read)
    }

    /// The words before the verb of issuing that ends these words.
    fn issues(self, words: &'t str) -> Option<&'t str> {
        let passes = self.passes.then(|| self.ending(words, TurnRole::Passes)).flatten();
        let issues = self.grammar.issuing_before(words).map(str::trim_end);
        issues.into_iter().chain(passes).min_by_key(|it| it.len())
    }

    /// The words before those of a role that end them.
    fn ending(self, words: &'t str, role: TurnRole) -> Option<&'t str> {
        self.grammar.turn_before(words, role).map(str::trim_end)
    }

    /// The words before the verb that ends them, `phê duyệt`, `ban hành`; the end of `Chương trình`
    /// is none.
    fn without_verb(self, words: &'t str) -> Option<&'t str> {
        let kinds = self.grammar.kind_hits(words).filter(|hit| hit.end == words.len());
        let kind = kinds.map(|hit| hit.end - hit.start).max().unwrap_or_default();
        let mut verbs = self.grammar.openers_before(words).filter(|(before, opener)| {
            words.len() - before.len() >= kind
                && matches!(opener.role, OpenerRole::Subject | OpenerRole::Issues)
        });
        verbs.next().map(|(before, _)| before.trim_end())
    }
}
