//! What differs from country to country, read from `jurisdictions/<code>/*.toml`.
//!
//! A folder is a *pack*. A pack names, for each language it has texts in, the pack of that language
//! that it builds on (`cn` in Chinese on `zh`); a file that a pack does not have is taken from
//! there. Each kind of file has its type in this module; a new country is a new folder.

mod clarifications;
mod definitions;
mod delegations;
mod detect;
mod fold;
mod general_law;
mod headings;
mod headings_en;
mod inventory;
mod norms;
mod organs;
mod pack;
mod powers;
mod quantities;
mod references;
mod remedies;
mod restrictions;
mod script;
mod statuses;
mod times;
mod types;
mod words;

pub use clarifications::{ClarificationForms, Pointer, Settled};
pub use definitions::{DefinitionForms, Extent, ExtentForm};
pub use delegations::DelegationForms;
pub use detect::detect;
pub use fold::fold;
pub use general_law::{Bilingual, GeneralLaw, GeneralRule, Period};
pub use headings::{CiteWords, HeadingCues, HeadingWords, Headings, UnitWord};
pub use headings_en::{EnglishHeadings, EnglishLevel, EnglishOrder, EnglishStyle, EnglishUnit};
pub use inventory::{InventoryForm, InventoryForms};
pub use norms::{ActorForm, ModalForm, NormForms};
pub use organs::OrganForms;
pub use pack::{Detect, Language, PackError, PackInfo, Profile, codes};
pub use powers::{Entitled, Granted, Grantor, Power, Powers};
pub use quantities::{BoundForm, CurrencyForm, Measure, Place, QuantityForms, Side, UnitForm};
pub use references::{CollectionForm, LevelForm, ReferenceForms};
pub use remedies::RemedyWords;
pub use restrictions::{RestrictionForm, RestrictionForms};
pub use script::Script;
pub use statuses::{CauseWords, StatusWords};
pub use times::{SpanForm, TimeForms};
pub use types::{TypeRule, TypeRules};
pub use words::{Cue, Cues, Vocabulary};
