//! The shelf: what is known from before, asked while texts are judged, and by a person.

use std::{collections::BTreeSet, path::PathBuf};

use serde::Serialize;

use super::{
    Service,
    query::Query,
    reply::{Reply, WORD},
    wire::Cut,
};
use crate::{
    diagnostic::{Language, Words},
    known::{Asked, Knowledge, Knows},
    model::{Basis, figures},
    query::{self, FUNCTIONS},
    registry::{self, Card, Id, Registry, Sheet, Tie, fold},
    render::{
        CSV_MARK,
        index::{self, Index, Line, Scope},
        picture::{PAINTERS, Picture},
        spot,
    },
};

/// Documents that are drawn in one picture; a dozen rows of four of the widest boxes.
const DRAWN: usize = 50;
/// Words that are offered while somebody types.
const OFFERED: usize = 8;

/// The registry of the user, opened whenever it is asked: another program may write to it.
#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) path: PathBuf,
}

impl Shelf {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// The registry, where there is one.
    fn open(&self) -> Result<Option<Registry>, registry::Error> {
        self.path.exists().then(|| Registry::open_to_read(&self.path)).transpose()
    }

    /// What the registry holds; none where there is none.
    pub(super) fn figures(&self) -> Option<super::wire::Registry> {
        let status = self.open().ok()??.status().ok()?;
        Some(super::wire::Registry {
            documents: status.documents,
            texts: status.texts,
            registers: status.registers,
            rows: status.entries,
        })
    }
}

impl Knows for Shelf {
    fn of(&self, asked: Asked<'_, '_>) -> Knowledge {
        // Nothing is held against a text by a file that is damaged.
        let whole = self.open().ok().flatten().filter(|it| it.check_seal().is_ok());
        let Some(registry) = whole else { return Knowledge::default() };
        let sheet = Sheet::of(asked.report, asked.graph, asked.grammar);
        registry.known_of(&sheet, asked.report.text.name(), asked.as_of).unwrap_or_default()
    }
}

/// A document, as the page lists it.
#[derive(Debug, Serialize)]
struct Document {
    name: String,
    title: String,
    date: String,
    issuer: String,
    subject: String,
    listed: bool,
}

/// A relation, with the words that show it.
#[derive(Debug, Serialize)]
struct Relation {
    from: String,
    does: String,
    to: String,
    inferred: bool,
    words: String,
    place: String,
}

/// All that is known of one document.
#[derive(Debug, Serialize)]
struct Traced {
    document: Document,
    rows: Vec<[String; 4]>,
    quotes: Cut<[String; 3]>,
    relations: Cut<Relation>,
    picture: Option<String>,
}

/// What a question is answered with.
#[derive(Debug, Serialize)]
struct Answered {
    documents: Cut<Document>,
    relations: Cut<Relation>,
    paths: Vec<Vec<String>>,
    /// Whether the search was ended, so that there may be more.
    cut: bool,
    picture: Option<String>,
}

/// A document of the index.
#[derive(Debug, Serialize)]
struct Row {
    document: Document,
    quotes: usize,
    status: String,
}

/// A word that is offered, and what it does.
#[derive(Debug, Serialize)]
struct Offer {
    insert: String,
    says: String,
}

impl Service {
    /// Answers a question to the registry.
    pub(super) fn look_up(&self, what: &str, query: &Query) -> Reply {
        let language = query.language();
        let registry = match self.shelf.open() {
            Ok(Some(registry)) => registry,
            Ok(None) => {
                let none = Words::new("chưa nạp sổ văn bản nào", "no register has been loaded");
                return Reply::sorry(&none);
            }
            Err(error) => return Reply::sorry(&error.words()),
        };
        let answer = match what {
            "trace" => self.trace(&registry, query.get("q"), language).map(|it| Reply::json(&it)),
            "ask" => self.ask(&registry, query.get("q"), language).map(|it| Reply::json(&it)),
            "index" => self.index(&registry, query.get("q"), language).map(|it| Reply::json(&it)),
            "offer" => Ok(Reply::json(&self.offers(&registry, query, language))),
            _ => return Reply::status(404),
        };
        answer.unwrap_or_else(|error| Reply::sorry(&told(&error)))
    }

