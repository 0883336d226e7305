//! Output, one file a format. Knows findings, not lints.
