//! Words and signs before and after a number.

use super::figure::Bound;
use super::measure::{strip_whole_word, strip_word};

/// Words before a number that limit it, longest first where one begins like another.
const BEFORE: [(&str, Bound); 61] = [
    ("<=", Bound::AtMost),
    ("=<", Bound::AtMost),
    (">=", Bound::AtLeast),
    ("=>", Bound::AtLeast),
    ("<", Bound::Under),
    (">", Bound::Over),
    ("≤", Bound::AtMost),
    ("≥", Bound::AtLeast),
    ("≈", Bound::About),
    ("~", Bound::About),
    ("less than", Bound::Under),
    ("fewer than", Bound::Under),
    ("more than", Bound::Over),
    ("greater than", Bound::Over),
    ("up to", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("at least", Bound::AtLeast),
    ("no more than", Bound::AtMost),
    ("no less than", Bound::AtLeast),
    ("under", Bound::Under),
    ("below", Bound::Under),
    ("nearly", Bound::Under),
    ("almost", Bound::Under),
    ("over", Bound::Over),
    ("above", Bound::Over),
    ("about", Bound::About),
    ("around", Bound::About),
    ("approximately", Bound::About),
    ("approx.", Bound::About),
    ("approx", Bound::About),
    ("circa", Bound::About),
    ("ca.", Bound::About),
    ("ca", Bound::About),
    ("c.", Bound::About),
    ("etwa", Bound::About),
    ("rund", Bound::About),
    ("unter", Bound::Under),
    ("über", Bound::Over),
    ("mehr als", Bound::Over),
    ("weniger als", Bound::Under),
    ("mindestens", Bound::AtLeast),
    ("höchstens", Bound::AtMost),
    ("environ", Bound::About),
    ("plus de", Bound::Over),
    ("moins de", Bound::Under),
    ("不少于", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("不超过", Bound::AtMost),
    ("至少", Bound::AtLeast),
    ("最多", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("超过", Bound::Over),
    ("突破", Bound::Over),
    ("达到", Bound::Exact),
    ("达", Bound::Exact),
    ("超", Bound::Over),
    ("逾", Bound::Over),
    ("不足", Bound::Under),
    ("不到", Bound::Under),
    ("近", Bound::Under),
    ("约", Bound::About),
];

/// What a word after a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// It limits the number.
    Bound(Bound),
    /// The true number lies between this one and the next round one.
    NextRound,
    /// The number is a rank that several share.
    Shared,
}

const AFTER: [(&str, After); 22] = [
    ("+", After::Bound(Bound::AtLeast)),
    ("or more", After::Bound(Bound::AtLeast)),
    ("or over", After::Bound(Bound::AtLeast)),
    ("or above", After::Bound(Bound::AtLeast)),
    ("and over", After::Bound(Bound::AtLeast)),
    ("and above", After::Bound(Bound::AtLeast)),
    ("and more", After::Bound(Bound::AtLeast)),
    ("or less", After::Bound(Bound::AtMost)),
    ("or fewer", After::Bound(Bound::AtMost)),
    ("or under", After::Bound(Bound::AtMost)),
    ("or below", After::Bound(Bound::AtMost)),
    ("and under", After::Bound(Bound::AtMost)),
    ("und mehr", After::Bound(Bound::AtLeast)),
    ("et plus", After::Bound(Bound::AtLeast)),
    ("以上", After::Bound(Bound::AtLeast)),
    ("以下", After::Bound(Bound::AtMost)),
    ("左右", After::Bound(Bound::About)),
    ("上下", After::Bound(Bound::About)),
    ("余", After::NextRound),
    ("多", After::NextRound),
    ("=", After::Shared),
    ("(=)", After::Shared),
];

/// Reads a word that limits the number after it.
pub fn bound_before(text: &str) -> Option<(Bound, &str)> {
    BEFORE.iter().find_map(|(word, bound)| Some((*bound, strip_whole_word(text, word)?)))
}

/// Reads a word that says something of the number before it.
pub fn after(text: &str) -> Option<(After, &str)> {
    AFTER.iter().find_map(|(word, after)| Some((*after, strip_whole_word(text, word)?)))
}

/// Words of growth: whether the number after them is a decrease, and whether it is what was grown to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// A decrease.
    pub is_decrease: bool,
    /// 增长到 (to) instead of 增长 (by).
    pub is_to: bool,
}

const GROWTH: [(&str, bool, bool); 20] = [
    ("增长到", false, true),
    ("增至", false, true),
    ("增加到", false, true),
    ("增长了", false, false),
    ("增长", false, false),
    ("增加", false, false),
    ("上升", false, false),
    ("提高", false, false),
    ("提升", false, false),
    ("扩大", false, false),
    ("增", false, false),
    ("下降了", true, false),
    ("下降", true, false),
    ("减少", true, false),
    ("降低", true, false),
    ("回落", true, false),
    ("收窄", true, false),
    ("降", true, false),
    ("up", false, false),
    ("down", true, false),
];

/// Reads a word of growth, with 同比 or 环比 before it.
pub fn growth_before(text: &str) -> Option<(Growth, &str)> {
    let text =
        ["同比", "环比", "比上年", "较上年"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    GROWTH.iter().find_map(|(word, is_decrease, is_to)| {
        Some((Growth { is_decrease: *is_decrease, is_to: *is_to }, strip_whole_word(text, word)?))
    })
}

/// Whole texts that are a growth in per cent: 持平 is none.
pub fn growth_in_words(text: &str) -> Option<u32> {
    let text = ["同比", "与上年", "增长"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    match text {
        "持平" | "基本持平" => Some(0),
        "翻番" | "翻一番" => Some(100),
        "翻两番" => Some(300),
        _ => None,
    }
}

/// Reads what parts two ends of a range.
pub fn range_sign(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let dash = text.strip_prefix(|letter| super::fold::is_dash(letter) || letter == '~');
    dash.or_else(|| ["to ", "bis ", "à ", "至", "到"].iter().find_map(|word| strip_word(text, word)))
        .map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_a_number_only_as_whole_words() {
        assert_eq!(bound_before("about 20"), Some((Bound::About, " 20")));
        assert_eq!(bound_before("aboutface"), None);
        assert_eq!(bound_before("超1.2万"), Some((Bound::Over, "1.2万")));
        assert_eq!(
            growth_before("同比下降3.1%").map(|(growth, rest)| (growth.is_decrease, rest)),
            Some((true, "3.1%"))
        );
    }
}
