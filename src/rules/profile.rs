//! For whom the rules speak.

/// The reader of the findings; each rule says for whom it speaks.
///
/// ```
/// use viendan::rules::Profile;
///
/// assert_eq!(Profile::named("tham-dinh"), Some(Profile::Review));
/// assert_eq!(Profile::default().name(), "drafting");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum Profile {
    /// Who drafts a document, before it is signed (soạn thảo): what must not be signed so.
    #[default]
    Drafting,
    /// Who examines a draft (thẩm định): style and completeness too.
    Review,
    /// Who keeps signed documents (kho): only what makes them contradict one another.
    Corpus,
}

/// Rules that speak to everyone.
pub(super) const ALL: &[Profile] = &Profile::ALL;
/// Rules that are of no use any more when a document is signed.
pub(super) const DRAFTS: &[Profile] = &[Profile::Drafting, Profile::Review];
/// Rules of style, or of low precision.
pub(super) const REVIEW: &[Profile] = &[Profile::Review];

impl Profile {
    /// All profiles.
    pub const ALL: [Self; 3] = [Self::Drafting, Self::Review, Self::Corpus];

    /// The name in arguments, settings and listings.
    pub fn name(self) -> &'static str {
        let [name, ..] = self.names();
        name
    }

    /// Every name: English, Vietnamese, Vietnamese with diacritics.
    ///
    /// ```
    /// use viendan::rules::Profile;
    ///
    /// assert_eq!(Profile::Review.names(), ["review", "tham-dinh", "thẩm-định"]);
    /// ```
    pub fn names(self) -> [&'static str; 3] {
        match self {
            Self::Drafting => ["drafting", "soan-thao", "soạn-thảo"],
            Self::Review => ["review", "tham-dinh", "thẩm-định"],
            Self::Corpus => ["corpus", "kho", "kho-văn-bản"],
        }
    }

    /// The profile of a name in either language.
    ///
    /// ```
    /// use viendan::rules::Profile;
    ///
    /// assert_eq!(Profile::named("kho"), Some(Profile::Corpus));
    /// assert_eq!(Profile::named("nothing"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.names().contains(&name))
    }
}
