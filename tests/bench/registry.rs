//! A registry of made-up offices: how fast it fills, how large it is, how fast it answers.
//!
//! `cargo bench --bench registry -- 1000000` makes a million documents; without a number, few.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a bench prints, and fails")]

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use jiff::civil::{Date, date};
use viendan::{
    check::Checker,
    diagnostic::{Certainty, Words},
    grammar::Grammar,
    model::{Basis, DocumentAt, Relation},
    query,
    registry::{DocumentRecord, MentionRecord, Registry, RelationRecord, Shared, Sheet},
    text::Text,
};

/// Documents when no number is asked for: enough to see that it works.
const FEW: usize = 2_000;
/// Sheets in one transaction.
const TOGETHER: usize = 5_000;
/// How often a question is asked; the middle time is told.
const TIMES: usize = 21;
/// The report that began it, when it lies beside the repository.
const SEED: &str = "../shared/corpus/son-la-papi-2023.txt";

const KINDS: [&str; 5] = ["QĐ", "KH", "BC", "TB", "NQ"];
const BODIES: [(&str, &str); 8] = [
    ("UBND", "UBND"),
    ("HĐND", "HĐND"),
    ("VPUB", "Văn phòng UBND"),
    ("STC", "Sở Tài chính"),
    ("SNV", "Sở Nội vụ"),
    ("SYT", "Sở Y tế"),
    ("SXD", "Sở Xây dựng"),
    ("SCT", "Sở Công Thương"),
];
const SUBJECTS: [&str; 8] = [
    "cải cách hành chính",
    "phòng, chống tham nhũng",
    "công tác dân vận",
    "chuyển đổi số",
    "phát triển nông nghiệp",
    "an toàn giao thông",
    "quản lý đất đai",
    "thi đua, khen thưởng",
];

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    /// A place below `end`; the early ones are met much more often, as laws and old plans are.
    fn early(&mut self, end: usize) -> usize {
        let share = f64::from(u32::try_from(self.below(1 << 24)).unwrap()) / f64::from(1 << 24);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place, not a sum"
        )]
        let place = (share.powi(6) * end as f64) as usize;
        place.min(end.saturating_sub(1))
    }
}

/// The documents in the order of their days: number, symbol, issuer and day follow from the place.
struct World<'g> {
    grammar: &'g Grammar,
    provinces: Vec<String>,
    count: usize,
}

impl World<'_> {
    /// The document at a place: its series and its number there.
    fn told(&self, at: usize) -> DocumentRecord {
        let series = self.provinces.len() * BODIES.len() * KINDS.len();
        let (in_series, number) = (at % series, at / series);
        let years = 14;
        let a_year = (self.count / series / years).max(1);
        let (year, number) = (number / a_year, number % a_year + 1);
        let kind = KINDS[in_series % KINDS.len()];
        let (letters, body) = BODIES[in_series / KINDS.len() % BODIES.len()];
        let province = &self.provinces[in_series / KINDS.len() / BODIES.len()];
        let first: Date = date(2012 + i16::try_from(year.min(80)).unwrap(), 1, 4);
        let day =
            first + jiff::Span::new().days(i64::try_from(number * 355 / (a_year + 1)).unwrap());
        let symbol = format!("{number:02}/{kind}-{letters}");
        let issuer = format!("{body} tỉnh {province}");
        let record = DocumentRecord::numbered(self.grammar, &symbol, Some(&issuer), Some(day));
        let subject = Some(format!("về {} năm {}", SUBJECTS[at % SUBJECTS.len()], day.year()));
        DocumentRecord { subject, ..record.unwrap() }
    }

    /// A text that cites some documents before it.
    fn sheet(&self, at: usize, chance: &mut Chance) -> Sheet {
        let mut documents = vec![self.told(at)];
        let (mut mentions, mut relations) = (Vec::new(), Vec::new());
        let cited = if at == 0 { 0 } else { 2 + chance.below(7) };
        for place in 1..=cited {
            let told = self.told(chance.early(at));
            let symbol = told.symbol().unwrap().to_owned();
            let relation = if place == 1 { Relation::Implements } else { Relation::Cites };
            mentions.push(MentionRecord {
                document: DocumentAt::new(place),
                words: symbol.clone(),
                line: 10 + place,
                column: 20,
                place: Words::new(format!("Mục I.{place}"), format!("Section I.{place}")),
                date: told.date,
                issuer: None,
                subject: None,
                pinpoint: None,
            });
            relations.push(RelationRecord {
                from: DocumentAt::new(0),
                to: DocumentAt::new(place),
                relation,
                basis: Basis::Stated,
                certainty: Certainty::Certain,
                words: format!("Thực hiện Kế hoạch số {symbol}"),
                line: 10 + place,
                column: 1,
                place: Words::new(format!("Mục I.{place}"), format!("Section I.{place}")),
                pinpoint: None,
                reasons: Vec::new(),
            });
            documents.push(told);
        }
        let file = format!("{:03}/{at:07}.txt", at / 10_000);
        Sheet { file, documents, mentions, relations, findings: Vec::new() }
    }
}