    fn trace(
        &self,
        registry: &Registry,
        name: &str,
        language: Language,
    ) -> Result<Option<Traced>, query::Error> {
        let grammar = self.setup.grammar;
        let card = query::named(name, registry, grammar)?;
        let Some(dossier) = registry.dossier(card.id)? else { return Ok(None) };
        let rows = dossier.entries.iter().filter(|entry| entry.is_register).map(|entry| {
            let date = entry.date.map(figures).unwrap_or_default();
            let subject = entry.subject.clone().unwrap_or_default();
            let place = entry.place().in_language(language).to_owned();
            [place, entry.symbol.clone(), date, subject]
        });
        let quotes = dossier.quotes.iter().map(|quote| {
            let date = quote.date.map(figures).unwrap_or_default();
            [spot::of_quote(quote, language), quote.words.clone(), date]
        });
        let others = dossier.acts.iter().chain(&dossier.acted_on);
        let (ties, mut cards): (Vec<Tie>, Vec<Card>) = others.cloned().unzip();
        cards.push(dossier.card.clone());
        let own = dossier.card.label();
        let acts = dossier.acts.iter().map(|(tie, other)| (tie, own, other.label()));
        let acted = dossier.acted_on.iter().map(|(tie, other)| (tie, other.label(), own));
        let relations: Vec<_> = acts.chain(acted).collect();
        let relations = relations.iter();
        Ok(Some(Traced {
            document: self.document(&dossier.card),
            rows: rows.collect(),
            quotes: Cut::of(quotes),
            relations: Cut::of(
                relations.map(|(tie, from, to)| relation(tie, (from, to), language)),
            ),
            picture: self.picture(&cards, &ties, language),
        }))
    }

    fn ask(
        &self,
        registry: &Registry,
        question: &str,
        language: Language,
    ) -> Result<Answered, query::Error> {
        let grammar = self.setup.grammar;
        let answer = query::ask(question, registry, grammar)?;
        let cards: Vec<Card> = answer.documents.iter().chain(&answer.others).cloned().collect();
        let label = |id| cards.iter().find(|it| it.id == id).map_or("", Card::label);
        let ties = answer.ties.iter();
        Ok(Answered {
            documents: Cut::of(answer.documents.iter().map(|it| self.document(it))),
            relations: Cut::of(
                ties.map(|tie| relation(tie, (label(tie.from), label(tie.to)), language)),
            ),
            paths: answer
                .paths
                .iter()
                .map(|path| path.iter().map(|&id| label(id).to_owned()).collect())
                .collect(),
            cut: answer.is_cut,
            picture: self.picture(&cards, &answer.ties, language),
        })
    }

    /// How some documents stand to one another, where that is something and not too much to see.
    fn picture(&self, cards: &[Card], ties: &[Tie], language: Language) -> Option<String> {
        let ids: BTreeSet<Id> = cards.iter().map(|card| card.id).collect();
        if ties.is_empty() || ids.len() > DRAWN {
            return None;
        }
        // A document that stands to another in several ways is drawn once.
        let mut cards = cards.to_vec();
        cards.sort_by_key(|card| card.id);
        cards.dedup_by_key(|card| card.id);
        let picture = Picture::new(&cards, ties, &[].into(), (self.setup.grammar, language));
        let painter = PAINTERS.iter().find(|it| it.name == "svg")?;
        let mut bytes = Vec::new();
        (painter.paint)(&mut bytes, &picture).ok()?;
        String::from_utf8(bytes).ok()
    }

