//! What an instrument of the rank may create, by the table of powers.

use super::super::facets::PowerLimit;
use super::Reader;
use crate::jurisdiction::InventoryForm;

impl Reader<'_> {
    /// What the table says of `form` for the instrument; `None` where it says nothing of the
    /// matter, the type or the date.
    pub(super) fn limit(&self, form: &InventoryForm) -> Option<PowerLimit> {
        let table = self.document.lexicon().powers();
        let kind = self.document.instrument().kind.name();
        let holds =
            |from: &str, to: &str| from <= self.as_of && (to.is_empty() || self.as_of <= to);
        let rows = table.power.iter().filter(|row| {
            row.matter == form.matter && row.kind == form.power && holds(&row.from, &row.to)
        });
        let barred = rows.clone().find(|row| row.bars.iter().any(|name| name == kind));
        if let Some(row) = barred {
            return Some(PowerLimit {
                may: false,
                title: row.title.clone(),
                provision: row.provision.clone(),
                note: row.note.clone(),
            });
        }
        let entitled = table.entitled.iter().find(|row| {
            row.matter == form.matter
                && (row.kinds.is_empty() || row.kinds.contains(&form.power))
                && row.types.iter().any(|name| name == kind)
                && holds(&row.from, &row.to)
        });
        entitled.map(|row| PowerLimit {
            may: true,
            title: row.title.clone(),
            provision: row.provision.clone(),
            note: row.note.clone(),
        })
    }
}
