//! The order of an answer, and what its documents are grouped by.

use std::{cmp::Ordering, collections::BTreeMap};

use super::Answer;
use crate::{
    diagnostic::Language,
    grammar::Grammar,
    model::CivilDate,
    registry::{Card, Id},
};

/// The order of the documents of an answer; what is not known stands last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The day of issue, then the number.
    #[default]
    Day,
    /// The number, then the year.
    Number,
    /// The body, then the day.
    Issuer,
    /// How often the answer leads to it, the most first.
    Reasons,
}

/// The heading under which documents of an answer are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The body.
    Issuer,
    /// The kind.
    Kind,
    /// The year of issue.
    Year,
    /// What led to it.
    Relation,
}

/// Documents of an answer that have something in common.
#[derive(Debug)]
pub struct Group<'a> {
    /// What they have in common; empty when that is not known.
    pub name: String,
    /// The documents, in the order of the answer.
    pub documents: Vec<&'a Card>,
}

impl Answer {
    /// Puts the documents in order; a path keeps its own.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, query::{self, Order}, registry::{Mapping, Register, Registry}};
    ///
    /// let (grammar, mapping) = (Grammar::builtin(), Mapping::default());
    /// let csv = "Số ký hiệu,Ngày\n12/KH-VPUB,09/01/2023\n09/KH-VPUB,27/01/2023";
    /// let register = Register::read("so-di.csv", csv.as_bytes(), &mapping, grammar).unwrap();
    /// let mut registry = Registry::in_memory().unwrap();
    /// registry.import(&register, "").unwrap();
    ///
    /// let mut answer = query::ask("loại(KH)", &registry, grammar).unwrap();
    /// assert_eq!(answer.documents[0].label(), "12/KH-VPUB");
    /// answer.sort(Order::Number);
    /// assert_eq!(answer.documents[0].label(), "09/KH-VPUB");
    /// ```
    pub fn sort(&mut self, order: Order) {
        if self.is_path {
            return;
        }
        let counts: BTreeMap<Id, usize> =
            self.documents.iter().map(|card| (card.id, self.reasons(card).count())).collect();
        match order {
            Order::Day => self.documents.sort_by(by_day),
            Order::Number => self.documents.sort_by(|one, two| {
                known(one.number.as_ref(), two.number.as_ref()).then_with(|| by_day(one, two))
            }),
            Order::Issuer => self.documents.sort_by(|one, two| {
                known(one.issuer.as_ref(), two.issuer.as_ref()).then_with(|| by_day(one, two))
            }),
            Order::Reasons => self.documents.sort_by(|one, two| {
                counts.get(&two.id).cmp(&counts.get(&one.id)).then_with(|| by_day(one, two))
            }),
        }
    }

    /// Puts those first that most texts speak of; for answers to which no relation leads.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, query, registry::{Mapping, Register, Registry}};
    ///
    /// let (grammar, mapping) = (Grammar::builtin(), Mapping::default());
    /// let csv = "Số ký hiệu,Ngày\n12/KH-VPUB,09/01/2023\n09/KH-VPUB,27/01/2023";
    /// let register = Register::read("so-di.csv", csv.as_bytes(), &mapping, grammar).unwrap();
    /// let mut registry = Registry::in_memory().unwrap();
    /// registry.import(&register, "").unwrap();
    ///
    /// let mut answer = query::ask("loại(KH)", &registry, grammar).unwrap();
    /// let last = answer.documents[1].id;
    /// answer.sort_by_times(&[(last, 7)].into());
    /// assert_eq!(answer.documents[0].id, last);
    /// ```
    pub fn sort_by_times(&mut self, times: &BTreeMap<Id, usize>) {
        self.documents.sort_by(|one, two| {
            times.get(&two.id).cmp(&times.get(&one.id)).then_with(|| by_day(one, two))
        });
    }

    /// The documents by what they have in common, the largest group first.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, grammar::Grammar, query::{self, By}, registry::{Mapping, Register, Registry}};
    ///
    /// let (grammar, mapping) = (Grammar::builtin(), Mapping::default());
    /// let csv = "Số ký hiệu,Ngày\n12/KH-VPUB,09/01/2023\n09/KH-VPUB,27/01/2024";
    /// let register = Register::read("so-di.csv", csv.as_bytes(), &mapping, grammar).unwrap();
    /// let mut registry = Registry::in_memory().unwrap();
    /// registry.import(&register, "").unwrap();
    ///
    /// let answer = query::ask("loại(KH)", &registry, grammar).unwrap();
    /// let years = answer.groups(By::Year, (grammar, Language::Vietnamese));
    /// assert_eq!(years.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["2023", "2024"]);
    /// ```
    pub fn groups(&self, by: By, (grammar, language): (&Grammar, Language)) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for card in &self.documents {
            let kind = || {
                card.kind_in(grammar).map(|it| match language {
                    Language::Vietnamese => it.name.clone(),
                    Language::English => it.english.clone(),
                })
            };
            let year = || Some(card.date.map_or(card.year?, CivilDate::year));
            let name = match by {
                By::Issuer => card.issuer.clone(),
                By::Kind => kind(),
                By::Year => year().map(|it| it.to_string()),
                By::Relation => {
                    let tie = self.reasons(card).next();
                    tie.map(|tie| tie.relation.words().in_language(language).to_owned())
                }
            };
            let name = name.unwrap_or_default();
            match groups.iter_mut().find(|it| it.name == name) {
                Some(group) => group.documents.push(card),
                None => groups.push(Group { name, documents: vec![card] }),
            }
        }
        groups.sort_by(|one, two| {
            two.documents.len().cmp(&one.documents.len()).then_with(|| one.name.cmp(&two.name))
        });
        groups
    }
}

/// By the day of issue; of one year without a day behind those with one.
pub(super) fn by_day(one: &Card, two: &Card) -> Ordering {
    let year = |card: &Card| card.date.map(CivilDate::year).or(card.year);
    known(year(one).as_ref(), year(two).as_ref())
        .then_with(|| known(one.date.as_ref(), two.date.as_ref()))
        .then_with(|| known(one.number.as_ref(), two.number.as_ref()))
        .then_with(|| one.label().cmp(two.label()))
}

/// What is known before what is not.
fn known<T: Ord>(one: Option<&T>, two: Option<&T>) -> Ordering {
    one.is_none().cmp(&two.is_none()).then_with(|| one.cmp(&two))
}
