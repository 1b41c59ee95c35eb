//! The kinds of unit and the themes that stand where a document declares none, as version 1 has them.

use super::{LocalText, Named};

/// 区, 县, 开发区, 市级部门: in the order of the choice of kind.
const KINDS: [[&str; 3]; 4] = [
    ["district", "区", "district"],
    ["county", "县", "county"],
    ["zone", "开发区", "development zone"],
    ["bureau", "市级部门", "city department"],
];

/// The themes, in the order of a profile.
const THEMES: [[&str; 3]; 10] = [
    ["economy", "经济总量", "Economy"],
    ["investment", "投资", "Investment"],
    ["industry", "工业", "Industry"],
    ["agriculture", "农业农村", "Agriculture and villages"],
    ["trade_tourism", "外贸与文旅", "Trade and tourism"],
    ["innovation", "科技创新", "Innovation"],
    ["finance", "财政金融", "Public finance"],
    ["people", "民生", "People"],
    ["environment", "生态环境", "Environment"],
    ["governance", "治理", "Governance"],
];

/// The kinds of unit of version 1.
pub fn default_kinds() -> Vec<Named> {
    named(&KINDS)
}

/// The themes of version 1.
pub fn default_themes() -> Vec<Named> {
    named(&THEMES)
}

fn named(list: &[[&str; 3]]) -> Vec<Named> {
    let mut all = Vec::with_capacity(list.len());
    for [id, zh, en] in list {
        all.push(Named { id: (*id).to_owned(), name: LocalText::both(zh, en) });
    }
    all
}
