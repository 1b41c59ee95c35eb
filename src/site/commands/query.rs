//! A view's query put together on the command line.

/// The query of `link` (a link, a query with `?`, or without) with `given` in place of what it says of those keys.
pub fn merge(link: &str, given: &[(&str, &str)]) -> String {
    let link = link.split('#').next().unwrap_or(link);
    let query = link.split_once('?').map_or(link, |(_, query)| query);
    let is_given = |pair: &str| given.iter().any(|(key, _)| pair.split('=').next() == Some(key));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !is_given(pair)).map(str::to_owned);
    let added = given.iter().map(|(key, value)| format!("{key}={}", encode(value)));
    kept.chain(added).collect::<Vec<_>>().join("&")
}

/// Percent-encodes all but what a query may carry as it is; commas stay readable.
fn encode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_queries_and_options_say_the_same() {
        for link in ["https://a.example/?chart=ranking#x", "?chart=ranking", "chart=ranking"] {
            assert_eq!(merge(link, &[("lang", "zh")]), "chart=ranking&lang=zh");
        }
    }

    #[test]
    fn options_win_over_the_link() {
        assert_eq!(merge("?lang=en&chart=growth&lang=en", &[("lang", "zh")]), "chart=growth&lang=zh");
    }

    #[test]
    fn values_are_encoded() {
        assert_eq!(merge("", &[("units", "a,b"), ("sort", "重 &=")]), "units=a,b&sort=%E9%87%8D%20%26%3D");
    }
}
