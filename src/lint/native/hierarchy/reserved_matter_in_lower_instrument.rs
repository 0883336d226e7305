//! HIE001: an instrument below law regulates what only a law may regulate.

use crate::lint::native::powers;
use crate::lint::{Context, Severity};
use crate::model::Role;

pub(crate) fn check(context: &Context<'_>) {
    let roles = [Role::Sanction, Role::Coercion, Role::CriminalLiability];
    let found = powers::excesses(context, "reserved", &roles);
    powers::report(context, found, |_| Severity::Error);
}
