//! Words of headings and of row names: which column is which, and which row is a total.

use super::rank_words::is_rank;

/// What a heading says its column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingWord {
    /// Names of units: country, school.
    Unit,
    /// Names of metrics: indicator.
    Metric,
    /// Periods: year.
    Period,
    /// Units of measure.
    Measure,
    /// Figures of whatever metric: value.
    Value,
    /// Flags.
    Flag,
    /// Notes.
    Note,
    /// The power of ten by which figures are multiplied.
    Multiplier,
    /// Identifiers.
    Code,
    /// The lower end of an interval.
    Low,
    /// The upper end of an interval.
    High,
    /// Half the width of an interval.
    Spread,
    /// Both ends of an interval.
    Interval,
    /// An order that somebody made.
    Rank,
    /// The year of an event.
    Event,
}

use HeadingWord::{
    Code, Event, Flag, High, Interval, Low, Measure, Metric, Multiplier, Note, Period, Rank, Spread, Unit,
    Value,
};

/// Whole headings.
const WHOLE: [(HeadingWord, &str); 14] = [
    (Multiplier, "unit_mult unit_multiplier multiplier powercode powercode_code power_code"),
    (
        Unit,
        "name country region area geo entity school university college hospital municipality district county city town \
         state province department organisation organization company club site location trust dept borough constituency \
         station institution provider agency team person player place territory ward parish commune département ville pays \
         gemeinde kreis land stadt ort bezirk bundesland landkreis ref_area country_or_area 单位 地区 区县 城市 省份 名称 \
         学校 医院 国家 县 区 省 市 部门 企业 都市 都道府県 市区町村 地域",
    ),
    (
        Metric,
        "indicator metric variable measure series indic item statistic subject topic merkmal indikator indicateur kennzahl \
         series_name indicator_name 指标 项目 指标名称 項目 na_item",
    ),
    (
        Period,
        "year time period date month quarter week day jahr monat quartal datum zeit berichtsjahr année mois time_period \
         ref_period reporting_period fiscal_year school_year calendar_year ref_date 年份 年 年度 时间 日期 月份 季度 时期 期间 年次",
    ),
    (Measure, "unit units unit_of_measure unit_measure einheit maßeinheit unité 计量单位 单位 uom"),
    (Value, "value values obs_value wert werte valeur val figure observation observation_value 数值 值 数据"),
    (
        Flag,
        "flag flags flag_codes obs_flag obs_status observation_status status conf_status footnotes_code symbol marker \
         observation_flag 标记 状态",
    ),
    (Note, "note notes remark remarks comment comments footnote footnotes bemerkung anmerkung 备注 注 说明"),
    (
        Code,
        "code id ids iso iso2 iso3 nuts fips lau ags geoid gss key nr ind schlüssel kennziffer kennung urn ukprn postcode \
         zip plz uid index_no 代码 编码 编号 序号 dataflow structure structure_id action last_update",
    ),
    (
        Low,
        "lower low lcl ci_low ci_lower lower_ci low_ci lower_bound lower_limit min_ci untergrenze 下限 lower_confidence_limit",
    ),
    (
        High,
        "upper high ucl ci_high ci_upper upper_ci high_ci upper_bound upper_limit max_ci obergrenze 上限 upper_confidence_limit",
    ),
    (Spread, "± moe margin margin_of_error +/- error plus_minus 误差"),
    (
        Rank,
        "rank rang ranking position pos platz platzierung rangplatz tabellenplatz classement league_position place_in_order 排名 位次 名次 順位",
    ),
    (
        Event,
        "founded established opened year_founded founding_year year_established year_opened gegründet gründungsjahr baujahr \
         built year_built since 成立年份 建成年份 成立时间",
    ),
];

/// Last words of headings of several words: “Country code”, “Trust name”.
const LAST: [(HeadingWord, &str); 4] = [
    (Code, "code codes id ids 代码 编码"),
    (Unit, "name names 名称"),
    (Flag, "flag flags status"),
    (Note, "note notes footnote footnotes remarks"),
];

/// The first words of headings of intervals: “lower 95%”, “CI high”.
const INTERVAL: [(HeadingWord, &str); 3] =
    [(Low, "lower low lcl lci"), (High, "upper high ucl uci"), (Spread, "± moe margin")];

