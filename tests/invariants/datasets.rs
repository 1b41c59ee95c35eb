//! Datasets that no editor would publish and the format allows: long and alike names in many scripts, numbers of every sign,
//! size and precision, and units of measurement of any length.

use reported_figures::dataset::{
    Bound, Dataset, Figure, Fixed, Kind, Lang, LocalText, Value, generate, generate_with_periods,
};

/// A stream of numbers that follows from a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len() as u64) as usize]
    }
}

/// A dataset from a seed.
pub fn dataset(seed: u64) -> Dataset {
    let units =
        Random(seed.wrapping_mul(7919)).one_of(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 45, 60]);
    with_units(units, seed)
}

/// A dataset of so many units from a seed.
pub fn with_units(units: u32, seed: u64) -> Dataset {
    let mut random = Random(seed);
    for _ in 0..4 {
        random.below(2);
    }
    let metrics = 1 + random.below(18) as u32;
    let mut dataset = match seed % 4 {
        0 => generate_with_periods(units, metrics, 2 + (seed / 4 % 7) as u32, seed),
        _ => generate(units, metrics, seed),
    };
    name_units(&mut dataset, &mut random);
    for metric in &mut dataset.metrics {
        measure(&mut metric.unit, metric.kind, &mut random);
        if random.below(4) == 0 {
            let long = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
            let [zh, en] = Lang::ALL.map(|lang| metric.name.get(lang));
            let zh = format!("{zh}的一个非常长而且没有任何标点的名称");
            metric.name = LocalText::both(&zh, &format!("{en} {long}"));
        }
    }
    write_numbers(&mut dataset, &mut random);
    dataset
}

fn name_units(dataset: &mut Dataset, random: &mut Random) {
    let style = random.below(9);
    for (index, unit) in dataset.units.iter_mut().enumerate() {
        let style = if style == 8 { random.below(8) } else { style };
        let number = index + 1;
        let [stem_zh, stem] = Lang::ALL.map(|lang| unit.short.get(lang).to_owned());
        let text = match style {
            0 => continue,
            1 => format!("The Metropolitan Borough of {} and Halton", stem),
            2 => format!("University Hospitals {} NHS Foundation Trust", stem),
            3 => format!("Bezirks{}verwaltungsgemeinschaftsausschuss", stem.to_lowercase()),
            4 => format!("重庆市人民政府直属第{number}管理委员会{}办公室", stem_zh),
            5 => format!("بلدية المدينة الكبرى {} رقم {number}", stem),
            6 => format!("{}🇨🇳🇫🇷👩‍👩‍👧 {number}", stem),
            _ => format!("ЩУЧИНСК ЖЮ {} {number}", stem),
        };
        unit.short = LocalText::both(&text, &text);
        unit.name = unit.short.clone();
    }
}

fn measure(unit: &mut LocalText, kind: Kind, random: &mut Random) {
    if matches!(kind, Kind::Growth | Kind::Share | Kind::Rank | Kind::Grade) {
        return;
    }
    let [zh, en] = match random.below(5) {
        0 => ["", ""],
        1 => ["万平方米", "10,000 m²"],
        2 => ["每十万常住人口中的标准化人次", "standardised cases per 100,000 residents"],
        3 => ["亿元", "100 million yuan"],
        _ => return,
    };
    *unit = LocalText::both(zh, en);
}

/// Numbers of one magnitude for each metric, or of any.
fn write_numbers(dataset: &mut Dataset, random: &mut Random) {
    let styles: Vec<(u64, u64, bool)> =
        dataset.metrics.iter().map(|_| (random.below(18), random.below(14), random.below(3) == 0)).collect();
    let kinds: Vec<Kind> = dataset.metrics.iter().map(|metric| metric.kind).collect();
    for figure in &mut dataset.figures {
        let index = figure.metric.0 as usize;
        let (digits, decimals, has_signs) = styles[index];
        let decimals = if decimals == 13 { random.below(6) } else { decimals.min(18 - digits) };
        number(figure, kinds[index], (digits.min(18 - decimals), decimals as i8, has_signs), random);
    }
}

fn number(
    figure: &mut Figure,
    kind: Kind,
    (digits, decimals, has_signs): (u64, i8, bool),
    random: &mut Random,
) {
    if matches!(figure.value, Value::Range { .. }) {
        return;
    }
    let (digits, decimals) = match kind {
        Kind::Rank | Kind::Grade => return,
        Kind::Count | Kind::Streak => (digits.min(9), 0),
        Kind::Share => (2, decimals),
        _ => (digits, decimals),
    };
    let size = random.below(10_u64.pow(digits as u32)) as i64;
    let part = random.below(10_u64.pow(decimals as u32));
    let is_signed = has_signs && matches!(kind, Kind::Growth | Kind::Points | Kind::Amount);
    let sign = if is_signed && random.below(2) == 0 { -1 } else { 1 };
    // Less than nothing cannot be left.
    let size = if kind == Kind::Growth && sign < 0 { size % 100 } else { size };
    let number = Fixed::parse(&format!("{size}.{part:0width$}", width = decimals.max(1) as usize)).unwrap();
    let number = if sign < 0 { -number } else { number };
    figure.value = Value::Number { number, decimals };
    if random.below(6) == 0 {
        figure.bound =
            random.one_of(&[Bound::Over, Bound::AtLeast, Bound::About, Bound::Under, Bound::AtMost]);
    }
    figure.far_end = None;
    if let Some(spread) = &mut figure.spread {
        let step = Fixed::half_step(decimals) + Fixed::half_step(decimals);
        (spread.low, spread.high) = (number - step, number + step + step);
    }
    if figure.bound != Bound::Exact {
        figure.spread = None;
    }
}
