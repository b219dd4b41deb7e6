//! The words of the language: each function in Vietnamese and in English, what it says, an example.
//!
//! One table: the parser, the list, the help and the sentence of an answer all read it.

use crate::{model::Relation, registry::fold};

/// The meaning of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Means {
    /// The documents that X acts on by any relation.
    Cites,
    /// The documents that act on X by any relation.
    CitedBy,
    /// The documents that X acts on by this relation.
    Acts(Relation),
    /// The documents that act on X by this relation.
    ActedOn(Relation),
    /// The documents that X carries out, by whichever words.
    CarriesOut,
    /// The documents that carry X out, by whichever words.
    CarriedOutBy,
    /// A shortest chain from X to Y.
    Path,
    /// Every chain from X to Y in which no document stands twice, as far as the bounds go.
    Paths,
    /// Of a kind.
    Kind,
    /// Of a body.
    Issuer,
    /// Of a day, a month, a year, or from one to another.
    Date,
    /// Of a number, or from one to another.
    Number,
    /// In force on a day.
    InForce,
    /// With a finding of a rule.
    Finding,
    /// With words in the subject.
    About,
    /// Cited and otherwise not known.
    Missing,
    /// Held by a register.
    Listed,
    /// With a text of its own.
    WithText,
    /// Plans that no report reports on.
    WithoutReport,
    /// Repealed or replaced as a whole.
    Ended,
    /// Repealed, replaced or amended in part.
    EndedInPart,
    /// From which authority leads to a document that was repealed or replaced.
    EndsInRepealed,
    /// Every document.
    All,
}

/// The groups of functions, for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Group {
    /// Who speaks of whom.
    Relations,
    /// Chains of documents.
    Chains,
    /// What a document is.
    Conditions,
    /// What has become of it.
    States,
}