/// What a heading says its column is.
pub fn heading(name: &str) -> Option<HeadingWord> {
    let lower = name.trim().to_lowercase();
    let joined: String =
        lower.split([' ', '-', '.', '!', ':']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    let in_list = |words: &str, word: &str| words.split_whitespace().any(|known| known == word);
    // 单位 is a unit of measure only where the cells say so.
    let found = WHOLE.iter().find(|(_, words)| in_list(words, &joined)).map(|(kind, _)| *kind);
    let last = joined.rsplit('_').next().unwrap_or_default();
    let of_last = || {
        let is_several = last.len() < joined.len();
        LAST.iter().find(|(_, words)| is_several && in_list(words, last)).map(|(kind, _)| *kind)
    };
    found.or_else(|| interval(&joined)).or_else(of_last).or_else(|| is_rank(&lower).then_some(Rank))
}

fn interval(joined: &str) -> Option<HeadingWord> {
    let words: Vec<&str> = joined.split('_').collect();
    let is_level = |word: &str| {
        word.ends_with('%')
            || matches!(
                word,
                "ci" | "95" | "90" | "99" | "limit" | "bound" | "confidence" | "interval" | "of" | "error"
            )
    };
    let named = INTERVAL.iter().find(|(_, known)| known.split(' ').any(|known| words.contains(&known)));
    let is_whole =
        words.contains(&"ci") || joined.contains("confidence_interval") || joined.contains("置信区间");
    let Some(found) = named else { return is_whole.then_some(Interval) };
    let rest = words.iter().filter(|word| !found.1.split(' ').any(|known| known == **word));
    let has_level = words.iter().any(|word| is_level(word));
    (has_level || rest.count() == 0).then_some(found.0)
}

const TOTALS: &str = "total totals sum all overall average mean median subtotal sub-total gesamt insgesamt summe zusammen \
    durchschnitt ensemble totale moyenne 合计 总计 小计 平均 总和 全部 全国 全省 全市 全县 全区 合計 総数 総計 平均值 world eu27 \
    eu28 eu eu27_2020 ea19 ea20 oecd";
const TOTAL_BEGINNINGS: [&str; 22] = [
    "total ",
    "total,",
    "total:",
    "all ",
    "grand total",
    "sub-total",
    "subtotal",
    "average",
    "mean ",
    "median ",
    "european union",
    "euro area",
    "of which",
    "darunter",
    "davon",
    "insgesamt",
    "其中",
    "#",
    "thereof",
    "oecd average",
    "eu-27",
    "eu27",
];
const TOTAL_ENDS: [&str; 5] = [" total", " average", "合计", "总计", " insgesamt"];

/// Whether a row's name says that it is a total, an average or a part of another row.
pub fn is_total(name: &str) -> bool {
    let lower = name.trim().trim_end_matches([':', '*']).to_lowercase();
    let spaceless: String = lower.chars().filter(|letter| !letter.is_whitespace()).collect();
    TOTALS.split_whitespace().any(|word| word == lower || (!lower.is_ascii() && word == spaceless))
        || TOTAL_BEGINNINGS.iter().any(|word| lower.starts_with(word))
        || TOTAL_ENDS.iter().any(|word| lower.ends_with(word))
}

/// Whether a name is that of a state whose parts tables list: beside them, it is a total.
pub fn is_nation(name: &str) -> bool {
    const NATIONS: [&str; 26] = [
        "england",
        "wales",
        "scotland",
        "northern ireland",
        "united kingdom",
        "great britain",
        "uk",
        "germany",
        "deutschland",
        "france",
        "italy",
        "spain",
        "japan",
        "china",
        "india",
        "united states",
        "usa",
        "canada",
        "australia",
        "österreich",
        "schweiz",
        "ireland",
        "中国",
        "日本",
        "全国",
        "bundesgebiet",
    ];
    NATIONS.contains(&name.trim().to_lowercase().as_str())
}

/// Whether a name is that of a share: its figures may be fractions of one.
pub fn is_share(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
    let known = [
        "share",
        "proportion",
        "fraction",
        "rate",
        "percentage",
        "percent",
        "pct",
        "ratio",
        "anteil",
        "quote",
        "part",
        "taux",
    ];
    words.any(|word| known.contains(&word)) || ["比重", "占比", "率"].iter().any(|word| lower.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_their_column_is() {
        for (text, kind) in [
            ("Country", Some(Unit)),
            ("Flag Codes", Some(Flag)),
            ("OBS_VALUE", Some(Value)),
            ("TIME", Some(Period)),
            ("lower 95%", Some(Low)),
            ("95% CI upper", Some(High)),
            ("Country code", Some(Code)),
            ("Low income", None),
            ("highway", None),
            ("rank", Some(Rank)),
            ("Founded", Some(Event)),
            ("单位", Some(Unit)),
            ("UNIT_MULT", Some(Multiplier)),
            ("科研排名", Some(Rank)),
            ("全省位次", Some(Rank)),
            ("Rank in region", Some(Rank)),
            ("Change in rank", None),
            ("位次变化", None),
        ] {
            assert_eq!(heading(text), kind, "{text}");
        }
    }

    #[test]
    fn totals_are_known_by_their_names() {
        for name in [
            "Total",
            "合计",
            "合 计",
            "Total, all schools",
            "of which: women",
            "#城镇",
            "England total",
            "EU27",
        ] {
            assert!(is_total(name), "{name}");
        }
        for name in ["Allstadt", "Totaltown", "Summerside", "Meanwood"] {
            assert!(!is_total(name), "{name}");
        }
    }
}
