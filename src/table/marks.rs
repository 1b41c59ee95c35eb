//! Marks that stand in place of a number: what each means, and how sure that is.

use super::figure::{GapReason, Status};

/// What a mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// There is no figure, for this reason.
    Gap(GapReason),
    /// Exactly nothing.
    Zero,
    /// Nothing to be reported.
    NotData,
}

impl Meaning {
    /// The name of the choice.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gap(reason) => reason.as_str(),
            Self::Zero => "zero",
            Self::NotData => "not_data",
        }
    }

    /// The meaning of a choice.
    pub fn from_name(name: &str) -> Option<Self> {
        let other = [Self::Zero, Self::NotData].into_iter().find(|meaning| meaning.as_str() == name);
        other.or_else(|| GapReason::from_name(name).map(Self::Gap))
    }
}

use GapReason::{
    BelowDetection, CutOff, NotApplicable, NotCollected, NotReported, NotYetDue, Suppressed, Unknown,
    Unreadable, Unreliable, Withheld,
};

/// Marks that mean the same wherever they stand.
const CLEAR: [(&str, GapReason); 85] = [
    ("[c]", Suppressed),
    ("[x]", Unknown),
    ("[z]", NotApplicable),
    ("[k]", BelowDetection),
    ("[low]", BelowDetection),
    ("[u]", Unreliable),
    ("(d)", Suppressed),
    ("(s)", Unreliable),
    ("(z)", BelowDetection),
    ("(x)", NotApplicable),
    ("(na)", Unknown),
    ("na", Unknown),
    ("n/a", Unknown),
    ("n.a.", Unknown),
    ("n.a", Unknown),
    ("#n/a", Unknown),
    ("nan", Unknown),
    ("null", Unknown),
    ("<na>", Unknown),
    ("n/d", Unknown),
    ("n.d.", Unknown),
    ("nd", Unknown),
    (":", Unknown),
    ("..", Unknown),
    ("unknown", Unknown),
    ("missing", Unknown),
    ("no data", Unknown),
    ("not available", Unknown),
    ("not reported", NotReported),
    ("not applicable", NotApplicable),
    ("suppressed", Suppressed),
    ("confidential", Suppressed),
    ("withheld", Withheld),
    ("redacted", Withheld),
    ("cut off", CutOff),
    ("unreadable", Unreadable),
    ("not yet available", NotYetDue),
    ("pending", NotYetDue),
    ("///", NotApplicable),
    ("未报", NotReported),
    ("未报告", NotReported),
    ("缺", Unknown),
    ("缺失", Unknown),
    ("不详", Unknown),
    ("暂无", NotYetDue),
    ("不适用", NotApplicable),
    ("保密", Suppressed),
    ("keine angabe", NotReported),
    ("keine angaben", NotReported),
    ("nicht verfügbar", Unknown),
    ("nicht zutreffend", NotApplicable),
    ("entfällt", NotApplicable),
    ("nicht veröffentlicht", NotReported),
    ("nicht erhoben", NotCollected),
    ("geheim", Suppressed),
    ("tajne", Suppressed),
    ("tajemnica statystyczna", Suppressed),
    ("dane poufne", Suppressed),
    ("brak danych", Unknown),
    ("nie dotyczy", NotApplicable),
    ("not published", NotReported),
    ("unpublished", NotReported),
    ("not collected", NotCollected),
    ("not recorded", NotCollected),
    ("not yet published", NotYetDue),
    ("not disclosed", Withheld),
    ("non disponible", Unknown),
    ("sans objet", NotApplicable),
    ("non publié", NotReported),
    ("未公布", NotReported),
    ("未发布", NotReported),
    ("未公开", NotReported),
    ("未披露", NotReported),
    ("未上报", NotReported),
    ("未统计", NotCollected),
    ("未采集", NotCollected),
    ("未调查", NotCollected),
    ("尚未公布", NotYetDue),
    ("待公布", NotYetDue),
    ("无数据", Unknown),
    ("暂缺", Unknown),
    ("数据缺失", Unknown),
    ("未知", Unknown),
    ("不公开", Withheld),
    ("不予公开", Withheld),
];

/// Marks that offices use for different things, with the meaning that is most common.
const UNCLEAR: [(&str, GapReason); 33] = [
    ("-", NotReported),
    ("--", NotReported),
    ("---", NotReported),
    ("一", NotReported),
    (".", Unknown),
    ("·", Unknown),
    ("…", Unknown),
    ("/", Unreliable),
    ("x", NotApplicable),
    ("z", NotApplicable),
    ("k", BelowDetection),
    ("c", Suppressed),
    ("d", Suppressed),
    ("s", Suppressed),
    ("ns", Unreliable),
    ("n", Unknown),
    ("*", Suppressed),
    ("**", Unreliable),
    ("***", Unreliable),
    ("*****", Unknown),
    ("#", Unknown),
    ("?", Unknown),
    ("u", Unreliable),
    ("!", Unknown),
    // “Keine Angabe”, “nicht verfügbar”: nobody said, or nobody asked.
    ("k.a.", NotReported),
    ("k. a.", NotReported),
    ("n.v.", Unknown),
    // “None” is zero in one table and no report in another.
    ("无", NotReported),
    ("没有", NotReported),
    ("none", NotReported),
    ("nil", NotReported),
    ("keine", NotReported),
    ("néant", NotReported),
];

