//! What is known from before: asked while texts are judged, and by a person.

use std::path::PathBuf;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Desk, keys::hex, reply::Reply, routes::Query, wire::Sorry};
use crate::{
    diagnostic::{Language, Words},
    known::{Asked, Knowledge, Knows},
    model::{Basis, figures},
    query::{self, FUNCTIONS},
    registry::{Card, Claim, Fate, Mapping, Register, Registry, RowAt, Sheet, Tie, fold},
    render::picture::{PAINTERS, Picture},
};

/// Documents, citations or rows that are shown at once.
const SHOWN: usize = 200;
/// Words that are offered while somebody types.
const OFFERED: usize = 8;

/// The registry of the user, opened whenever it is asked: another program may write to it.
#[derive(Debug)]
pub(super) struct Shelf {
    path: PathBuf,
}

impl Shelf {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    fn open(&self) -> Option<Registry> {
        self.path.exists().then(|| Registry::open_to_read(&self.path).ok())?
    }

    /// What the registry holds; none where there is none.
    pub(super) fn figures(&self) -> Option<super::wire::Registry> {
        let status = self.open()?.status().ok()?;
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
        let Some(registry) = self.open() else { return Knowledge::default() };
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
    quotes: Vec<[String; 3]>,
    relations: Vec<Relation>,
}

/// What a question is answered with.
#[derive(Debug, Serialize)]
struct Answered {
    documents: Vec<Document>,
    relations: Vec<Relation>,
    paths: Vec<Vec<String>>,
    cut: bool,
    picture: Option<String>,
}

/// What was understood of a register.
#[derive(Debug, Serialize)]
struct Understood {
    name: String,
    columns: Vec<[String; 2]>,
    refused: Vec<(usize, String)>,
    doubtful: Vec<(usize, String)>,
    rows: usize,
    left: usize,
    written: bool,
}

/// A word that is offered, and what it does.
#[derive(Debug, Serialize)]
struct Offer {
    insert: String,
    says: String,
}

impl Desk {
    /// Answers a question to the registry.
    pub(super) fn look_up(&self, what: &str, query: &Query) -> Reply {
        let language = query.language();
        let Some(registry) = self.shelf.open() else {
            return sorry(&Words::new("chưa nạp sổ văn bản nào", "no register has been loaded"));
        };
        let answer = match what {
            "trace" => self.trace(&registry, query.get("q"), language).map(|it| Reply::json(&it)),
            "ask" => self.ask(&registry, query.get("q"), language).map(|it| Reply::json(&it)),
            "offer" => Ok(Reply::json(&self.offers(&registry, query, language))),
            _ => return Reply::status(404),
        };
        answer.unwrap_or_else(|error| sorry(&told(&error)))
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
            [format!("{} ({})", entry.source, entry.row), entry.symbol.clone(), date, subject]
        });
        let quotes = dossier.quotes.iter().take(SHOWN).map(|quote| {
            let date = quote.date.map(figures).unwrap_or_default();
            [format!("{}:{}", short(&quote.file), quote.line), quote.words.clone(), date]
        });
        let own = dossier.card.label();
        let acts = dossier.acts.iter().map(|(tie, other)| (tie, own, other.label()));
        let acted = dossier.acted_on.iter().map(|(tie, other)| (tie, other.label(), own));
        let relations = acts.chain(acted).take(SHOWN);
        Ok(Some(Traced {
            document: self.document(&dossier.card),
            rows: rows.collect(),
            quotes: quotes.collect(),
            relations: relations
                .map(|(tie, from, to)| relation(tie, (from, to), language))
                .collect(),
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
        let ties = answer.ties.iter().take(SHOWN);
        let painter = PAINTERS.iter().find(|it| it.name == "svg");
        let picture = painter.filter(|_| !answer.ties.is_empty() && cards.len() <= SHOWN / 4);
        let picture = picture.and_then(|painter| {
            let picture = Picture::new(&cards, &answer.ties, &[].into(), (grammar, language));
            let mut bytes = Vec::new();
            (painter.paint)(&mut bytes, &picture).ok()?;
            String::from_utf8(bytes).ok()
        });
        Ok(Answered {
            documents: answer.documents.iter().take(SHOWN).map(|it| self.document(it)).collect(),
            relations: ties
                .map(|tie| relation(tie, (label(tie.from), label(tie.to)), language))
                .collect(),
            paths: answer
                .paths
                .iter()
                .map(|path| path.iter().map(|&id| label(id).to_owned()).collect())
                .collect(),
            cut: answer.is_cut || answer.documents.len() > SHOWN,
            picture,
        })
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
            Language::Vietnamese => it.vi,
            Language::English => it.en,
        });
        let functions = functions.filter(|it| fold(it).contains(&folded));
        let functions = functions.map(|it| Offer { insert: format!("{it}("), says: String::new() });
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

    /// Reads a register, and writes it to the registry only when that is asked for.
    pub(super) fn import(&self, name: &str, bytes: &[u8], query: &Query) -> Result<Reply, Words> {
        let language = query.language();
        let given =
            |name: &str| Some(query.get(name).trim().to_owned()).filter(|it| !it.is_empty());
        let mut mapping = Mapping { place: given("place"), ..Mapping::default() };
        if let (Some(series), Ok(year)) = (given("series"), query.get("year").parse()) {
            mapping.complete.push(Claim { series, year, issuer: None });
        }
        let register = Register::read(name, bytes, &mapping, self.setup.grammar)
            .map_err(|error| error.words())?;
        let writes = query.get("write") == "1";
        if writes {
            let mark = format!("{}{}", of(bytes), of(format!("{mapping:?}").as_bytes()));
            let written = Registry::open(&self.shelf.path)
                .and_then(|mut registry| registry.import(&register, &mark));
            let _: Fate = written.map_err(|error| error.words())?;
            self.files.forget();
        }
        let columns =
            register.parts.iter().flat_map(|part| &part.columns).map(|(field, heading)| {
                let field = match language {
                    Language::Vietnamese => field.vietnamese(),
                    Language::English => field.name(),
                };
                [field.to_owned(), heading.clone()]
            });
        let refused = register.refused.iter().map(|(row, why)| (*row, why.words()));
        let doubtful = register.doubtful.iter().map(|(row, why)| (*row, why.words()));
        let told = |(at, words): (RowAt, Words)| {
            let words = words.in_language(language);
            let sheet = register.sheet(at).map(|it| format!("{it}: ")).unwrap_or_default();
            (at.row, format!("{sheet}{words}"))
        };
        Ok(Reply::json(&Understood {
            name: register.name.clone(),
            columns: columns.collect(),
            refused: refused.take(SHOWN).map(told).collect(),
            doubtful: doubtful.take(SHOWN).map(told).collect(),
            rows: register.len(),
            left: register.refused.len(),
            written: writes,
        }))
    }
}

fn relation(tie: &Tie, (from, to): (&str, &str), language: Language) -> Relation {
    Relation {
        from: from.to_owned(),
        does: tie.relation.words().in_language(language).to_owned(),
        to: to.to_owned(),
        inferred: tie.basis == Basis::Inferred,
        words: tie.words.clone(),
        place: format!("{}:{}", short(&tie.file), tie.line),
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

/// A file without its folders.
fn short(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn sorry(words: &Words) -> Reply {
    Reply::json(&Sorry::from(words)).with_status(422)
}
