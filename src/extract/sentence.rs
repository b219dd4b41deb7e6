//! A sentence is a tree: citations with their titles, what stands inside them, and who does what.
//!
//! A title may hold whole citations, which are children of the cited document; brackets and
//! quotations are islands. A verb binds at the depth where it stands: inside a title it speaks of
//! the titled document, elsewhere of the sentence.

use std::ops::Range;

use super::right;
use crate::{
    grammar::{Cue, Grammar},
    model::{CivilDate, Extent, Form, Kind, Mention, MentionAt, Relation, Standing, Symbol},
    text::Text,
};

mod actor;
mod clause;
mod ended;
mod frame;
mod govern;
mod island;
mod list;
mod open;
mod part;
mod quote;
mod token;
mod turn;
mod voice;
mod walk;

/// A mention whose title is still to be read.
#[derive(Debug)]
pub(super) struct Head<'t> {
    pub(super) mention: Mention<'t>,
    /// Where its number ends, with date and issuer if they stand before the title.
    pub(super) end: usize,
    /// Where its title may begin, in bytes of the words.
    pub(super) title: usize,
    /// Where its title ends, when date and issuer stand behind it.
    pub(super) closes: Option<usize>,
}

/// The place of every mention of a text in its sentence, and the clauses that govern them.
#[derive(Debug, Default)]
pub struct Tree<'t> {
    stands: Vec<Stand<'t>>,
    clauses: Vec<Clause<'t>>,
}

impl<'t> Tree<'t> {
    /// The place of a mention in its sentence, by its place in the report.
    pub fn stand(&self, mention: MentionAt) -> Option<&Stand<'t>> {
        self.stands.get(mention.index())
    }

    /// The clause that governs a mention.
    pub fn clause_of(&self, mention: MentionAt) -> Option<&Clause<'t>> {
        self.clauses.get(self.stand(mention)?.clause?)
    }

    /// Every clause, in the order of the text.
    pub fn clauses(&self) -> &[Clause<'t>] {
        &self.clauses
    }
}

/// The place of one mention in its sentence.
#[derive(Debug, Clone, Default)]
pub struct Stand<'t> {
    /// The title that is given here, with what ended it.
    pub title: Option<Title<'t>>,
    /// What it stands in.
    pub within: Within,
    /// Whether it stands in a quotation that another one speaks.
    pub is_quoted: bool,
    /// The clause that governs it, by its place in [`Tree::clauses`].
    pub clause: Option<usize>,
    /// How much of the document the clause speaks of.
    pub extent: Extent<'t>,
    /// Whether nothing stands between the verb and the mention.
    pub is_direct: bool,
}

/// The construction that a mention stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// The sentence itself.
    #[default]
    Sentence,
    /// The title of the mention at that place.
    Title(usize),
    /// Brackets.
    Bracket,
    /// The name of an amending law, at that place.
    Name(usize),
}

/// The title of a document as one place gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title<'t> {
    /// The words.
    pub words: &'t str,
    /// What ended it.
    pub end: End,
}

/// The end of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The end of the sentence, of its line or cell, or a colon.
    Stop,
    /// A semicolon.
    Semicolon,
    /// Words in brackets about the document.
    Bracket,
    /// The end of the quotation that it stands in, or is.
    Quotation,
    /// What happens to the document: `được sửa đổi bởi`, `có hiệu lực`.
    Status,
    /// A body that does something: `, Sở Y tế yêu cầu`.
    Actor,
    /// A word that goes on with the sentence: `, trong đó`.
    Connector,
    /// The next citation of the list.
    Citation,
    /// A comma or `và` before the next citation, which might stand inside.
    Joint,
    /// The date that belongs to the document.
    Date,
    /// Nothing; it was too long.
    Length,
}

impl End {
    /// Whether the title ends there beyond doubt.
    pub fn is_certain(self) -> bool {
        !matches!(self, Self::Joint | Self::Length)
    }
}

/// A verb that says what one document does to others.
#[derive(Debug, Clone)]
pub struct Clause<'t> {
    /// The row of the verb.
    pub cue: &'t Cue,
    /// The verb, with what makes it passive.
    pub words: &'t str,
    /// Whether what it governs acts on the actor.
    pub is_passive: bool,
    /// Who acts; for a passive verb, who is acted on.
    pub actor: Actor<'t>,
    /// The words behind the verb that say which part of all its documents is meant.
    pub part: Option<&'t str>,
}

/// The actor of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor<'t> {
    /// Documents, by their mentions.
    Mentions(Vec<usize>),
    /// Who speaks, or who is named in these words of the sentence before the verb.
    Opening(&'t str),
}

