//! Allowances applied to the findings of one document, and what there is to say about them.

use super::Finding;
use super::allow::{self, Fault};
use super::catalogue::Catalogue;
use super::context::Draft;
use super::inline::{self, Inline};
use super::settings::{Allowance, Level, Settings};
use super::wording::Wording;
use crate::model::Document;
use crate::text::Span;

const UNUSED: &str = "NRM001";
const EXPIRED: &str = "NRM002";

/// The lints that report allowances.
pub(super) const CODES: [&str; 2] = [UNUSED, EXPIRED];

/// What allowances are held against.
pub(super) struct Settle<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) document: &'a Document,
    pub(super) settings: &'a Settings,
}

impl Settle<'_> {
    /// Takes out the findings that an allowance covers, and adds those about allowances in the
    /// document that do nothing. The second value tells, for each allowance of the settings that
    /// could have silenced something here, whether it did.
    pub(super) fn settle(
        &self,
        findings: Vec<Finding>,
        wording: &mut Wording<'_>,
    ) -> (Vec<Finding>, Vec<(usize, bool)>) {
        let inline = inline::parse(self.document.source(), self.catalogue);
        let configured = &self.settings.allow;
        if inline.is_empty() && configured.is_empty() {
            return (findings, Vec::new());
        }
        let (sound, faulty): (Vec<&Inline>, Vec<&Inline>) =
            inline.iter().partition(|inline| inline.fault.is_none());
        let allowances: Vec<&Allowance> =
            configured.iter().chain(sound.iter().map(|inline| &inline.allowance)).collect();
        let today = self.settings.today.as_deref();
        let applied = allow::apply(self.catalogue, findings, &allowances, today);
        let judged = |index: &usize| {
            allowances.get(*index).is_some_and(|allowance| self.is_judged(allowance))
        };
        let own = |index: &usize| sound.get(index.checked_sub(configured.len())?).copied();
        let mut faults: Vec<(&Allowance, Span, Fault)> = Vec::new();
        for inline in faulty {
            let fault = inline.fault.clone().unwrap_or(Fault::Unreadable);
            faults.push((&inline.allowance, inline.span, fault));
        }
        let unused = applied.unused.iter().filter(|&index| judged(index)).filter_map(own);
        faults.extend(unused.map(|inline| (&inline.allowance, inline.span, Fault::Unused)));
        let expired = applied.expired.iter().filter_map(own);
        faults.extend(expired.map(|inline| (&inline.allowance, inline.span, Fault::Expired)));
        let mut kept = applied.kept;
        kept.extend(self.faults(&faults, wording));
        kept.sort_by(|a, b| (a.place.span, &a.code).cmp(&(b.place.span, &b.code)));
        let told = (0..configured.len())
            .filter(|index| judged(index) && !applied.expired.contains(index))
            .map(|index| (index, !applied.unused.contains(&index)))
            .collect();
        (kept, told)
    }

    /// Findings about allowances, each with its place in the document and what is wrong with it.
    pub(super) fn faults(
        &self,
        faults: &[(&Allowance, Span, Fault)],
        wording: &mut Wording<'_>,
    ) -> Vec<Finding> {
        let mut findings: Vec<Finding> = faults
            .iter()
            .filter_map(|(allowance, span, fault)| self.finding(allowance, *span, fault, wording))
            .collect();
        findings.sort_by(|a, b| (a.place.span, &a.code).cmp(&(b.place.span, &b.code)));
        wording.fingerprints(&mut findings);
        findings
    }

    fn finding(
        &self,
        allowance: &Allowance,
        span: Span,
        fault: &Fault,
        wording: &Wording<'_>,
    ) -> Option<Finding> {
        let code = if *fault == Fault::Expired { EXPIRED } else { UNUSED };
        let lint = self.catalogue.find(code)?;
        let level = self.settings.level(lint);
        if level == Level::Allow {
            return None;
        }
        let draft = Draft::new(self.document.provision_of(span), span)
            .with("lint", allowance.lint.clone())
            .with("reason", allowance.reason.clone())
            .with("date", allowance.expires.clone().unwrap_or_default())
            .with("cause", fault.words(allowance.line, wording.is_chinese()));
        wording.finding(&lint.page, draft, self.settings.severity(lint, level, None))
    }

    /// Whether some lint that the allowance names runs under the settings on a document of this
    /// kind: only then does it mean something that the allowance silences nothing.
    fn is_judged(&self, allowance: &Allowance) -> bool {
        let named = self.catalogue.lints().iter().filter(|lint| lint.matches(&allowance.lint));
        named
            .into_iter()
            .any(|lint| self.settings.level(lint) != Level::Allow && lint.holds_for(self.document))
    }
}
