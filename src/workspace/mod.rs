//! Several documents and what they say of each other.

mod changes;

pub use changes::Changes;
pub(crate) use changes::unit_of;
