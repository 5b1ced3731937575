//! Suggests the intended name for a misspelled one.

/// Returns the known name that is most similar to `name`, if any is similar enough.
pub(crate) fn suggest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let simplify = |text: &str| -> Vec<char> {
        text.chars()
            .filter(|character| !matches!(character, '_' | '-'))
            .flat_map(char::to_lowercase)
            .collect()
    };
    let name = simplify(name);
    known
        .iter()
        .map(|known| (distance(&name, &simplify(known)), *known))
        .filter(|(distance, known)| *distance <= known.len() / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Returns the edit distance between two texts: the number of characters that must be changed, added or removed to turn one text into the
/// other.
fn distance(one: &[char], other: &[char]) -> usize {
    // Names of very different lengths are never similar. This check also avoids comparing very long names.
    if one.len().abs_diff(other.len()) > 8 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, left) in one.iter().enumerate() {
        let mut diagonal = line;
        let mut before = line + 1;
        for (above, right) in row.iter_mut().skip(1).zip(other) {
            let cost = (diagonal + usize::from(left != right)).min(before.min(*above) + 1);
            diagonal = *above;
            *above = cost;
            before = cost;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = [
            "app_id",
            "app_secret",
            "access_token_type",
            "environment",
            "timeout",
            "base_urls",
            "password",
        ];
        for (name, near) in [
            ("appid", Some("app_id")),
            ("appSecret", Some("app_secret")),
            ("access-token-type", Some("access_token_type")),
            ("enviroment", Some("environment")),
            ("base_url", Some("base_urls")),
            ("time_out", Some("timeout")),
            ("pasword", Some("password")),
            ("color", None),
            ("", None),
        ] {
            assert_eq!(suggest(name, &known), near, "{name}");
        }
    }
}
