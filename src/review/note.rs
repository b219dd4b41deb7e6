//! The note of a comment: at most five short lines, as a colleague would write them.

use super::anchor::{Anchor, Aside};
use crate::{
    check::{Checked, Counts},
    diagnostic::{Diagnostic, Edit, Evidence, Label, Language, Severity},
    place,
    text::capital,
};

/// Places that are named in one line.
const NAMED: usize = 3;
/// Reasons that are given in one line.
const REASONS: usize = 2;
/// The longest line, in letters.
const LINE: usize = 300;
/// How a person is asked to accept a change.
const ACCEPT_VI: &str = "Bấm Chấp nhận (Accept)";
const ACCEPT_EN: &str = "Press Accept";
/// The fingerprint of the comment that sums up.
pub(super) const SUMMARY: &str = "tong-ket";

/// A comment's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    /// In bold letters.
    pub(super) lead: String,
    pub(super) lines: Vec<String>,
    /// Where nobody sees it: the rule and the fingerprint.
    pub(super) code: String,
}

/// A comment that is to be written.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) id: i64,
    pub(super) note: Note,
}

impl Note {
    /// Whether a first line begins as this one does: figures in it may have changed.
    pub(super) fn says_the_same(&self, lead: &str) -> bool {
        let begins = |line: &str| line.split_whitespace().take(2).collect::<String>();
        !lead.is_empty() && begins(lead) == begins(&self.lead)
    }
}

/// The human names of places, and the language of comments.
#[derive(Debug)]
pub(super) struct Speaker<'r, 't> {
    checked: &'r Checked<'t>,
    language: Language,
}

impl<'r, 't> Speaker<'r, 't> {
    pub(super) fn new(checked: &'r Checked<'t>, language: Language) -> Self {
        Self { checked, language }
    }

    fn either<'w>(&self, vi: &'w str, en: &'w str) -> &'w str {
        if self.language == Language::Vietnamese { vi } else { en }
    }

    /// What people call the place of some words.
    pub(super) fn place(&self, words: &str) -> String {
        place::name(&self.checked.report, words, self.language)
    }

    /// The comment at the first place of a finding.
    pub(super) fn finding(
        &self,
        finding: &Diagnostic<'_>,
        print: &str,
        mended: Option<&Edit<'_>>,
    ) -> Note {
        let message = capital(finding.message.in_language(self.language));
        let mut lines = vec![self.others(finding), self.evidence(finding)];
        lines.push(self.deed(finding, mended));
        lines.retain(|line| !line.is_empty());
        Note { lead: ended(&message), lines, code: code(finding, print) }
    }

    /// The comment at a later place: it points to the first.
    pub(super) fn later(
        &self,
        finding: &Diagnostic<'_>,
        label: &Label<'_>,
        print: &str,
        mended: Option<&Edit<'_>>,
    ) -> Note {
        let first = finding.labels.iter().find(|it| it.disputed).unwrap_or(label);
        let place = self.place(first.words);
        let lead = format!("{} {place}.", self.either("Xem nhận xét ở", "See the comment at"));
        let says = self.says(label);
        let message = finding.message.in_language(self.language);
        let here = self.either("Chỗ này", "Here");
        let here = if says.is_empty() { String::new() } else { ended(&format!("{here}: {says}")) };
        let mut lines = vec![format!("{} {here}", ended(&capital(message))).trim().to_owned()];
        lines.extend(mended.map(|edit| self.accept(edit)));
        Note { lead, lines, code: code(finding, print) }
    }

    /// The comment with a word for where its words are, when it cannot stand at them.
    pub(super) fn aside(&self, note: Note, anchor: &Anchor) -> Note {
        let lead = match anchor.aside {
            Some(Aside::Note) => self.either("Trong chú thích này:", "In this note:"),
            Some(Aside::Box) => self.either("Trong khung chữ này:", "In this box:"),
            None => return note,
        };
        Note { lead: format!("{lead} {}", note.lead), ..note }
    }

