//! Knowledge of the documents of one text, fetched from the registry at once.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    fmt::Display,
};

use super::{
    DocumentRecord, Error, Registry, Sheet,
    card::{Card, Id, both, day},
    lookup::Direction,
};
use crate::{
    diagnostic::{Certainty, Words, distance},
    graph::Graph,
    known::{
        Circle, Doubt, Effect, Elsewhere, Entry, Identity, Knowledge, Known, Qualifier, is_ranked,
        letters, told_at, way,
    },
    model::{Basis, CivilDate, DocumentAt, Relation},
    resolve::alike,
};

/// So many of several candidates are handed over.
const SHOWN: usize = 8;
/// So many of the days that texts give a document most often are handed over, and so many places of each.
const DAYS: usize = 16;
const PLACES: u32 = 200;
/// The mentions that give a document a day, in other texts than one.
const DATED: &str = "m.document IN (SELECT ?1 UNION ALL SELECT id FROM document WHERE stands_for = ?1) \
    AND m.date IS NOT NULL AND m.source IS NOT (SELECT id FROM source WHERE name = ?2)";
/// So many rows of a series are compared with a number that is in no register.
const ROWS: u32 = 5000;

/// Days, each with how often it is given.
type Days = Vec<(CivilDate, usize)>;
/// A place by the name of its file and its number in the registry.
type Spot = (String, i64);

