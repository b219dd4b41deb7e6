//! What a text says of documents: plain data, slices of the text where a text said it.

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
pub use date::{CivilDate, Date, figures};
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