    /// The comment on the title: which errors to look at first, how many changes are to be decided on,
    /// those made now and those of an earlier review, and what was compared with nothing.
    pub(super) fn summary(
        &self,
        counts: &Counts,
        [mended, waiting]: [usize; 2],
        elsewhere: &[String],
    ) -> Note {
        let Counts { citations, documents, errors, warnings, asides, .. } = counts;
        let notes = counts.notes.saturating_sub(*asides);
        let lead = match self.language {
            Language::Vietnamese if errors + warnings + notes == 0 => format!(
                "Đã soát {citations} viện dẫn ({documents} văn bản): không có lỗi, không có chỗ cần xem."
            ),
            Language::English if errors + warnings + notes == 0 => format!(
                "Checked {citations} citations ({documents} documents): no errors, nothing to look at."
            ),
            Language::Vietnamese => format!(
                "Đã soát {citations} viện dẫn ({documents} văn bản): {errors} lỗi, {warnings} cần xem, {notes} gợi ý."
            ),
            Language::English => format!(
                "Checked {citations} citations ({documents} documents): {errors} errors, {warnings} warnings, {notes} notes."
            ),
        };
        let mut lines: Vec<String> = self.errors().into_iter().collect();
        if mended > 0 {
            lines.push(match self.language {
                Language::Vietnamese => format!(
                    "{mended} chỗ đã sửa ở chế độ theo dõi thay đổi: bấm Chấp nhận (Accept) nếu đồng ý."
                ),
                Language::English => {
                    format!("{mended} places are mended as tracked changes: accept them if you agree.")
                }
            });
        }
        if waiting > 0 {
            lines.push(match self.language {
                Language::Vietnamese => format!(
                    "{waiting} chỗ sửa của lần soát trước còn chờ: bấm Chấp nhận (Accept) hoặc Từ chối (Reject)."
                ),
                Language::English => format!(
                    "{waiting} changes of an earlier review are still open: accept or reject them."
                ),
            });
        }
        let compared = [counts.compared.says(), counts.compared.lacks_words()];
        let compared = compared.iter().flatten();
        lines.extend(compared.map(|it| it.in_language(self.language).to_owned()));
        lines.extend(elsewhere.iter().map(|line| short(line)));
        Note { lead, lines, code: format!("{SUMMARY} {SUMMARY}") }
    }

    /// The errors by their names, the first ones.
    fn errors(&self) -> Option<String> {
        let errors = self.checked.findings.iter().filter(|it| it.severity == Severity::Error);
        let said = errors.clone().take(NAMED).map(|it| it.message.in_language(self.language));
        let said: Vec<_> = said.collect();
        let more = if errors.count() > NAMED { "; …" } else { "" };
        let lead = self.either("Đề nghị xem trước các lỗi", "Please look at the errors first");
        (!said.is_empty()).then(|| short(&ended(&format!("{lead}: {}{more}", said.join("; ")))))
    }

    /// Comments that are too many for one file.
    pub(super) fn more(&self, count: usize) -> String {
        match self.language {
            Language::Vietnamese => {
                format!("Còn {count} chỗ nữa không ghi hết thành nhận xét: xem bản in của viendan.")
            }
            Language::English => {
                format!("{count} more places have no comment: see what viendan prints.")
            }
        }
    }

    /// A finding whose words can hold no comment, for the comment on the title.
    pub(super) fn elsewhere(&self, finding: &Diagnostic<'_>, label: &Label<'_>) -> String {
        let message = finding.message.in_language(self.language);
        let words = label.words.trim();
        match self.language {
            Language::Vietnamese => {
                format!("Ngoài thân bài, “{words}”: {message}.")
            }
            Language::English => {
                format!("Outside the body, “{words}”: {message}.")
            }
        }
    }

    /// What the first place says, and where the others are; one place alone needs no words. Of places
    /// that contradict one another those that only bear on them are told by the evidence.
    fn others(&self, finding: &Diagnostic<'_>) -> String {
        let disputed = || finding.labels.iter().filter(|label| label.disputed);
        let shown = finding.labels.iter().filter(|label| !label.disputed);
        let shown = shown.filter(|_| disputed().count() < 2);
        let here = disputed().next().map(|label| self.says(label)).unwrap_or_default();
        let mut others: Vec<(&str, Vec<String>)> = Vec::new();
        let mut more = 0;
        for label in disputed().skip(1).chain(shown) {
            let (place, says) = (self.place(label.words), self.says(label));
            match others.iter().position(|(known, _)| *known == says) {
                Some(at) if others[at].1.len() < NAMED => others[at].1.push(place),
                None if others.len() < NAMED => others.push((says, vec![place])),
                _ => more += 1,
            }
        }
        if others.is_empty() {
            return String::new();
        }
        let here =
            (!here.is_empty()).then(|| format!("{}: {here}", self.either("Chỗ này", "Here")));
        let mut parts: Vec<_> = here.into_iter().collect();
        let and = self.either(" và ", " and ");
        parts.extend(others.into_iter().map(|(says, places)| match (places.join(and), says) {
            (places, "") => format!("{} {places}", self.either("Cũng ở", "Also at")),
            (places, says) => format!("{places}: {says}"),
        }));
        if more > 0 {
            parts.push(match self.language {
                Language::Vietnamese => format!("và {more} chỗ nữa"),
                Language::English => format!("and {more} more"),
            });
        }
        short(&ended(&parts.join("; ")))
    }