impl Registry {
    /// The knowledge of each document of a sheet; what the file of that name said before is left
    /// out, for it is the text itself.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn known_of(
        &self,
        sheet: &Sheet,
        own_file: &str,
        as_of: Option<CivilDate>,
    ) -> Result<Knowledge, Error> {
        let registers = "SELECT name FROM source WHERE kind = 'register' ORDER BY name";
        let registers: Vec<String> = self.all(registers, [], |row| row.get(0))?;
        let mut said: BTreeMap<DocumentAt, BTreeSet<CivilDate>> = BTreeMap::new();
        for mention in &sheet.mentions {
            said.entry(mention.document).or_default().extend(mention.date);
        }
        let mut ids = BTreeMap::new();
        let mut documents = Vec::with_capacity(sheet.documents.len());
        for (at, record) in sheet.documents.iter().enumerate() {
            let meant = self.meant_by(&record.identity)?;
            if let [one] = meant.as_slice() {
                ids.insert(DocumentAt::new(at), *one);
            }
            let mut days = said.remove(&DocumentAt::new(at)).unwrap_or_default();
            days.extend(record.date);
            documents.push(self.known(record, &meant, (own_file, &days))?);
        }
        if registers.is_empty() {
            let circles = self.circles(sheet, &ids)?;
            return Ok(Knowledge { documents, circles, as_of, ..Knowledge::default() });
        }
        for (record, known) in sheet.documents.iter().zip(&mut documents) {
            if known.entries.is_empty() && known.candidates.is_empty() {
                known.near = self.near(record)?;
            }
        }
        let own = sheet.documents.first().and_then(|own| own.letters.clone());
        Ok(Knowledge {
            circles: self.circles(sheet, &ids)?,
            documents,
            has_outgoing: own.map_or(Ok(false), |own| self.holds_series_of(&own))?,
            has_laws: self.holds_laws()?,
            registers,
            as_of,
        })
    }

    /// The knowledge of a document to which a text gives these days.
    fn known(
        &self,
        record: &DocumentRecord,
        meant: &[Id],
        (own_file, said): (&str, &BTreeSet<CivilDate>),
    ) -> Result<Known, Error> {
        let mut known = Known { complete: self.claimed(record)?, ..Known::default() };
        match meant {
            [] => {}
            [one] => {
                known.entries = self.entries(*one)?;
                (known.days, known.elsewhere) =
                    self.elsewhere(*one, own_file, (&known.entries, said))?;
                known.entries.retain(|entry| entry.is_register);
                leave_doubtful_days(&mut known.entries);
                known.changes = self.changes(*one, own_file)?;
                let card = self.card(*one)?;
                known.effective = card.as_ref().and_then(|card| card.effective);
                known.ends = card.as_ref().and_then(|card| card.ends);
            }
            many => {
                known.namesakes = many.len();
                for &id in many.iter().take(SHOWN) {
                    let entries = self.entries(id)?;
                    let card = self.card(id)?;
                    known.candidates.extend(entries.into_iter().next().or(card.map(row_of)));
                }
            }
        }
        Ok(known)
    }

    /// The register that claims to hold every document of the series of this one.
    fn claimed(&self, record: &DocumentRecord) -> Result<Option<String>, Error> {
        let Identity { key, qualifier } = &record.identity;
        let ask = "SELECT s.name, d.act, d.province, d.level, d.body, NULL FROM claim d \
                   JOIN source s ON s.id = d.source \
                   WHERE d.series = ?1 AND d.year = ?2 ORDER BY s.name";
        let claims = self.all(ask, (key.series(), record.year()), |row| {
            Ok((row.get::<_, String>(0)?, Qualifier::read(row, 1)?))
        })?;
        // Whose series it is must be known, where the register says whose it holds.
        let fits = claims.into_iter().find(|(_, claim)| claim.is_within(qualifier));
        Ok(fits.map(|(name, _)| name))
    }

    /// How often other texts give each day, and who gives those that a text with these days may have to
    /// hear of; the day that the document's own text bears goes first. Of a decree that everybody cites
    /// with its one day nobody is asked for.
    fn elsewhere(
        &self,
        id: Id,
        own_file: &str,
        (entries, said): (&[Entry], &BTreeSet<CivilDate>),
    ) -> Result<(Days, Vec<Elsewhere>), Error> {
        let own = entries.iter().filter(|entry| !entry.is_register && entry.source != own_file);
        let own = own.filter_map(|entry| {
            Some(Elsewhere {
                date: entry.date?,
                place: Words::new(entry.source.as_str(), entry.source.as_str()),
                words: entry.symbol.clone(),
                issuer: entry.issuer.clone(),
                subject: entry.subject.clone(),
            })
        });
        let mut elsewhere: Vec<Elsewhere> = own.collect();
        let ask = format!(
            "SELECT m.date, count(*) FROM mention m WHERE {DATED} GROUP BY m.date ORDER BY count(*) DESC, m.date"
        );
        let days = self
            .all(&ask, (id, own_file), |row| Ok((day(row, 0)?, row.get::<_, u32>(1)? as usize)))?;
        let mut days: BTreeMap<CivilDate, usize> =
            days.into_iter().filter_map(|(day, times)| Some((day?, times))).collect();
        let mut most: Vec<_> = days.iter().map(|(day, times)| (Reverse(*times), *day)).collect();
        most.sort_unstable();
        for it in &elsewhere {
            *days.entry(it.date).or_default() += 1;
        }
        let is_heard = |day: &CivilDate| said.iter().any(|own| own != day);
        let mut heard = Vec::new();
        for day in most.into_iter().map(|(_, day)| day).filter(is_heard).take(DAYS) {
            heard.extend(self.witnesses(id, own_file, day)?);
        }
        heard.sort_by(|(one, _), (two, _)| one.cmp(two));
        elsewhere.extend(heard.into_iter().map(|(_, it)| it));
        Ok((days.into_iter().collect(), elsewhere))
    }

    /// The first texts that give a document a day, each by its name and its place in the registry.
    fn witnesses(
        &self,
        id: Id,
        own_file: &str,
        date: CivilDate,
    ) -> Result<Vec<(Spot, Elsewhere)>, Error> {
        let ask = format!(
            "SELECT m.id, s.name, m.place, m.line, m.words, m.issuer, m.subject FROM mention m \
             JOIN source s ON s.id = m.source WHERE {DATED} AND m.date = ?3 \
             ORDER BY s.name, m.id LIMIT {PLACES}"
        );
        self.all(&ask, (id, own_file, date.to_string()), |row| {
            let (file, line): (String, u32) = (row.get(1)?, row.get(3)?);
            let place = told_at(&file, &both(row, 2)?.unwrap_or_else(|| by_line(line)));
            let (words, issuer, subject) = (row.get(4)?, row.get(5)?, row.get(6)?);
            Ok(((file, row.get(0)?), Elsewhere { date, place, words, issuer, subject }))
        })
    }

    /// The changes of a document by others, in the order of their days.
    fn changes(&self, id: Id, own_file: &str) -> Result<Vec<Effect>, Error> {
        let mut changes = Vec::new();
        for relation in Relation::ALL.into_iter().filter(|it| it.changes()) {
            let ties = self.ties_to(id, Some(relation.name()))?;
            for (tie, by) in self.with_others(ties, |tie| tie.from)? {
                if tie.file == own_file || by.id == id || tie.certainty != Certainty::Certain {
                    continue;
                }
                changes.push(Effect {
                    relation,
                    by: by.label().to_owned(),
                    from: by.effective.or(by.date),
                    place: told_at(&tie.file, &tie.place.unwrap_or_else(|| by_line(tie.line))),
                    words: tie.words,
                    pinpoint: tie.pinpoint,
                });
            }
        }
        changes.sort_by_key(|change| change.from);
        Ok(changes)
    }

    /// Rows of registers that are one figure or letter away, on the same subject or day.
    fn near(&self, record: &DocumentRecord) -> Result<Vec<Entry>, Error> {
        let (Some(symbol), Some(letters)) = (record.symbol(), &record.letters) else {
            return Ok(Vec::new());
        };
        let year = record.date.map(CivilDate::year).or(record.identity.qualifier.year);
        let is_complete = self.claimed(record)?.is_some();
        let ask = "SELECT d.id FROM document d WHERE d.rank = 3 AND \
                   (d.date = ?1 OR d.letters = ?2 AND d.kind = ?3 AND d.year = ?4) LIMIT ?5";
        let date = super::store::day(record.date);
        let found =
            self.all(ask, (date, letters, &record.id.kind, year, ROWS), |row| row.get::<_, Id>(0))?;
        let found = self.cards_of(&found.into_iter().collect())?;
        let mut near = Vec::new();
        for card in found {
            let away = card.symbol.as_deref().map_or(usize::MAX, |it| distance(symbol, it));
            let same_day = card.date.is_some() && card.date == record.date;
            let may_be_day = same_day || card.date.is_none() || record.date.is_none();
            let subjects = card.subject.as_deref().zip(record.subject.as_deref());
            let same_subject = subjects.is_some_and(|(one, two)| is_same(one, two));
            if away == 1 && (same_subject && may_be_day || same_day && is_complete) {
                near.extend(self.entries(card.id)?.into_iter().filter(|it| it.is_register));
            }
        }
        near.dedup();
        Ok(near)
    }

    /// Circles of authority that relations of the sheet close.
    fn circles(&self, sheet: &Sheet, ids: &BTreeMap<DocumentAt, Id>) -> Result<Vec<Circle>, Error> {
        let mut circles = Vec::new();
        let ties = sheet.relations.iter().filter(|tie| {
            tie.basis == Basis::Stated && Relation::AUTHORITY.contains(&tie.relation)
        });
        for tie in ties {
            let (Some(&from), Some(&to)) = (ids.get(&tie.from), ids.get(&tie.to)) else { continue };
            let document = |at: DocumentAt| sheet.documents.get(at.index());
            let is_ranked = |at| document(at).is_none_or(|it| is_ranked(&it.identity.key));
            if from == to || tie.from != Graph::OWN || is_ranked(tie.from) || is_ranked(tie.to) {
                continue;
            }
            let back = self.way(to, from)?;
            if !back.is_empty() {
                circles.push(Circle { from: tie.from, to: tie.to, back });
            }
        }
        Ok(circles)
    }

    /// The documents on the way from one to another by authority; none when there is no way.
    fn way(&self, from: Id, to: Id) -> Result<Vec<String>, Error> {
        let ids = way(from, to, |front| {
            let near = self.neighbours(front, Direction::Forward, &Relation::AUTHORITY)?;
            Ok::<_, Error>(near.into_iter().map(|(before, id, _)| (before, id)).collect())
        })?;
        let mut labels = Vec::new();
        for id in ids {
            labels.extend(self.card(id)?.map(|card| card.label().to_owned()));
        }
        Ok(labels)
    }

    fn holds_series_of(&self, own: &str) -> Result<bool, Error> {
        let ask = "SELECT d.letters FROM document d WHERE d.rank = 3 AND d.letters = ?1 LIMIT 1";
        let found: Vec<String> = self.all(ask, [own], |row| row.get(0))?;
        Ok(found.iter().any(|it| letters(it) == letters(own)))
    }

    fn holds_laws(&self) -> Result<bool, Error> {
        let ask =
            "SELECT EXISTS (SELECT 1 FROM document WHERE rank = 3 AND symbol_year IS NOT NULL)";
        Ok(self.all(ask, [], |row| row.get(0))?.first().copied().unwrap_or(false))
    }
}

