//! `config schema`: the JSON Schema of the configuration.

use crate::cli::{Status, config, terminal};
use std::io::Write as _;

pub(in crate::cli) fn schema() -> anyhow::Result<Status> {
    let mut out = terminal::stdout();
    out.write_all(config::schema().as_bytes())?;
    out.flush()?;
    Ok(Status::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_in_the_documentation_is_that_of_the_program() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/normlint.schema.json");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            written == config::schema(),
            "docs/normlint.schema.json is out of step; write it anew with \
             `cargo run -- config schema > docs/normlint.schema.json`"
        );
    }
}