    /// The citation index as a file that a person takes away.
    pub(super) fn index_file(&self, what: &str, query: &Query) -> Reply {
        let said = (self.setup.grammar, query.language());
        let registry = self.shelf.open().ok().flatten();
        let index = registry.and_then(|registry| Index::of(&registry, Scope::All, said).ok());
        let Some(index) = index else { return Reply::status(404) };
        match what {
            "table" => {
                let mut bytes = CSV_MARK.as_bytes().to_vec();
                // Memory takes everything.
                index.csv(&mut bytes).ok();
                Reply::file("text/csv; charset=utf-8", "bang-tra-cuu.csv", bytes)
            }
            "word" => match index::docx(&index) {
                Ok(bytes) => Reply::file(WORD, index::FILE, bytes),
                Err(_) => Reply::status(404),
            },
            _ => Reply::status(404),
        }
    }

    /// The lines of the citation index that hold some words.
    fn index(
        &self,
        registry: &Registry,
        words: &str,
        language: Language,
    ) -> Result<Cut<Row>, query::Error> {
        let index = Index::of(registry, Scope::All, (self.setup.grammar, language))?;
        let folded = fold(words);
        let fits = |line: &&Line| {
            let issuer = line.card.issuer.as_deref().unwrap_or_default();
            fold(&line.title).contains(&folded) || fold(issuer).contains(&folded)
        };
        let lines: Vec<&Line> = index.lines.iter().filter(fits).collect();
        let row = |line: &&Line| Row {
            document: self.document(&line.card),
            quotes: line.quotes.len(),
            status: line.status.in_language(language).to_owned(),
        };
        Ok(Cut::of(lines.iter().map(row)))
    }

    /// Words for the one that is being typed: functions, and documents that are known.
    fn offers(&self, registry: &Registry, query: &Query, language: Language) -> Vec<Offer> {
        let typed = query.get("q");
        // In a question of one's own, the last word; else all of them.
        let ends = ['(', '&', '|', ',', ' ', '"'];
        let start = typed.rfind(ends).filter(|_| query.get("free") == "1").map_or(0, |at| at + 1);
        let word = typed.get(start..).unwrap_or_default();
        if word.chars().count() < 2 {
            return Vec::new();
        }
        let folded = fold(word);
        let functions = FUNCTIONS.iter().map(|it| match language {
            Language::Vietnamese => (it.vi, format!("văn bản {}", it.says[0])),
            Language::English => (it.en, format!("documents {}", it.says[1])),
        });
        let functions = functions.filter(|(it, _)| fold(it).contains(&folded));
        let functions = functions.map(|(it, says)| Offer { insert: format!("{it}("), says });
        let cards = registry.cards().unwrap_or_default();
        let fits = |card: &&Card| {
            let subject = card.subject.as_deref().unwrap_or_default();
            fold(card.label()).contains(&folded) || fold(subject).contains(&folded)
        };
        let cards = cards.iter().filter(fits).map(|card| Offer {
            insert: format!("\"{}\"", card.label()),
            says: card.title(self.setup.grammar),
        });
        functions.chain(cards).take(OFFERED).collect()
    }

    fn document(&self, card: &Card) -> Document {
        Document {
            name: card.label().to_owned(),
            title: card.title(self.setup.grammar),
            date: card.date.map(figures).unwrap_or_default(),
            issuer: card.issuer.clone().unwrap_or_default(),
            subject: card.subject.clone().unwrap_or_default(),
            listed: card.is_listed,
        }
    }
}

fn relation(tie: &Tie, (from, to): (&str, &str), language: Language) -> Relation {
    Relation {
        from: from.to_owned(),
        does: tie.relation.words().in_language(language).to_owned(),
        to: to.to_owned(),
        inferred: tie.basis == Basis::Inferred,
        words: tie.words.clone(),
        place: spot::of_tie(tie, false, language),
    }
}

/// What is wrong with a question; where several documents may be meant, which.
fn told(error: &query::Error) -> Words {
    let query::Error::Ambiguous { candidates, .. } = error else { return error.words() };
    let named = candidates.iter().take(OFFERED).map(|card| {
        let date = card.date.map(figures).unwrap_or_default();
        let issuer = card.issuer.as_deref().unwrap_or_default();
        format!("{} {date} {issuer}", card.label()).trim().to_owned()
    });
    error.words().with_words(&named.collect::<Vec<_>>().join("; "))
}