/// The one form of a mark: in small letters, dashes and dots of one kind. None where a folded text is no mark.
pub fn canonical(text: &str) -> Option<String> {
    if text.len() > 24 {
        return None;
    }
    let lower = text.to_lowercase();
    let joined: String =
        lower.chars().map(|letter| if super::fold::is_dash(letter) { '-' } else { letter }).collect();
    let joined = match joined.as_str() {
        "..." | "……" | ". . ." => "…".to_owned(),
        "." | "•" if text != "." => "·".to_owned(),
        _ => joined,
    };
    meaning(&joined).map(|_| joined)
}

/// What a mark in its one form means, and whether that is sure.
pub fn meaning(mark: &str) -> Option<(GapReason, bool)> {
    let of =
        |list: &[(&str, GapReason)]| list.iter().find(|(known, _)| *known == mark).map(|(_, reason)| *reason);
    of(&CLEAR).map(|reason| (reason, true)).or_else(|| of(&UNCLEAR).map(|reason| (reason, false)))
}

/// Whether a clear mark is an abbreviation that a few tables use in another sense: not available, not applicable. Nobody is kept
/// waiting for an answer, and it is told as a guess.
pub fn is_abbreviation(mark: &str) -> bool {
    matches!(mark, "na" | "n/a" | "n.a." | "n.a" | "#n/a" | "(na)" | "n/d" | "n.d." | "nd")
}

/// Whether a mark is a dash, which is asked about as such.
pub fn is_dash(mark: &str) -> bool {
    matches!(mark, "-" | "--" | "---" | "一")
}

/// A flag in letters or words, beside a number or in a column of flags.
pub fn status(flag: &str) -> Option<Status> {
    Some(match flag.to_lowercase().as_str() {
        "p" | "provisional" | "preliminary" | "prelim." | "prov." | "预计" | "初步" | "初步数"
        | "vorläufig" | "vorl." => Status::Provisional,
        "r" | "revised" | "berichtigt" | "修订" => Status::Revised,
        "e" | "s" | "i" | "estimated" | "estimate" | "est." | "est" | "imputed" | "geschätzt" | "估计"
        | "估算" => Status::Estimated,
        "f" | "forecast" | "projection" | "预测" => Status::Forecast,
        "b" | "break" => Status::Break,
        "u" | "n" | "low reliability" | "unreliable" => Status::LowReliability,
        "d" | "definition differs" => Status::DefinitionDiffers,
        _ => return None,
    })
}

/// A set of meanings that an office uses for all its tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Convention {
    /// None: each mark is decided on its own.
    #[default]
    None,
    /// Germany's offices of statistics.
    German,
    /// Hungary's office of statistics.
    Hungarian,
    /// Eurostat.
    Eurostat,
    /// The United Kingdom's government statistical service.
    BritishBrackets,
    /// France's office of statistics.
    French,
    /// The census of the United States.
    AmericanCensus,
    /// Yearbooks of China.
    ChineseYearbook,
}

impl Convention {
    /// Every convention.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::German,
        Self::Hungarian,
        Self::Eurostat,
        Self::BritishBrackets,
        Self::French,
        Self::AmericanCensus,
        Self::ChineseYearbook,
    ];

    /// The name of the choice.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::German => "german",
            Self::Hungarian => "hungarian",
            Self::Eurostat => "eurostat",
            Self::BritishBrackets => "british_brackets",
            Self::French => "french",
            Self::AmericanCensus => "american_census",
            Self::ChineseYearbook => "chinese_yearbook",
        }
    }

    /// What a mark means by this convention, where it says so.
    pub fn meaning(self, mark: &str) -> Option<Meaning> {
        use Meaning::{Gap, Zero};
        Some(match (self, mark) {
            (Self::German | Self::Hungarian, "-") => Zero,
            (Self::German, ".") => Gap(Unknown),
            (Self::German, "/") => Gap(Unreliable),
            (Self::German | Self::Hungarian, "x") => Gap(NotApplicable),
            (Self::German, "…") => Gap(NotYetDue),
            (Self::Hungarian, "…") => Gap(Suppressed),
            (Self::Hungarian, "..") | (Self::Eurostat, ":") => Gap(Unknown),
            (Self::Eurostat, "c") | (Self::French, "s") => Gap(Suppressed),
            (Self::Eurostat, "z") => Gap(NotApplicable),
            (Self::French, "nd" | "n.d.") => Gap(Unknown),
            (Self::French, "ns") | (Self::AmericanCensus, "-" | "**") => Gap(Unreliable),
            (Self::French, "///") | (Self::AmericanCensus, "(x)") => Gap(NotApplicable),
            (Self::AmericanCensus, "n" | "***") => Gap(Unreliable),
            (Self::ChineseYearbook, "…") => Gap(BelowDetection),
            (Self::ChineseYearbook, "-" | "--" | "一") => Gap(NotApplicable),
            _ => return None,
        })
    }

    /// Whether a printed 0 is more than nothing and less than half of the unit.
    pub const fn zero_is_rounded(self) -> bool {
        matches!(self, Self::German | Self::Hungarian)
    }

    /// Whether brackets around a number mean low reliability.
    pub const fn brackets_are_unreliable(self) -> bool {
        matches!(self, Self::German)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_have_one_form() {
        for (text, mark) in [("–", "-"), ("—", "-"), ("...", "…"), ("N/A", "n/a"), ("X", "x"), ("[C]", "[c]")]
        {
            assert_eq!(canonical(text).as_deref(), Some(mark), "{text}");
        }
        for text in ["12", "North", "", "--x", "a"] {
            assert_eq!(canonical(text), None, "{text}");
        }
    }

    #[test]
    fn choices_have_names() {
        for name in ["zero", "not_data", "suppressed", "below_detection"] {
            assert_eq!(Meaning::from_name(name).map(Meaning::as_str), Some(name));
        }
    }
}
