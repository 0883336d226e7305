//! Texts of lint pages with their placeholders filled in.

/// Fills `{name}` in `text` from `values`; `None` where a placeholder has no value, since a
/// sentence with a hole in it is worse than none.
pub(super) fn fill(text: &str, values: &[(&str, String)]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}')?;
        // Later values stand over earlier ones.
        let (_, value) = values.iter().rev().find(|(known, _)| *known == name)?;
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

/// The names of the placeholders in `text`.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// Chinese quotation marks as the script of the document has them.
pub(crate) fn quotes_for(text: String, traditional: bool) -> String {
    if !traditional {
        return text;
    }
    text.chars()
        .map(|c| match c {
            '“' => '「',
            '”' => '」',
            '‘' => '『',
            '’' => '』',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_a_hole_is_left_out() {
        let values = [("label", "第三条".to_owned())];
        assert_eq!(fill("{label}：有误", &values).as_deref(), Some("第三条：有误"));
        assert_eq!(fill("{label}：{text}", &values), None);
        assert_eq!(placeholders("{label}：{text}").collect::<Vec<_>>(), ["label", "text"]);
    }
}
