//! All that is said of a file, before anything is written.

use std::{collections::BTreeSet, ops::Range};

use super::{
    Error, Says, Task,
    anchor::{Anchor, PartIndex},
    known::{Comments, OwnComment},
    note::{Note, SUMMARY, Speaker, Written, offers},
};
use crate::{
    check::Checked,
    diagnostic::{Diagnostic, Edit, Label, Voice},
    mend::{self, Trust},
};

/// Word opens no file with more comments than 32767; the rest is left to those of the file.
const MOST: usize = 30_000;
/// The longest heading that names the kind of a document, in letters; the longest name of a kind in
/// the table has 29.
const HEADING: usize = 60;

/// What a comment is about: the place of the finding and of its label; none for the summary.
pub(super) type Key = Option<(usize, usize)>;

/// A comment on its way into the file.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) key: Key,
    pub(super) anchor: Anchor,
    pub(super) written: Written,
}

/// All that is to be said, before anything is written.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) placed: Vec<Placed>,
    pub(super) resolved: Vec<OwnComment>,
    /// The comment that sums up, when an earlier review left one.
    pub(super) summary: Option<(OwnComment, Note)>,
    /// Comments on changes that were not accepted, with what they say of it.
    pub(super) refused: Vec<(OwnComment, Note)>,
    /// Edits that are tracked changes now, and those that found no place.
    pub(super) mended: usize,
    pub(super) left: usize,
    /// Fingerprints of findings that were raised before with other values.
    pub(super) pending: BTreeSet<String>,
}

impl Plan {
    pub(super) fn of(
        checked: &Checked<'_>,
        (task, says): (Task, Says),
        book: &mut PartIndex<'_>,
        comments: &Comments,
        refused: &BTreeSet<Key>,
    ) -> Result<Self, Error> {
        let prints = &checked.fingerprints;
        let speaker = Speaker::new(checked, task.language);
        let free = free(checked, task.trust);
        let mut plan = Self::default();
        let mut elsewhere = Vec::new();
        let mut found: Vec<(Key, Anchor, Note)> = Vec::new();
        let said = checked.findings.iter().zip(prints).enumerate();
        for (at, (finding, print)) in said.filter(|(_, (it, _))| it.voice == Voice::Aloud) {
            if plan.knows((finding, print), (&speaker, says), comments, book) {
                continue;
            }
            if let Some(known) = pending(finding, comments, book) {
                plan.pending.insert(known);
                continue;
            }
            let edits = trusted(checked, finding, task.trust, &free);
            let (made, left): (Vec<_>, Vec<_>) =
                edits.into_iter().partition(|edit| book.mend(edit));
            plan.mended += made.len();
            plan.left += left.len();
            if made.is_empty() && says == Says::Mended {
                continue;
            }
            let disputed = finding.labels.iter().filter(|label| label.disputed);
            let only = finding.labels.first().filter(|label| !label.disputed);
            for (place, label) in disputed.chain(only).enumerate() {
                let mended = made.iter().copied().find(|edit| overlaps(checked, edit, label));
                let note = match place {
                    0 => speaker.finding(finding, print, mended),
                    _ => speaker.later(finding, label, print, mended),
                };
                let key = Some((at, place));
                match book.anchor(label.words).filter(|_| !refused.contains(&key)) {
                    Some(anchor) => {
                        let note = speaker.aside(note, &anchor);
                        found.push((key, anchor, note));
                    }
                    None => elsewhere.push(speaker.elsewhere(finding, label)),
                }
            }
        }
        let says_all = says == Says::All;
        if says_all || !elsewhere.is_empty() {
            plan.sum_up(checked, &speaker, elsewhere, &mut found, (book, comments, refused))?;
        }
        plan.place(book, comments, found);
        let is_gone = |known: &&OwnComment| {
            !known.print.is_empty()
                && known.print != SUMMARY
                && !plan.pending.contains(&known.print)
                && !known.is_done
                && !prints.contains(&known.print)
                && says_all
                && !book.is_pending(known.id)
        };
        plan.resolved = comments.ours.iter().filter(is_gone).cloned().collect();
        Ok(plan)
    }

