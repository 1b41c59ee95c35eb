//! What the reader itself says of a figure or a gap, beside the table's own notes: in each language that it knows, since nobody
//! chooses the language of a dataset's readers.

use super::decimal::Decimal;

/// The languages of remarks.
pub const LANGUAGES: [&str; 3] = ["en", "zh", "de"];

/// How a number follows from what is printed, where it is not the same number, or what is left open.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// A mark says that there is exactly nothing.
    Nothing,
    /// A growth in words: what is printed, and its per cent with a sign.
    Growth(String, String),
    /// A printed zero that is under half of the unit: both numbers.
    RoundedZero(Decimal, Decimal),
    /// So many decimals were kept.
    Rounded(i32),
    /// The sign of a footnote that no note explains.
    Unexplained(String),
    /// A text that is neither a number nor a known mark, as printed.
    NotUnderstood(String),
}

impl Remark {
    /// Its text in a language.
    pub fn text(&self, language: &str) -> String {
        match (self, language) {
            (Self::Nothing, "zh") => "确实为零".to_owned(),
            (Self::Nothing, "de") => "genau null: nichts vorhanden".to_owned(),
            (Self::Nothing, _) => "exactly nothing there".to_owned(),
            (Self::Growth(printed, percent), "zh") => format!("“{printed}”即{percent}%"),
            (Self::Growth(printed, percent), "de") => format!("„{printed}“ heißt {percent} %"),
            (Self::Growth(printed, percent), _) => format!("{printed} is {percent} %"),
            (Self::RoundedZero(zero, half), "zh") => format!("{zero}表示大于零而小于{half}"),
            (Self::RoundedZero(zero, half), "de") => {
                let comma = |number: &Decimal| number.to_string().replace('.', ",");
                format!("{} heißt: mehr als nichts und weniger als {}", comma(zero), comma(half))
            }
            (Self::RoundedZero(zero, half), _) => format!("{zero} is more than nothing and less than {half}"),
            (Self::Rounded(decimals), "zh") => format!("四舍五入到{decimals}位小数"),
            (Self::Rounded(decimals), "de") => format!("auf {decimals} Nachkommastellen gerundet"),
            (Self::Rounded(decimals), _) => format!("rounded to {decimals} decimals"),
            (Self::Unexplained(sign), "zh") => format!("标有{sign}，但没有注释说明"),
            (Self::Unexplained(sign), "de") => {
                format!("mit {sign} gekennzeichnet, was keine Anmerkung erklärt")
            }
            (Self::Unexplained(sign), _) => format!("marked {sign}, which no note explains"),
            (Self::NotUnderstood(text), "zh") => format!("表中此处为“{text}”，未能读作数字"),
            (Self::NotUnderstood(text), "de") => {
                format!("in der Tabelle steht „{text}“, was nicht als Zahl gelesen werden konnte")
            }
            (Self::NotUnderstood(text), _) => {
                format!("the table has “{text}”, which was not read as a number")
            }
        }
    }
}
