//! What a text says of documents: plain data, slices of the text where a text said it.

/// The names of all values of an enum, in their order.
macro_rules! names_of_all {
    () => {{
        let mut names = [""; Self::ALL.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = Self::ALL[at].name();
            at += 1;
        }
        names
    }};
}

mod at;
mod date;
mod header;
mod identity;
mod kind;
mod level;
mod mention;
mod office;
mod origin;
mod quirk;
mod relation;
mod symbol;

pub use at::{DocumentAt, MentionAt};
pub use date::{CivilDate, Date, WHOLE_SINCE, YEARS, figures};
pub use header::{Header, Regime};
#[cfg(feature = "registry")]
pub(crate) use identity::Wire;
pub use identity::{DocumentId, Issuer, OwnedSymbol};
pub use kind::Kind;
pub use level::Level;
pub use mention::{Form, Mention};
pub use office::Office;
pub use origin::{Origin, Standing};
pub use quirk::{Quirk, Slip};
pub use relation::{Basis, Extent, Relation};
pub use symbol::{Style, Symbol};
