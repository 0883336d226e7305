//! Whether the instrument is the first to provide for something.

use super::super::facets::{InstrumentType, PowerOrigin, ReferenceKind};
use super::Reader;
use super::objects::Case;
use crate::jurisdiction::InventoryForm;

impl Reader<'_> {
    /// Where the thing comes from, and the law named for it.
    pub(super) fn origin(
        &self,
        form: &InventoryForm,
        case: &Case<'_>,
    ) -> (PowerOrigin, Vec<String>) {
        let instrument = self.document.instrument();
        let cited = self.cited(case);
        if !cited.is_empty() {
            return (PowerOrigin::Specified, cited);
        }
        let powers = self.document.lexicon().powers();
        let granted = powers.granted.iter().find(|row| {
            row.matter == form.matter
                && row.pattern.as_ref().is_some_and(|pattern| pattern.is_match(case.words))
        });
        let highest = matches!(
            instrument.kind,
            InstrumentType::Constitution | InstrumentType::Law | InstrumentType::Bill
        );
        if let Some(row) = granted.filter(|_| !highest) {
            let basis = format!("《{}》{}", row.title, row.provision);
            return (PowerOrigin::Specified, vec![basis]);
        }
        let clause = self.clause(case.words, &case.act);
        let clause = case.words.get(clause).unwrap_or_default();
        let elsewhere = self.forms.elsewhere.as_ref().is_some_and(|other| other.is_match(clause));
        match (elsewhere, highest, instrument.basis.is_empty(), instrument.kind) {
            (true, false, ..) => (PowerOrigin::Specified, instrument.basis.clone()),
            (false, true, ..) => (PowerOrigin::Created, Vec::new()),
            (true, true, ..) | (_, _, _, InstrumentType::Other) => {
                (PowerOrigin::Unclear, instrument.basis.clone())
            }
            (false, false, true, _) => (PowerOrigin::Created, Vec::new()),
            (false, false, false, _) => (PowerOrigin::Unclear, instrument.basis.clone()),
        }
    }

    /// The instruments that the case of the act cites, with the provision as it stands there.
    fn cited(&self, case: &Case<'_>) -> Vec<String> {
        let start = self.part(case);
        let rest = case.words.get(case.act.end..).unwrap_or_default();
        let end =
            rest.find(self.forms.parts.as_slice()).map_or(case.words.len(), |at| case.act.end + at);
        let references = self.document.references_in(case.span(&(start..end)));
        let outside = references.filter(|reference| reference.kind == ReferenceKind::External);
        let mut titles: Vec<String> = Vec::new();
        for reference in outside {
            let words = self.document.source().slice(reference.span).trim().to_owned();
            if !titles.contains(&words) {
                titles.push(words);
            }
        }
        titles
    }
}