/// Reads the titles of all mentions, in the order of the text, and how they stand to one another.
pub(super) fn read<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    heads: Vec<Head<'t>>,
) -> (Vec<Mention<'t>>, Tree<'t>) {
    let words = text.words();
    let spots: Vec<_> = heads.iter().map(|head| Site::of(text, grammar, head)).collect();
    let quotations = quote::quotations(words);
    let tree = walk::walk(words, grammar, &quotations, &spots);
    let mut mentions: Vec<_> = heads.into_iter().map(|head| head.mention).collect();
    for (mention, stand) in mentions.iter_mut().zip(&tree.stands) {
        let Some(title) = stand.title else { continue };
        mention.subject = Some(title.words);
        let range = |words: &str| text.range_of(words).unwrap_or_default();
        let start = range(mention.extent).start;
        let behind = words.get(range(title.words).end..).unwrap_or_default();
        let symbol = mention.symbol.as_ref().filter(|_| mention.issuer.is_none());
        let issuer = symbol.and_then(|symbol| right::behind_words(grammar, symbol, behind));
        if let Some(issuer) = issuer {
            (mention.issuer, mention.issued) = (Some(issuer), Some(Standing::BehindTitle));
            let behind = words.get(range(issuer).end..).unwrap_or_default().trim_start();
            let signed = right::signed(grammar, behind).filter(|_| mention.date.is_none());
            if let Some((_, date)) = signed {
                (mention.date, mention.dated) = (Some(date), Some(Standing::BehindTitle));
            }
        }
        let ends = [mention.extent, title.words, issuer.unwrap_or_default()];
        let ends = ends.map(|it| range(it).end);
        mention.extent =
            words.get(start..ends.into_iter().max().unwrap_or_default()).unwrap_or(mention.extent);
    }
    (mentions, tree)
}

/// The facts of a mention that the walk asks for.
#[derive(Debug)]
struct Site<'t> {
    /// From the pinpoint or the kind to where its title may begin.
    place: Range<usize>,
    /// Where all ends that belongs to it, but for the title.
    ends: usize,
    symbol: Option<Symbol<'t>>,
    /// The name of a law.
    name: Option<Range<usize>>,
    title: usize,
    closes: Option<usize>,
    kind: Option<&'t Kind>,
    form: Form,
    day: Option<CivilDate>,
    year: Option<i16>,
    is_dated: bool,
    is_issued: bool,
    /// The words that point into it.
    part: Option<&'t str>,
    /// Whether what is attached to it is cited: `Phụ lục ban hành kèm theo Nghị định số …`.
    carries: bool,
}

impl<'t> Site<'t> {
    fn of(text: &Text, grammar: &Grammar, head: &Head<'t>) -> Self {
        let mention = &head.mention;
        let range = |words: &str| text.range_of(words).unwrap_or_default();
        let extent = range(mention.extent);
        let start = mention.pinpoint.map_or(extent.start, |it| range(it).start.min(extent.start));
        let day = mention.date.and_then(|date| date.civil());
        let symbol = mention.symbol.as_ref().and_then(|symbol| symbol.year);
        let year =
            day.map(CivilDate::year).or_else(|| i16::try_from(symbol.or(mention.year)?).ok());
        Self {
            place: start..head.end,
            ends: extent.end,
            symbol: mention.symbol.clone(),
            name: mention.name.map(range),
            title: head.title,
            closes: head.closes,
            kind: mention.kind,
            form: mention.form,
            day,
            year,
            is_dated: mention.date.is_some() || mention.year.is_some(),
            is_issued: mention.issuer.is_some(),
            part: mention.pinpoint,
            carries: {
                let before = text.words().get(..start).unwrap_or_default().trim_end();
                grammar.cues_before(before).any(|cue| cue.relation == Relation::IssuedWith)
            },
        }
    }

    /// Whether two documents are of one kind, all laws being one.
    fn is_alike(&self, other: &Self) -> bool {
        let rank = |it: &Self| it.kind.map(|kind| (kind.named, kind.code.as_str()));
        match (rank(self), rank(other)) {
            (Some((true, _)), Some((true, _))) => true,
            (one, two) => one == two,
        }
    }

    /// Whether two numbers may bear the letters of one body.
    fn is_akin(&self, other: &Self) -> bool {
        let own = self.symbol.as_ref().map(Symbol::bare_body);
        own.zip(other.symbol.as_ref().map(Symbol::bare_body))
            .is_none_or(|(one, two)| one.starts_with(two) || two.starts_with(one))
    }

    /// Whether this is younger than the other, as far as both say.
    fn is_younger(&self, other: &Self) -> bool {
        match (self.day, other.day) {
            (Some(own), Some(other)) => own > other,
            _ => self.year.zip(other.year).is_some_and(|(own, other)| own > other),
        }
    }

    /// Whether its number bears the year, as those of legislation do.
    fn is_norm(&self) -> bool {
        self.symbol.as_ref().is_some_and(|symbol| symbol.year.is_some())
    }

    /// Whether it is cited by name, or is a law: its name is its title.
    fn is_law(&self) -> bool {
        self.kind.is_some_and(|kind| kind.named)
    }
}