/// A function with its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Function {
    /// In English.
    pub en: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
    /// What it does.
    pub means: Means,
    /// Where the list has it.
    pub group: Group,
    /// What it says of the documents of an answer, in Vietnamese and in English: `X` and `Y` are the
    /// arguments.
    pub says: [&'static str; 2],
    /// What stands in the brackets of its example, in Vietnamese and in English.
    pub example: [&'static str; 2],
}

/// Makes rows, a group at a time.
macro_rules! functions {
    ($($group:ident { $($en:literal $vi:literal $means:expr, $says_vi:literal, $says_en:literal, $example:expr;)* })*) => {
        /// Every function of the language, group by group.
        pub const FUNCTIONS: &[Function] = &[$($(Function {
            en: $en,
            vi: $vi,
            means: $means,
            group: Group::$group,
            says: [$says_vi, $says_en],
            example: $example,
        }),*),*];
    };
}

/// An example that is the same in both languages.
const fn both(example: &'static str) -> [&'static str; 2] {
    [example, example]
}

const PLAN: [&str; 2] = both("06/KH-UBND");
const DECREE: [&str; 2] = both("30/2020/NĐ-CP");
const NONE: [&str; 2] = both("");

functions! {
    Relations {
        "cited-by" "được-dẫn" Means::CitedBy, "dẫn X", "that cite X", DECREE;
        "cites" "dẫn" Means::Cites, "mà X dẫn", "that X cites", PLAN;
        "carried-out-by" "được-triển-khai" Means::CarriedOutBy,
            "triển khai X (thực hiện, quy định chi tiết, hoặc lấy làm căn cứ của kế hoạch, chương trình)",
            "that carry out X (implement, detail, or rest on it for a plan or programme)", PLAN;
        "carries-out" "triển-khai" Means::CarriesOut,
            "mà X triển khai (thực hiện, quy định chi tiết, hoặc lấy làm căn cứ của kế hoạch, chương trình)",
            "that X carries out (implements, details, or rests on for a plan or programme)",
            both("09/KH-VPUB");
        "implemented-by" "được-thực-hiện" Means::ActedOn(Relation::Implements), "thực hiện X", "that implement X", PLAN;
        "implements" "thực-hiện" Means::Acts(Relation::Implements), "mà X thực hiện", "that X implements", both("09/KH-VPUB");
        "basis-of" "là-căn-cứ-của" Means::ActedOn(Relation::BasedOn), "lấy X làm căn cứ", "that rest on X as a basis", DECREE;
        "basis" "căn-cứ" Means::Acts(Relation::BasedOn), "mà X lấy làm căn cứ", "that X rests on as a basis", PLAN;
        "detailed-by" "được-quy-định-chi-tiết" Means::ActedOn(Relation::Details), "quy định chi tiết X", "that detail X", both("Luật Việc làm");
        "details" "quy-định-chi-tiết" Means::Acts(Relation::Details), "mà X quy định chi tiết", "that X details", DECREE;
        "amended-by" "được-sửa-đổi" Means::ActedOn(Relation::Amends), "sửa đổi, bổ sung X", "that amend X", both("Luật Đất đai 2024");
        "amends" "sửa-đổi" Means::Acts(Relation::Amends), "mà X sửa đổi, bổ sung", "that X amends", DECREE;
        "replaced-by" "được-thay-thế" Means::ActedOn(Relation::Replaces), "thay thế X", "that replace X", both("110/2004/NĐ-CP");
        "replaces" "thay-thế" Means::Acts(Relation::Replaces), "mà X thay thế", "that X replaces", DECREE;
        "repealed-by" "bị-bãi-bỏ" Means::ActedOn(Relation::Repeals), "bãi bỏ X", "that repeal X", both("110/2004/NĐ-CP");
        "repeals" "bãi-bỏ" Means::Acts(Relation::Repeals), "mà X bãi bỏ", "that X repeals", DECREE;
        "reported-by" "được-báo-cáo" Means::ActedOn(Relation::ReportsOn), "báo cáo kết quả thực hiện X", "that report on X", PLAN;
        "reports-on" "báo-cáo" Means::Acts(Relation::ReportsOn), "mà X báo cáo kết quả thực hiện", "that X reports on", both("12/BC-VPUB");
        "carries" "có-kèm-theo" Means::ActedOn(Relation::IssuedWith), "ban hành kèm theo X", "that are issued with X", both("15/QĐ-UBND");
        "issued-with" "kèm-theo" Means::Acts(Relation::IssuedWith), "mà X được ban hành kèm theo", "that X is issued with", both("quy-che.docx");
        "answered-by" "được-trả-lời" Means::ActedOn(Relation::RespondsTo), "trả lời X", "that answer X", both("12/VPUB-TH");
        "responds-to" "trả-lời" Means::Acts(Relation::RespondsTo), "mà X trả lời", "that X answers", both("15/SNV-CCHC");
        "consolidated-by" "được-hợp-nhất" Means::ActedOn(Relation::Consolidates), "hợp nhất X", "that consolidate X", DECREE;
        "consolidates" "hợp-nhất" Means::Acts(Relation::Consolidates), "mà X hợp nhất", "that X consolidates", both("01/VBHN-BNV");
        "corrected-by" "được-đính-chính" Means::ActedOn(Relation::Corrects), "đính chính X", "that correct X", DECREE;
        "corrects" "đính-chính" Means::Acts(Relation::Corrects), "mà X đính chính", "that X corrects", both("20/QĐ-UBND");
        "approved-by" "được-phê-duyệt" Means::ActedOn(Relation::Approves), "phê duyệt X", "that approve X", both("01/ĐA-UBND");
        "approves" "phê-duyệt" Means::Acts(Relation::Approves), "mà X phê duyệt", "that X approves", both("15/QĐ-UBND");
    }
    Chains {
        "path" "đường" Means::Path, "trên một đường dẫn ngắn nhất từ X đến Y", "on a shortest chain of citations from X to Y",
            both("bao-cao.docx, 17/NQ-CP");
        "paths" "các-đường" Means::Paths, "trên mọi đường dẫn từ X đến Y", "on every chain of citations from X to Y",
            both("bao-cao.docx, 17/NQ-CP");
    }
    Conditions {
        "type" "loại" Means::Kind, "là X", "of the kind X", both("KH");
        "issuer" "cơ-quan" Means::Issuer, "của X", "issued by X", both("Bộ Tài chính");
        "date" "ngày" Means::Date, "ban hành X", "issued X", both("2023-01..2023-06");
        "number" "số" Means::Number, "có số X", "numbered X", both("1..20");
        "about" "về" Means::About, "có trích yếu nói đến “X”", "whose subject speaks of “X”", ["chuyển đổi số", "chuyển đổi số"];
        "in-force" "hiệu-lực" Means::InForce, "còn hiệu lực vào X", "in force X", both("01/7/2025");
        "finding" "lỗi" Means::Finding, "có điều phải xem theo quy tắc `X`", "with a finding of the rule `X`", both("date-conflict");
    }
    States {
        "ended" "hết-hiệu-lực" Means::Ended, "đã bị thay thế, bãi bỏ toàn bộ", "that were replaced or repealed as a whole", NONE;
        "ended-in-part" "hết-hiệu-lực-một-phần" Means::EndedInPart, "đã bị sửa đổi, thay thế, bãi bỏ một phần",
            "that were amended, replaced or repealed in part", NONE;
        "ends-in-repealed" "dẫn-đến-hết-hiệu-lực" Means::EndsInRepealed,
            "dựa trên văn bản đã bị thay thế, bãi bỏ, trực tiếp hoặc qua văn bản khác",
            "that rest on a document that was replaced or repealed, directly or through others", NONE;
        "without-report" "chưa-báo-cáo" Means::WithoutReport, "là kế hoạch chưa thấy báo cáo", "that are plans without a report", NONE;
        "registry" "sổ" Means::Listed, "có trong sổ văn bản", "that stand in a register", NONE;
        "with-text" "có-toàn-văn" Means::WithText, "đã nạp toàn văn", "whose own text was read", NONE;
        "missing" "thiếu" Means::Missing, "được viện dẫn mà không có trong sổ, cũng chưa nạp toàn văn",
            "that are cited and neither stand in a register nor were read", NONE;
        "all" "tất-cả" Means::All, "đã biết", "that are known", NONE;
    }
}

/// The joints of sets, in signs and in words of both languages.
pub const JOINTS: [(char, &[&str]); 3] = [
    ('&', &["và", "and"]),
    ('|', &["hoặc", "hay", "or"]),
    ('-', &["trừ", "không", "but not", "except", "not", "minus"]),
];

/// Other words that people say for a function, in Vietnamese and in English, with its Vietnamese name.
const ALSO: [(&str, &str); 18] = [
    ("viện-dẫn", "dẫn"),
    ("được-viện-dẫn", "được-dẫn"),
    ("thi-hành", "thực-hiện"),
    ("được-thi-hành", "được-thực-hiện"),
    ("hướng-dẫn", "quy-định-chi-tiết"),
    ("được-hướng-dẫn", "được-quy-định-chi-tiết"),
    ("được-căn-cứ", "là-căn-cứ-của"),
    ("bị-sửa-đổi", "được-sửa-đổi"),
    ("bị-thay-thế", "được-thay-thế"),
    ("được-bãi-bỏ", "bị-bãi-bỏ"),
    ("còn-hiệu-lực", "hiệu-lực"),
    ("ban-hành", "cơ-quan"),
    ("trích-yếu", "về"),
    ("năm", "ngày"),
    ("tháng", "ngày"),
    ("referenced-by", "được-dẫn"),
    ("refers-to", "dẫn"),
    ("based-on", "căn-cứ"),
];
/// What stands behind a verb and says no more than it.
const MORE: &str = ", bổ sung";
/// What a question in words begins with.
const LEADS: [&str; 6] = [
    "các văn bản ",
    "những văn bản ",
    "văn bản nào ",
    "văn bản ",
    "which documents ",
    "documents ",
];

/// A question as answers repeat it, `văn bản thực hiện 57-NQ/TW`: the function, and what stands for
/// its document, with where that begins.
pub(super) fn said(question: &str) -> Option<(&'static Function, &str, usize)> {
    let question = question.trim_end_matches(['?', '.', ' ']);
    let (rest, lead) = LEADS.iter().find_map(|it| Some((behind(question, it)?, it.len())))?;
    let patterns = FUNCTIONS.iter().filter(|it| it.means.follows()).flat_map(|function| {
        let says = function.says.map(|it| it.split(" (").next().unwrap_or_default());
        // `sửa đổi, bổ sung` is said in one word as often.
        let short = says[0].replace(MORE, "");
        says.map(str::to_owned).into_iter().chain([short]).map(move |it| (function, it))
    });
    let fitting = patterns.filter_map(|(function, says)| {
        let (before, after) = says.split_once('X')?;
        let name = behind(rest, before)?.strip_suffix(after)?;
        let start = lead + before.len();
        (!name.is_empty()).then_some((before.len() + after.len(), (function, name, start)))
    });
    fitting.max_by_key(|(width, _)| *width).map(|(_, said)| said)
}

/// What stands behind some words, in whatever case.
fn behind<'w>(words: &'w str, lead: &str) -> Option<&'w str> {
    let (here, rest) = words.split_at_checked(lead.len())?;
    (here.to_lowercase() == lead).then_some(rest)
}

