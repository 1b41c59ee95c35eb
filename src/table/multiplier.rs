//! A column that says by which power of ten the figures of its row are multiplied, as SDMX has it: UNIT_MULT.

/// The largest power that is used: 10 to the twelfth.
const MAX_POWER: i32 = 12;

/// The power of ten that a cell names, in digits or as a word.
pub fn power(text: &str) -> Option<i32> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "units" | "unit" => Some(0),
        "tens" => Some(1),
        "hundreds" => Some(2),
        "thousands" => Some(3),
        "millions" => Some(6),
        "billions" => Some(9),
        "trillions" => Some(12),
        digits => digits.parse().ok().filter(|power| (0..=MAX_POWER).contains(power)),
    }
}

#[cfg(test)]
mod tests {
    use super::power;
    use crate::table::read;

    #[test]
    fn powers_are_named_in_digits_or_words() {
        assert_eq!(
            ["0", "6", "Millions", "13", "1.5", "x"].map(power),
            [Some(0), Some(6), Some(6), None, None, None]
        );
    }

    #[test]
    fn figures_are_multiplied() {
        let table = "REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nAT,2021,1.25,6\nBE,2021,310,3\nCZ,2021,7,\n";
        let reading = read(table.as_bytes(), None).unwrap_or_else(|error| panic!("{error}"));
        let values: Vec<String> = reading
            .observations
            .iter()
            .filter_map(|it| reading.figure(it)?.value)
            .map(|value| value.to_string())
            .collect();
        assert_eq!(values, ["1250000", "310000", "7"]);
        assert_eq!(reading.counts().figures, 3);
    }
}
