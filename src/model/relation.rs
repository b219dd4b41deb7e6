//! Relations between documents.

use crate::language::Words;

/// The act of one document on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Relation {
    /// căn cứ
    BasedOn,
    /// thực hiện, triển khai, cụ thể hóa
    Implements,
    /// quy định chi tiết, hướng dẫn thi hành
    Details,
    /// sửa đổi, bổ sung
    Amends,
    /// thay thế
    Replaces,
    /// bãi bỏ, làm hết hiệu lực
    Repeals,
    /// báo cáo kết quả thực hiện
    ReportsOn,
    /// ban hành kèm theo
    IssuedWith,
    /// trả lời, phúc đáp
    RespondsTo,
    /// hợp nhất
    Consolidates,
    /// đính chính
    Corrects,
    /// phê duyệt
    Approves,
    /// any other citation
    Cites,
}

impl Relation {
    /// All relations, in the order of their strength.
    pub const ALL: [Self; 13] = [
        Self::BasedOn,
        Self::Implements,
        Self::Details,
        Self::Amends,
        Self::Replaces,
        Self::Repeals,
        Self::ReportsOn,
        Self::IssuedWith,
        Self::RespondsTo,
        Self::Consolidates,
        Self::Corrects,
        Self::Approves,
        Self::Cites,
    ];

    /// Those by which authority is handed down; a circle of them is a fault.
    pub const AUTHORITY: [Self; 5] =
        [Self::BasedOn, Self::Implements, Self::Details, Self::ReportsOn, Self::IssuedWith];

    /// The names of all relations, in the same order.
    pub(crate) const NAMES: [&'static str; 13] = names_of_all!();

    /// The name on the wire and in `grammar/relations.toml`.
    ///
    /// ```
    /// assert_eq!(viendan::model::Relation::ReportsOn.name(), "reports_on");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::BasedOn => "based_on",
            Self::Implements => "implements",
            Self::Details => "details",
            Self::Amends => "amends",
            Self::Replaces => "replaces",
            Self::Repeals => "repeals",
            Self::ReportsOn => "reports_on",
            Self::IssuedWith => "issued_with",
            Self::RespondsTo => "responds_to",
            Self::Consolidates => "consolidates",
            Self::Corrects => "corrects",
            Self::Approves => "approves",
            Self::Cites => "cites",
        }
    }

    /// The act of one document on another, in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, model::Relation};
    ///
    /// assert_eq!(Relation::BasedOn.words().in_language(Language::Vietnamese), "căn cứ");
    /// ```
    pub fn words(self) -> Words {
        let (vi, en) = match self {
            Self::BasedOn => ("căn cứ", "is based on"),
            Self::Implements => ("thực hiện", "implements"),
            Self::Details => ("quy định chi tiết", "details"),
            Self::Amends => ("sửa đổi", "amends"),
            Self::Replaces => ("thay thế", "replaces"),
            Self::Repeals => ("bãi bỏ", "repeals"),
            Self::ReportsOn => ("báo cáo", "reports on"),
            Self::IssuedWith => ("kèm theo", "is issued with"),
            Self::RespondsTo => ("trả lời", "responds to"),
            Self::Consolidates => ("hợp nhất", "consolidates"),
            Self::Corrects => ("đính chính", "corrects"),
            Self::Approves => ("phê duyệt", "approves"),
            Self::Cites => ("dẫn", "cites"),
        };
        Words::new(vi, en)
    }

    /// Whether what acts must be younger than what it acts on.
    ///
    /// ```
    /// use viendan::model::Relation;
    ///
    /// assert!(Relation::Amends.needs_elder());
    /// assert!(!Relation::Cites.needs_elder());
    /// ```
    pub fn needs_elder(self) -> bool {
        !matches!(self, Self::BasedOn | Self::IssuedWith | Self::Approves | Self::Cites)
    }

    /// Whether it changes what it acts on, or ends it.
    ///
    /// ```
    /// use viendan::model::Relation;
    ///
    /// assert!(Relation::Repeals.changes() && Relation::Amends.changes());
    /// assert!(!Relation::Details.changes());
    /// ```
    pub const fn changes(self) -> bool {
        matches!(self, Self::Amends) || self.ends()
    }

    /// Whether what it acts on as a whole is no longer in force.
    ///
    /// ```
    /// use viendan::model::Relation;
    ///
    /// assert!(Relation::Replaces.ends() && !Relation::Amends.ends());
    /// ```
    pub const fn ends(self) -> bool {
        matches!(self, Self::Replaces | Self::Repeals)
    }

    /// Whether it carries out what it acts on, so that it cannot be the elder.
    ///
    /// ```
    /// use viendan::model::Relation;
    ///
    /// assert!(Relation::Details.carries_out() && !Relation::BasedOn.carries_out());
    /// ```
    pub const fn carries_out(self) -> bool {
        matches!(self, Self::Implements | Self::Details)
    }

    /// The relation of a name.
    ///
    /// ```
    /// use viendan::model::Relation;
    ///
    /// assert_eq!(Relation::named("amends"), Some(Relation::Amends));
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.name() == name)
    }
}

/// The ground of a relation; the two never mix silently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Basis {
    /// The words state it.
    Stated,
    /// Reasons speak for it.
    Inferred,
}

impl Basis {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
        }
    }
}

/// The extent of a document that a relation speaks of.
///
/// ```
/// use viendan::model::Extent;
///
/// assert!(Extent::Whole.is_whole());
/// assert!(!Extent::Part("khoản 2 Điều 5").is_whole());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Extent<'t> {
    /// The document as a whole.
    #[default]
    Whole,
    /// A part of it, in the words that name the part: `khoản 2 Điều 5`, `một số điều`.
    Part(&'t str),
}

impl<'t> Extent<'t> {
    /// Whether the whole document is meant.
    pub fn is_whole(self) -> bool {
        self == Self::Whole
    }

    /// The words that name the part; none for a whole document.
    ///
    /// ```
    /// use viendan::model::Extent;
    ///
    /// assert_eq!(Extent::Part("khoản 2 Điều 5").words(), Some("khoản 2 Điều 5"));
    /// ```
    pub fn words(self) -> Option<&'t str> {
        match self {
            Self::Whole => None,
            Self::Part(words) => Some(words),
        }
    }
}