impl Function {
    /// The function that a word names in either language: in any case, with or without its marks,
    /// with blanks or hyphens. Where marks would tell two apart, the number of arguments does.
    pub(super) fn of(word: &str, arguments: usize) -> Option<&'static Self> {
        let spelt = spelt(word);
        let mut named = FUNCTIONS.iter().filter(|it| it.vi == spelt || it.en == spelt);
        if let Some(named) = named.next() {
            return Some(named);
        }
        let bare = bare(word);
        let mut alike: Vec<_> =
            FUNCTIONS.iter().filter(|it| self::bare(it.vi) == bare || it.en == bare).collect();
        alike.sort_by_key(|it| it.means.arity() != arguments);
        let also = || {
            let (_, vi) = ALSO.iter().find(|(also, _)| self::bare(also) == bare)?;
            FUNCTIONS.iter().find(|it| it.vi == *vi)
        };
        alike.first().copied().or_else(also)
    }

    /// The spelling in Vietnamese and in English: `được-dẫn(X)`, `cited-by(X)`.
    ///
    /// ```
    /// let known = viendan::query::FUNCTIONS.iter().find(|it| it.en == "path").unwrap();
    /// assert_eq!(known.written(), ["đường(X, Y)", "path(X, Y)"]);
    /// ```
    pub fn written(&self) -> [String; 2] {
        let arguments = match self.means.arity() {
            0 => "",
            1 => "X",
            _ => "X, Y",
        };
        [self.vi, self.en].map(|word| format!("{word}({arguments})"))
    }

    /// Its example, as a whole question in Vietnamese and in English.
    ///
    /// ```
    /// let known = viendan::query::FUNCTIONS.iter().find(|it| it.en == "type").unwrap();
    /// assert_eq!(known.question(), ["loại(KH)", "type(KH)"]);
    /// ```
    pub fn question(&self) -> [String; 2] {
        let [vi, en] = self.example.map(|example| {
            let parts: Vec<_> = match self.means.arity() {
                0 => Vec::new(),
                1 => vec![example],
                _ => example.split(", ").collect(),
            };
            let quoted = parts.into_iter().map(|it| {
                let is_name = self.means.takes_sets() || it.contains(' ');
                if is_name { format!("\"{it}\"") } else { it.to_owned() }
            });
            quoted.collect::<Vec<_>>().join(", ")
        });
        [format!("{}({vi})", self.vi), format!("{}({en})", self.en)]
    }
}

impl Means {
    /// How many arguments it takes.
    pub(super) fn arity(self) -> usize {
        match self {
            Self::Path | Self::Paths => 2,
            Self::Missing
            | Self::Listed
            | Self::WithText
            | Self::WithoutReport
            | Self::Ended
            | Self::EndedInPart
            | Self::EndsInRepealed
            | Self::All => 0,
            _ => 1,
        }
    }

    /// Whether it follows relations, so that `*` may stand behind it.
    pub(super) fn follows(self) -> bool {
        matches!(
            self,
            Self::Cites
                | Self::CitedBy
                | Self::Acts(_)
                | Self::ActedOn(_)
                | Self::CarriesOut
                | Self::CarriedOutBy
        )
    }

    /// Whether its arguments are sets of documents; else they are words.
    pub(super) fn takes_sets(self) -> bool {
        self.follows() || matches!(self, Self::Path | Self::Paths)
    }
}

/// The word as the table has it: small letters, hyphens.
fn spelt(word: &str) -> String {
    word.split(is_between).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-").to_lowercase()
}

/// Without marks: who types on a foreign keyboard is understood.
pub(super) fn bare(word: &str) -> String {
    fold(word).replace(' ', "-")
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '_' | '‑' | '–')
}
