//! What was read, measured by what a careful reader found (`corpus/README.md` says how).

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    ops::{AddAssign, Range},
    path::Path,
};

use icu_normalizer::ComposingNormalizerBorrowed;
use serde::Deserialize;
use viendan::{
    grammar::Grammar,
    graph::Graph,
    model::{Basis, DocumentAt, Form, Mention, MentionAt, Office, Relation},
    resolve,
    text::Text,
};

/// How often the program agrees with the reader, and how it differs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) extra: usize,
    pub(crate) missed: usize,
}

/// The four measures; the second is the one that counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Score {
    /// Mentions at the right place.
    pub(crate) found: Tally,
    /// Mentions with kind, symbol, date and issuer right as well.
    pub(crate) right: Tally,
    /// Pairs of mentions that mean one document.
    pub(crate) pairs: Tally,
    /// Relations that the words state.
    pub(crate) relations: Tally,
}

/// What a careful reader found.
#[derive(Debug, Deserialize)]
pub(crate) struct Gold {
    mentions: Vec<GoldMention>,
    relations: Vec<GoldRelation>,
    #[serde(default)]
    pub(crate) inferred: Vec<GoldRelation>,
}

#[derive(Debug, Deserialize)]
struct GoldMention {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    symbol: Option<String>,
    date: Option<String>,
    issuer: Option<String>,
    doc: String,
}

/// A relation by the names of its ends; `self` is the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) struct GoldRelation {
    from: String,
    relation: String,
    to: String,
}

impl GoldRelation {
    /// Whether it is this one.
    pub(crate) fn is(&self, from: &str, relation: &str, to: &str) -> bool {
        (self.from.as_str(), self.relation.as_str(), self.to.as_str()) == (from, relation, to)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.extra += other.extra;
        self.missed += other.missed;
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.found += other.found;
        self.right += other.right;
        self.pairs += other.pairs;
        self.relations += other.relations;
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, right, pairs, relations } = self;
        let rows = [("found", found), ("right", right), ("pairs", pairs), ("relations", relations)];
        for (name, Tally { right, extra, missed }) in rows {
            writeln!(f, "{name} = {{ right = {right}, extra = {extra}, missed = {missed} }}")?;
        }
        Ok(())
    }
}

/// Scores every text of a folder that has a `NAME.gold.json` beside it.
pub(crate) fn folder(folder: &Path) -> Score {
    let mut score = Score::default();
    for path in golden(folder) {
        score += text(&path).0;
    }
    score
}

/// The texts of a folder that a careful reader has read, by name.
pub(crate) fn golden(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| path.with_extension("gold.json").exists())
        .collect();
    texts.sort();
    texts
}

/// Scores one text; also says which relations of `inferred` were inferred.
pub(crate) fn text(path: &Path) -> (Score, Vec<GoldRelation>) {
    let grammar = Grammar::builtin();
    let original = fs::read_to_string(path).unwrap();
    let gold = fs::read_to_string(path.with_extension("gold.json")).unwrap();
    let gold: Gold = serde_json::from_str(&gold).unwrap();
    let characters: Vec<usize> = original.char_indices().map(|(at, _)| at).collect();
    let character = |byte: usize| characters.partition_point(|&at| at < byte);

    let text = Text::new(path.to_string_lossy(), original.clone(), grammar.letters());
    let (report, graph) = resolve::linked(&text, grammar, &Office::default());
    let read: Vec<Read<'_>> = report
        .indexed()
        .filter(|(_, mention)| mention.form != Form::Back) // gold holds no back-references
        .map(|(at, mention)| {
            let span = text.place(mention.words).unwrap().span;
            let span = character(span.start)..character(span.end);
            Read { mention, span, document: document(&graph, at) }
        })
        .collect();
    let pairs = match_up(&gold.mentions, &read);
    let score = Score {
        found: tally(pairs.len(), read.len(), gold.mentions.len()),
        right: tally(
            pairs.iter().filter(|&&(want, got)| agree(&gold.mentions[want], &read[got])).count(),
            read.len(),
            gold.mentions.len(),
        ),
        pairs: same_documents(&gold.mentions, &read, &pairs),
        relations: relations(&gold, &read, &pairs, &graph),
    };
    let names = names(&gold.mentions, &read, &pairs);
    let inferred = links(&graph, Basis::Inferred, &names);
    let inferred = gold.inferred.into_iter().filter(|want| inferred.contains(want)).collect();
    (score, inferred)
}

/// A mention as the program read it, counted in characters of the file.
struct Read<'r> {
    mention: &'r Mention<'r>,
    span: Range<usize>,
    document: Option<String>,
}

fn document(graph: &Graph<'_>, mention: MentionAt) -> Option<String> {
    graph.document_of(mention).ok().map(|at| name_of(graph, at))
}

fn name_of(graph: &Graph<'_>, document: DocumentAt) -> String {
    if document == Graph::OWN {
        "self".to_owned()
    } else {
        graph.document(document).unwrap().id.to_string()
    }
}

