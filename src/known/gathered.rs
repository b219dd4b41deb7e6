//! Sheets of many texts, gathered by what makes their documents one.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::{
    identity::{Identity, Key, Qualifier},
    record::{MentionRecord, RelationRecord},
    said::{Deed, Said, Saying, TextAt, Told, Witness},
    sheet::Sheet,
};
use crate::{
    diagnostic::Certainty,
    graph::Graph,
    model::{Basis, CivilDate, DocumentAt, Relation},
};

/// An identity as it is compared: documents whose keys are spelt alike are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Called {
    pub(super) key: String,
    pub(super) qualifier: Qualifier,
}

/// All that texts say of their documents, gathered in memory.
///
/// What is kept of a document does not grow with the texts that cite it: how often each day is given
/// and by whom first, and each change with who first tells of it. The texts may come in any order.
///
/// ```
/// use viendan::{
///     check::Checker, grammar::Grammar, known::{Gathered, Sheet}, model::Office, resolve, text::Text,
/// };
///
/// let grammar = Grammar::builtin();
/// let words = |day: &str| format!("Kế hoạch số 09/KH-VPUB ngày {day} về phòng, chống tham nhũng");
/// let days = [("mot.txt", "06/01/2023"), ("hai.txt", "09/01/2023")];
/// let texts = days.map(|(name, day)| Text::new(name, words(day), grammar.letters()));
///
/// let mut gathered = Gathered::default();
/// let asked = texts.each_ref().map(|text| {
///     let (report, graph) = resolve::linked(text, grammar, &Office::default());
///     gathered.add(Sheet::of(&report, &graph, grammar))
/// });
/// let judged = gathered.judged();
/// let known = judged.known_of(&asked[1]);
/// let checked = Checker::new(grammar).known(&known).check(&texts[1]);
/// assert_eq!(checked.findings[0].rule, "conflict-across-files");
/// ```
#[derive(Debug, Default)]
pub struct Gathered {
    pub(super) numbers: HashMap<Arc<Called>, usize>,
    /// Every document with what is said of it, by its number.
    pub(super) documents: Vec<(Arc<Called>, Said)>,
    /// Authority that is handed down, and where that is first said.
    pub(super) rests: BTreeMap<Rest, TextAt>,
}

/// That one document rests on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rest {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether nothing can rest so on what is younger.
    pub(super) is_backward: bool,
}

/// The questions of one text to all that was gathered.
#[derive(Debug, Clone)]
pub struct Asking {
    pub(super) file: Arc<str>,
    /// Its documents, by their numbers among those that were gathered.
    pub(super) documents: Vec<usize>,
    /// The days that it gives them.
    pub(super) days: Vec<(usize, CivilDate)>,
    /// What it says that it rests on, by the places of the documents in the text.
    pub(super) rests: Vec<(DocumentAt, DocumentAt)>,
}

impl Gathered {
    /// Takes in what a text says; what the text will ask is the answer.
    ///
    /// No two texts may have one name.
    pub fn add(&mut self, sheet: Sheet) -> Asking {
        let Sheet { file, documents, mentions, relations, .. } = sheet;
        let file: Arc<str> = file.into();
        let spot = |at| TextAt { file: Arc::clone(&file), at };
        let is_ranked: Vec<bool> = documents.iter().map(|it| is_ranked(&it.identity.key)).collect();
        let mut days = Vec::new();
        let mut numbers = Vec::with_capacity(documents.len());
        for (at, record) in documents.into_iter().enumerate() {
            let number = self.number(Called::of(&record.identity));
            numbers.push(number);
            let record = Saying::of(record, spot(at));
            days.extend(record.date.filter(|_| record.is_own()).map(|day| (number, day)));
            self.hear(number, |said| said.record(record));
        }
        let number = |at: DocumentAt| numbers.get(at.index()).copied();
        for (at, mention) in mentions.into_iter().enumerate() {
            let Some((number, day)) = number(mention.document).zip(mention.date) else { continue };
            days.push((number, day));
            let witness = witness(mention, spot(at));
            self.hear(number, |said| said.day(day, witness));
        }
        let mut rests = Vec::new();
        for (at, relation) in relations.into_iter().enumerate() {
            let ends = number(relation.from).zip(number(relation.to));
            let Some((from, to)) = ends else { continue };
            let is_plain = |at: DocumentAt| is_ranked.get(at.index()) == Some(&false);
            let RelationRecord { from: near, to: far, basis, .. } = relation;
            if Relation::AUTHORITY.contains(&relation.relation) {
                let is_own = near == Graph::OWN && basis == Basis::Stated;
                rests.extend(
                    Some((near, far)).filter(|_| is_own && is_plain(near) && is_plain(far)),
                );
                // Nothing carries out what is younger than itself.
                let is_backward = relation.relation.carries_out();
                self.rest(Rest { from, to, is_backward }, spot(at));
            }
            self.deed((from, to), relation, spot(at));
        }
        // There are as many of these as texts, until the run ends.
        days.shrink_to_fit();
        rests.shrink_to_fit();
        Asking { file, documents: numbers, days, rests }
    }

    pub(super) fn number(&mut self, called: Called) -> usize {
        if let Some(&number) = self.numbers.get(&called) {
            return number;
        }
        let (number, called) = (self.documents.len(), Arc::new(called));
        self.documents.push((Arc::clone(&called), Said::default()));
        self.numbers.insert(called, number);
        number
    }

    /// Adds what is said of a document, by its number.
    pub(super) fn hear(&mut self, number: usize, tell: impl FnOnce(&mut Said)) {
        if let Some((_, said)) = self.documents.get_mut(number) {
            tell(said);
        }
    }

    pub(super) fn rest(&mut self, rest: Rest, spot: TextAt) {
        let first = self.rests.entry(rest).or_insert_with(|| spot.clone());
        if spot < *first {
            *first = spot;
        }
    }

    fn deed(&mut self, (by, to): (usize, usize), relation: RelationRecord, spot: TextAt) {
        let RelationRecord { relation, certainty, words, place, pinpoint, .. } = relation;
        if relation.changes() && certainty == Certainty::Certain {
            let deed = Deed { relation, by, is_partial: pinpoint.is_some() };
            let told = Told { spot, place, words, pinpoint };
            self.hear(to, |said| said.deed(deed, told));
        }
    }
}

impl Called {
    fn of(Identity { key, qualifier }: &Identity) -> Self {
        Self { key: key.to_string(), qualifier: qualifier.clone() }
    }
}

fn witness(mention: MentionRecord, spot: TextAt) -> Witness {
    let MentionRecord { words, place, issuer, subject, .. } = mention;
    Witness { cites: true, spot, place: Some(place), words, issuer, subject }
}

/// Whether a circle through a document would be no fault: what is in the series of legislation is
/// ranked, and a circle there is only a slip of reading.
pub(crate) fn is_ranked(key: &Key) -> bool {
    !matches!(key, Key::Numbered { year: None, .. })
}