/// A place that was kept before registries knew more than its line.
fn by_line(line: impl Display) -> Words {
    Words::new(format!("dòng {line}"), format!("line {line}"))
}

/// Whether two subjects say the same and about as much; short ones say too little.
fn is_same(one: &str, two: &str) -> bool {
    let count = |words: &str| words.split_whitespace().count();
    let (one_count, two_count) = (count(one), count(two));
    let (few, many) = (one_count.min(two_count), one_count.max(two_count));
    few >= 4 && many * 2 <= few * 3 && alike(one, two)
}

/// Takes the days away that no text may be held against: those of doubtful rows, and those of
/// registers that do not agree.
fn leave_doubtful_days(entries: &mut [Entry]) {
    let sure = || entries.iter().filter(|entry| entry.doubt.is_none());
    let days: BTreeSet<_> = sure().filter_map(|entry| entry.date).collect();
    for entry in entries {
        if days.len() > 1 {
            entry.doubt.get_or_insert(Doubt::Days);
        }
        entry.date = entry.date.filter(|_| entry.doubt.is_none());
    }
}

fn row_of(card: Card) -> Entry {
    let symbol = card.label().to_owned();
    Entry::of_text(card.file.unwrap_or_default(), symbol, card.date, (card.issuer, card.subject))
}

