//! Metadata of the site for machines: previews in social networks and chats, oEmbed, schema.org.
//!
//! Most of it contains absolute addresses; where the address of the site is not known, that part is left out.

pub mod json_ld;
pub mod oembed;
pub mod tags;

use crate::dataset::{Lang, has_right_to_left};
use crate::site::Result;
use std::borrow::Cow;

/// The file name of the social card in the folder of its page.
pub const CARD_FILE: &str = "card.png";
/// Width and height of the social card, in pixels.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// What stands around a name in another language, so that each keeps its direction.
const ISOLATES: [char; 3] = ['\u{2067}', '\u{2068}', '\u{2069}'];

/// A text for tabs, previews and search engines, which may show isolates as boxes or index them as letters: without them where
/// nothing in it runs from right to left.
pub fn plain(text: &str) -> Cow<'_, str> {
    if has_right_to_left(text) { Cow::Borrowed(text) } else { Cow::Owned(text.replace(ISOLATES, "")) }
}

/// Where a page is published within its site.
#[derive(Clone, Debug, Default)]
pub struct Address {
    /// The folder of the page, with a slash at its end; empty for the first page of the site.
    pub folder: String,
    /// The folders of the same page in all languages; none where it has no counterparts.
    pub twins: Vec<(Lang, String)>,
    /// The page for frames, within the site.
    pub frame: String,
}

/// The address of the site, and what is published there.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The address with a slash at its end, such as `https://figures.example/`.
    pub base: Option<String>,
    /// Whether there is a social card.
    pub has_card: bool,
}

impl Site {
    /// A site without a card at an http(s) address, which may lack the slash at its end.
    ///
    /// # Errors
    /// An address of another scheme, or with a query, a fragment or characters that would have to be escaped.
    ///
    /// ```
    /// use reported_figures::site::pages::meta::Site;
    ///
    /// let site = Site::at(Some("https://figures.example"))?;
    /// assert_eq!(site.base.as_deref(), Some("https://figures.example/"));
    /// assert!(Site::at(Some("figures.example")).is_err());
    /// # Ok::<(), String>(())
    /// ```
    pub fn at(base: Option<&str>) -> Result<Self> {
        let base = base.map(|base| {
            if is_plain_address(base) {
                Ok(format!("{}/", base.trim_end_matches('/')))
            } else {
                Err(format!(
                    "{base} is not the address of a site; give one such as https://figures.example/2024/"
                ))
            }
        });
        Ok(Self { base: base.transpose()?, has_card: false })
    }

    /// The absolute address of the social card of a page, where there are both.
    fn card(&self, address: &Address) -> Option<String> {
        let base = self.base.as_ref().filter(|_| self.has_card)?;
        Some(format!("{base}{}{CARD_FILE}", address.folder))
    }
}

/// An http(s) address that may stand in HTML and JSON as it is.
fn is_plain_address(address: &str) -> bool {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"?#\"'<>".contains(c);
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)) && address.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_need_isolates_keep_them() {
        assert_eq!(plain("\u{2068}Hôpital\u{2069} leads"), "Hôpital leads");
        let hebrew = "\u{2067}בית\u{2069} leads";
        assert_eq!(plain(hebrew), hebrew);
    }

    #[test]
    fn an_address_that_is_not_plain_is_refused() {
        for base in
            ["figures.example", "javascript:alert(1)", "https://a b", "https://a/?x", "https://a/\"><script>"]
        {
            assert!(Site::at(Some(base)).is_err(), "{base}");
        }
    }
}