fn main() {
    let asked = std::env::args().skip(1).find_map(|it| it.parse().ok());
    let grammar = Grammar::builtin();
    let provinces = grammar.places().iter().take(63).map(|place| place.name.clone()).collect();
    let world = World { grammar, provinces, count: asked.unwrap_or(FEW) };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.vdreg");
    fill(&world, &path);

    let registry = Registry::open_to_read(&path).unwrap();
    let last = world.told(world.count - 1);
    let (name, first) = (full(&last), full(&world.told(3)));
    let letters = last.letters.clone().unwrap();
    timed("cites* of the last document", || answer(&registry, &format!("cites*(\"{name}\")")));
    timed("path from it to an early one", || {
        answer(&registry, &format!("path(\"{name}\", \"{first}\")"))
    });
    timed("who cites the early one, of one body and year", || {
        answer(&registry, &format!("cited-by(\"{first}\") & issuer({letters}) & date(2020)"))
    });
    timed("a series of a year", || registry.series("KH", &letters, 2018).unwrap().cards.len());
    timed("subjects of one body", || {
        answer(&registry, "about(\"cai cach hanh chinh\") & number(1..2) & date(2019)")
    });
    let started = Instant::now();
    let faults = registry.verify().unwrap();
    println!("verify: {} faults, {:?}", faults.len(), started.elapsed());
    seed(registry);
}

fn fill(world: &World<'_>, path: &Path) {
    let mut registry = Registry::open(path).unwrap();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut writing = Duration::ZERO;
    for start in (0..world.count).step_by(TOGETHER) {
        let end = (start + TOGETHER).min(world.count);
        let sheets = (start..end).map(|at| (world.sheet(at, &mut chance), "hash".to_owned()));
        let sheets: Vec<_> = sheets.collect();
        let started = Instant::now();
        registry.add(sheets).unwrap();
        writing += started.elapsed();
    }
    let status = registry.status().unwrap();
    drop(registry);
    let bytes = fs::metadata(path).unwrap().len();
    println!("{status:?}");
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = world.count as f64 / writing.as_secs_f64();
    println!("written in {writing:?}: {rate:.0} documents a second; {} MB", bytes / 1_000_000);
}

/// The whole citation, which means one document only.
fn full(told: &DocumentRecord) -> String {
    let kind = Grammar::builtin().kinds().iter().find(|it| Some(&it.code) == told.id.kind.as_ref());
    let (kind, symbol) = (&kind.unwrap().name, told.symbol().unwrap());
    let day = viendan::model::figures(told.date.unwrap());
    format!("{kind} số {symbol} ngày {day} của {}", told.issuer().unwrap())
}

fn answer(registry: &Registry, question: &str) -> usize {
    let answer = query::ask(question, registry, Grammar::builtin());
    answer.unwrap_or_else(|error| panic!("{question}: {error}")).documents.len()
}

fn timed(name: &str, ask: impl Fn() -> usize) {
    let found = ask();
    let mut times: Vec<_> = (0..TIMES)
        .map(|_| {
            let started = Instant::now();
            ask();
            started.elapsed()
        })
        .collect();
    times.sort();
    println!("{name}: {found} found, {:?}", times[TIMES / 2]);
}

/// Checks the report that began it against the registry.
fn seed(registry: Registry) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SEED);
    let Ok(words) = fs::read_to_string(path) else { return };
    let known = Shared::new(registry);
    timed("check of a report of 48 documents", || {
        let grammar = Grammar::builtin();
        let text = Text::new("bao-cao.txt", words.clone(), grammar.letters());
        Checker::new(grammar).known(&known).check(&text).findings.len()
    });
}