    /// What a label says; what its words become stands in a line of its own.
    fn says<'l>(&self, label: &'l Label<'_>) -> &'l str {
        let says = label.says.in_language(self.language);
        let mut letters = says.chars();
        let is_lettered = letters.next().is_some_and(|it| it.is_ascii_uppercase())
            && letters.as_str().starts_with(": ");
        match says {
            says if says.starts_with('→') => "",
            says if is_lettered => says.get(3..).unwrap_or(says),
            says => says,
        }
    }

    fn evidence(&self, finding: &Diagnostic<'_>) -> String {
        // Who reads the comment stands at this place already.
        let here = finding.labels.iter().find(|it| it.disputed).map(|it| self.place(it.words));
        let mut said: Vec<(&str, Vec<String>)> = Vec::new();
        for Evidence { says, words, .. } in &finding.evidence {
            let says = says.in_language(self.language);
            let place = words.map(|words| self.place(words)).filter(|place| !place.is_empty());
            let place = place.filter(|place| here.as_ref() != Some(place));
            if let Some((_, places)) = said.iter_mut().find(|(known, _)| *known == says) {
                places.extend(place);
            } else if said.len() < REASONS {
                said.push((says, place.into_iter().collect()));
            }
        }
        let said = said.into_iter().map(|(says, places)| match places.join("; ") {
            places if places.is_empty() => says.to_owned(),
            places => format!("{says} ({places})"),
        });
        let said: Vec<_> = said.collect();
        if said.is_empty() {
            return String::new();
        }
        short(&ended(&format!("{} {}", self.either("Căn cứ:", "Evidence:"), said.join("; "))))
    }

    /// What was done, or is to be done.
    fn deed(&self, finding: &Diagnostic<'_>, mended: Option<&Edit<'_>>) -> String {
        let edit = finding.fix.iter().flat_map(|fix| &fix.edits).next();
        match (mended, edit, &finding.advice) {
            (Some(edit), _, _) => self.accept(edit),
            (_, _, Some(advice)) => short(&ended(&capital(advice.in_language(self.language)))),
            (_, Some(edit), None) => {
                let lead = self.either("Có thể sửa thành", "It can become");
                format!("{lead} “{}”.", edit.replacement)
            }
            _ => String::new(),
        }
    }

    /// The comment at a change that was not accepted.
    pub(super) fn not_taken(&self, finding: &Diagnostic<'_>, print: &str) -> Note {
        let said = self.either(
            "Anh/chị đã không nhận sửa đổi này; chỗ này giữ như cũ.",
            "You did not accept this change; the words stay as they were.",
        );
        let note = self.finding(finding, print, None);
        Note { lines: vec![said.to_owned()], ..note }
    }

    fn accept(&self, edit: &Edit<'_>) -> String {
        let new = edit.replacement.as_str();
        match (self.language, new.is_empty()) {
            (Language::Vietnamese, false) => {
                format!("Đã sửa thành “{new}”. {ACCEPT_VI} nếu đồng ý.")
            }
            (Language::Vietnamese, true) => format!("Đã bỏ. {ACCEPT_VI} nếu đồng ý."),
            (Language::English, false) => format!("Changed to “{new}”. {ACCEPT_EN} if you agree."),
            (Language::English, true) => format!("Taken out. {ACCEPT_EN} if you agree."),
        }
    }
}

/// Whether a comment asks to accept a change.
pub(super) fn offers(said: &str) -> bool {
    said.contains(ACCEPT_VI) || said.contains(ACCEPT_EN)
}

fn code(finding: &Diagnostic<'_>, print: &str) -> String {
    format!("{} {print}", finding.rule)
}

/// A sentence with its full stop.
fn ended(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '!', '?', ':']) { words.to_owned() } else { format!("{words}.") }
}

/// A line that is not too long.
fn short(line: &str) -> String {
    match line.char_indices().nth(LINE) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line.to_owned(),
    }
}