fn tally(right: usize, got: usize, want: usize) -> Tally {
    Tally { right, extra: got - right, missed: want - right }
}

/// One to one, by the share of the longer span that both cover.
fn match_up(gold: &[GoldMention], read: &[Read<'_>]) -> Vec<(usize, usize)> {
    let mut used = BTreeSet::new();
    let mut pairs = Vec::new();
    for (want, mention) in gold.iter().enumerate() {
        let mut best: Option<((usize, usize), usize)> = None;
        for (got, Read { span, .. }) in read.iter().enumerate() {
            let common = mention.end.min(span.end).saturating_sub(mention.start.max(span.start));
            let longer = (mention.end - mention.start).max(span.len());
            let better = best.is_none_or(|((num, den), _)| common * den > num * longer);
            if common > 0 && !used.contains(&got) && better {
                best = Some(((common, longer), got));
            }
        }
        if let Some((_, got)) = best {
            used.insert(got);
            pairs.push((want, got));
        }
    }
    pairs
}

fn agree(want: &GoldMention, got: &Read<'_>) -> bool {
    let Mention { kind, symbol, date, issuer, .. } = got.mention;
    let date = date.map(|date| date.civil().map_or(date.raw.to_owned(), |day| day.to_string()));
    let symbol = symbol.as_ref().map(viendan::model::Symbol::canonical);
    want.kind.as_deref().map(plain) == kind.map(|kind| plain(&kind.code))
        && want.date == date
        && issuers_agree(want.issuer.as_deref(), *issuer)
        && (want.symbol.is_none() || want.symbol == symbol)
}

/// What the text leaves out may be completed; what it says must be there, in full or in part.
fn issuers_agree(want: Option<&str>, got: Option<&str>) -> bool {
    let full = |issuer: &str| {
        plain(issuer)
            .replace("ubnd", "ủy ban nhân dân")
            .replace("hđnd", "hội đồng nhân dân")
            .replace("tp.", "thành phố ")
            .replace("  ", " ")
    };
    match (want.map(full), got.map(full)) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(want), Some(got)) => want.contains(&got) || got.contains(&want),
    }
}

/// One spelling for comparison.
fn plain(words: &str) -> String {
    let words = ComposingNormalizerBorrowed::new_nfc().normalize(words).to_lowercase();
    let words = [("oà", "òa"), ("oá", "óa"), ("uỷ", "ủy"), ("uý", "úy")]
        .iter()
        .fold(words, |words, (old, new)| words.replace(old, new));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same_documents(gold: &[GoldMention], read: &[Read<'_>], pairs: &[(usize, usize)]) -> Tally {
    let mut tally = Tally::default();
    for (at, &(want, got)) in pairs.iter().enumerate() {
        for &(other, other_got) in &pairs[at + 1..] {
            let same = gold[want].doc == gold[other].doc;
            let thought = read[got].document == read[other_got].document;
            tally.right += usize::from(same && thought);
            tally.extra += usize::from(!same && thought);
            tally.missed += usize::from(same && !thought);
        }
    }
    tally
}

/// The reader's name for each document that the program found: the one that most mentions vote for.
fn names(
    gold: &[GoldMention],
    read: &[Read<'_>],
    pairs: &[(usize, usize)],
) -> BTreeMap<String, String> {
    let mut votes: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for &(want, got) in pairs {
        let Some(document) = &read[got].document else { continue };
        let votes = votes.entry(document).or_default();
        match votes.iter_mut().find(|(name, _)| *name == gold[want].doc) {
            Some((_, count)) => *count += 1,
            None => votes.push((&gold[want].doc, 1)),
        }
    }
    let winner = |votes: Vec<(&str, usize)>| {
        let most = votes.iter().map(|&(_, count)| count).max();
        votes.iter().find(|&&(_, count)| Some(count) == most).map(|&(name, _)| name.to_owned())
    };
    votes.into_iter().filter_map(|(id, votes)| Some((id.to_owned(), winner(votes)?))).collect()
}

fn links(
    graph: &Graph<'_>,
    basis: Basis,
    names: &BTreeMap<String, String>,
) -> BTreeSet<GoldRelation> {
    let name = |document| {
        let id = name_of(graph, document);
        names.get(&id).cloned().unwrap_or(id)
    };
    let links = graph
        .links()
        .filter(|link| link.edge.basis == basis && link.edge.relation != Relation::Cites);
    links
        .map(|link| GoldRelation {
            from: name(link.from),
            relation: link.edge.relation.name().to_owned(),
            to: name(link.to),
        })
        .collect()
}

fn relations(gold: &Gold, read: &[Read<'_>], pairs: &[(usize, usize)], graph: &Graph<'_>) -> Tally {
    let got = links(graph, Basis::Stated, &names(&gold.mentions, read, pairs));
    let want: BTreeSet<GoldRelation> = gold.relations.iter().cloned().collect();
    tally(got.intersection(&want).count(), got.len(), want.len())
}
