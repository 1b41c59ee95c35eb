//! How far figures are final and comparable.

/// What must be known of a figure before it is believed or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It will be revised.
    Provisional,
    /// It was revised.
    Revised,
    /// It was estimated.
    Estimated,
    /// It is about a time to come.
    Forecast,
    /// The series is broken here: earlier figures cannot be compared.
    Break,
    /// Its reliability is low.
    LowReliability,
    /// Its definition differs from that of the metric.
    DefinitionDiffers,
}

/// The statuses of one figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Statuses(u8);

impl Statuses {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// One bit for each.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    /// Those with these [bits](Self::bits).
    pub(super) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// Whether that one is among them.
    pub fn has(self, status: Status) -> bool {
        self.0 & 1 << status as u8 != 0
    }

    /// Adds one; false if it was among them.
    pub fn add(&mut self, status: Status) -> bool {
        let is_new = !self.has(status);
        self.0 |= 1 << status as u8;
        is_new
    }

    /// Whether what is measured is not what was measured before: a break in the series, or another definition.
    pub fn breaks_series(self) -> bool {
        self.has(Status::Break) || self.has(Status::DefinitionDiffers)
    }

    /// Whether the figure is not final: provisional, estimated or forecast, or of low reliability.
    pub fn is_uncertain(self) -> bool {
        Status::UNCERTAIN.into_iter().any(|status| self.has(status))
    }
}

impl Status {
    /// Those of figures that are not final.
    pub const UNCERTAIN: [Self; 4] =
        [Self::Provisional, Self::Estimated, Self::Forecast, Self::LowReliability];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_a_set() {
        let mut statuses = Statuses::default();
        assert!(statuses.is_empty() && !statuses.is_uncertain());
        assert!(statuses.add(Status::Revised) && !statuses.add(Status::Revised));
        assert!(statuses.has(Status::Revised) && !statuses.is_uncertain());
        statuses.add(Status::Forecast);
        assert!(statuses.is_uncertain() && !statuses.has(Status::Break));
    }
}
