//! Generated names that read like real ones.

use super::super::{KindIx, LocalText};

/// The subjects of metrics.
pub(super) const SUBJECTS: [[&str; 2]; 16] = [
    ["地区生产总值", "Gross domestic product"],
    ["固定资产投资", "Fixed-asset investment"],
    ["规上工业增加值", "Industrial value added"],
    ["粮食产量", "Grain output"],
    ["进出口总额", "Foreign trade"],
    ["技术合同登记额", "Technology contracts"],
    ["一般公共预算收入", "Public budget revenue"],
    ["居民人均可支配收入", "Disposable income per head"],
    ["森林覆盖面积", "Forest area"],
    ["民生实事", "Public services"],
    ["工业投资", "Industrial investment"],
    ["社会消费品零售总额", "Retail sales"],
    ["高新技术企业", "High-tech firms"],
    ["过夜游客", "Overnight visitors"],
    ["绿色贷款", "Green loans"],
    ["市级重点项目", "Key projects"],
];

/// What follows the subject, by [`Kind`](super::super::Kind).
pub(super) const KIND_SUFFIX: [[&str; 2]; 12] = [
    ["增速", "growth"],
    ["占比", "share"],
    ["金额", "amount"],
    ["数量", "count"],
    ["位次", "rank"],
    ["档次", "grade"],
    ["增长倍数", "multiple"],
    ["提高幅度", "change"],
    ["连续年数", "streak"],
    ["得分", "score"],
    ["发生率", "rate"],
    ["时长", "duration"],
];

const SYLLABLES: [[&str; 2]; 32] = [
    ["江", "jiang"],
    ["安", "an"],
    ["宁", "ning"],
    ["永", "yong"],
    ["川", "chuan"],
    ["南", "nan"],
    ["北", "bei"],
    ["石", "shi"],
    ["水", "shui"],
    ["云", "yun"],
    ["阳", "yang"],
    ["丰", "feng"],
    ["长", "chang"],
    ["寿", "shou"],
    ["大", "da"],
    ["合", "he"],
    ["山", "shan"],
    ["城", "cheng"],
    ["梁", "liang"],
    ["平", "ping"],
    ["武", "wu"],
    ["隆", "long"],
    ["忠", "zhong"],
    ["开", "kai"],
    ["秀", "xiu"],
    ["荣", "rong"],
    ["昌", "chang"],
    ["铜", "tong"],
    ["潼", "tong"],
    ["青", "qing"],
    ["白", "bai"],
    ["龙", "long"],
];

/// The full name and the short name of a unit, different for each index.
pub(super) fn unit_name(index: u32, kind: KindIx) -> (LocalText, LocalText) {
    let suffixes = [["区", "District"], ["县", "County"], ["新区", "New Area"], ["局", "Bureau"]];
    let [zh, en] = suffixes[kind.0 as usize % suffixes.len()];
    let [stem_zh, stem_en] = stem(index);
    let name = LocalText::both(&format!("{stem_zh}{zh}"), &format!("{stem_en} {en}"));
    (name, LocalText::both(&stem_zh, &stem_en))
}

/// Two syllables for the first 1024 indices, three for the next 32,768, and so on.
fn stem(index: u32) -> [String; 2] {
    let (mut rest, mut syllables, mut names) = (index, 2, 1024);
    while rest >= names {
        rest -= names;
        syllables += 1;
        names *= 32;
    }
    let [mut zh, mut en] = [String::new(), String::new()];
    for _ in 0..syllables {
        let syllable = SYLLABLES[rest as usize % 32];
        zh.push_str(syllable[0]);
        en.push_str(syllable[1]);
        rest /= 32;
    }
    if let Some(first) = en.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    [zh, en]
}