    /// Whether an earlier comment is about a finding; one whose change is gone while the words are
    /// as before says from now on that it was not accepted.
    fn knows(
        &mut self,
        (finding, print): (&Diagnostic<'_>, &str),
        (speaker, says): (&Speaker<'_, '_>, Says),
        comments: &Comments,
        book: &PartIndex<'_>,
    ) -> bool {
        let lead = speaker.finding(finding, print, None).lead;
        let known: Vec<_> =
            comments.ours.iter().filter(|known| known.is_about(print, &lead)).collect();
        for known in known.iter().filter(|_| says == Says::All) {
            if !known.is_done && offers(&known.said) && !book.is_pending(known.id) {
                self.refused.push(((*known).clone(), speaker.not_taken(finding, print)));
            }
        }
        !known.is_empty()
    }

    /// Adds the comment on the title, or renews the one that is there.
    fn sum_up(
        &mut self,
        checked: &Checked<'_>,
        speaker: &Speaker<'_, '_>,
        mut elsewhere: Vec<String>,
        found: &mut Vec<(Key, Anchor, Note)>,
        (book, comments, refused): (&PartIndex<'_>, &Comments, &BTreeSet<Key>),
    ) -> Result<(), Error> {
        if found.len() > MOST {
            elsewhere.push(speaker.more(found.len() - MOST));
            found.truncate(MOST);
        }
        let waits = |known: &&OwnComment| {
            !known.is_done && offers(&known.said) && book.is_pending(known.id)
        };
        let waiting = comments.ours.iter().filter(waits).count();
        let note = speaker.summary(&checked.counts(), [self.mended, waiting], &elsewhere);
        let is_summary = |known: &&OwnComment| {
            known.print == SUMMARY || known.print.is_empty() && note.says_the_same(&known.lead)
        };
        if let Some(known) = comments.ours.iter().find(is_summary) {
            self.summary = Some((known.clone(), note));
            return Ok(());
        }
        let title = title(checked).filter(|_| !refused.contains(&None));
        let anchor = title.and_then(|title| book.anchor(title)).or_else(|| book.first());
        found.insert(0, (None, anchor.ok_or(Error::Empty)?, note));
        Ok(())
    }

    /// Puts comments at their places, numbered behind all that the file has.
    fn place(
        &mut self,
        book: &mut PartIndex<'_>,
        comments: &Comments,
        found: Vec<(Key, Anchor, Note)>,
    ) {
        let in_parts = book.parts.iter().flat_map(|part| part.ranges.keys()).max();
        let highest = in_parts.copied().unwrap_or(-1).max(comments.highest);
        for (id, (key, anchor, note)) in (highest + 1..).zip(found) {
            book.comment(id, &anchor);
            self.placed.push(Placed { key, anchor, written: Written { id, note } });
        }
    }
}

/// The fingerprint under which a finding was raised before, when one of its values is what we
/// proposed and nobody has decided on that yet.
fn pending(finding: &Diagnostic<'_>, comments: &Comments, book: &PartIndex<'_>) -> Option<String> {
    let places: Vec<Anchor> =
        finding.labels.iter().filter_map(|label| book.anchor(label.words)).collect();
    let is_here = |known: &&OwnComment| {
        known.rule == finding.rule
            && places.iter().any(|place| {
                let part = book.parts.get(place.part);
                let range = part.filter(|part| part.is_pending(known.id));
                let range = range.and_then(|part| part.ranges.get(&known.id));
                range.is_some_and(|range| range.start < place.end && place.start < range.end)
            })
    };
    comments.ours.iter().find(is_here).map(|known| known.print.clone())
}

/// Where words may be changed: nowhere in a quotation, a title or a date.
fn free(checked: &Checked<'_>, trust: Trust) -> Vec<Range<usize>> {
    let changes = mend::changes(&checked.report, &checked.findings, trust);
    changes.iter().filter_map(|change| checked.text().range_of(change.words)).collect()
}

/// The edits of a finding that may be made.
fn trusted<'f, 't>(
    checked: &Checked<'t>,
    finding: &'f Diagnostic<'t>,
    trust: Trust,
    free: &[Range<usize>],
) -> Vec<&'f Edit<'t>> {
    let is_free = |edit: &&Edit<'_>| {
        let range = checked.text().range_of(edit.words);
        range.is_some_and(|it| free.iter().any(|own| it.start <= own.start && own.end <= it.end))
    };
    let fix = finding.fix.iter().filter(|fix| fix.safe || trust != Trust::Safe);
    fix.flat_map(|fix| &fix.edits).filter(is_free).collect()
}

fn overlaps(checked: &Checked<'_>, edit: &Edit<'_>, label: &Label<'_>) -> bool {
    let ranges = [edit.words, label.words].map(|words| checked.text().range_of(words));
    let [Some(edit), Some(label)] = ranges else { return false };
    edit.start < label.end && label.start < edit.end
}

/// The title: the line in capitals above the subject, or the subject.
fn title<'t>(checked: &Checked<'t>) -> Option<&'t str> {
    let subject = checked.report.header.subject?;
    let words = checked.text().words();
    let before = words.get(..checked.text().range_of(subject)?.start)?;
    let line = before.trim_end().rsplit(['\n', '\t']).next()?.trim();
    let is_heading = !line.is_empty()
        && line.chars().nth(HEADING).is_none()
        && !line.contains(char::is_lowercase)
        && line.contains(char::is_alphabetic);
    Some(if is_heading { line } else { subject })
}