#[cfg(test)]
mod tests {
    use super::PLACES;
    use crate::{
        grammar::Grammar,
        model::Office,
        registry::{Registry, Sheet},
        resolve,
        text::Text,
    };

    /// A report that cites one plan with a day.
    fn sheet(number: usize, day: &str) -> Sheet {
        let grammar = Grammar::builtin();
        let words = format!(
            "Số: {number}/BC-UBND\n\nSơn La, ngày 20 tháng 6 năm 2023\n\nBÁO CÁO\n\n\
             Thực hiện Kế hoạch số 06/KH-UBND ngày {day} của UBND tỉnh Sơn La về dân vận.\n"
        );
        let text = Text::new(format!("{number:04}.txt"), words, grammar.letters());
        let (report, graph) = resolve::linked(&text, grammar, &Office::default());
        Sheet::of(&report, &graph, grammar)
    }

    #[test]
    fn only_days_that_a_text_may_have_to_hear_of_are_asked_for() {
        let count = PLACES as usize + 10;
        let mut registry = Registry::in_memory().unwrap();
        let all = (1..=count).map(|at| (sheet(at, "11/01/2023"), String::new()));
        registry.add(all.chain([(sheet(count + 1, "12/01/2023"), String::new())])).unwrap();
        let known = |day: &str, file: &str| {
            let knowledge = registry.known_of(&sheet(1, day), file, None).unwrap();
            // Behind the report itself.
            let plan = knowledge.documents.into_iter().nth(1).unwrap();
            let days = plan.days.iter().map(|(day, times)| format!("{day} {times}"));
            let days = days.collect::<Vec<_>>().join(", ");
            let heard = plan.elsewhere.iter().map(|it| it.date.to_string());
            (days, heard.collect::<Vec<_>>())
        };
        // Who agrees with all others but one hears of that one; all are counted, not some of them.
        let days = format!("2023-01-11 {}, 2023-01-12 1", count - 1);
        assert_eq!(known("11/01/2023", "0001.txt"), (days, vec!["2023-01-12".to_owned()]));
        // Who disagrees hears of those who say otherwise, so many as are handed over.
        let (days, heard) = known("12/01/2023", "khac.txt");
        assert_eq!(days, format!("2023-01-11 {count}, 2023-01-12 1"));
        assert_eq!(heard, vec!["2023-01-11"; PLACES as usize]);
    }
}
