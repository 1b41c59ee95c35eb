//! One way to make a list of what an iterator gives.
//!
//! The standard library's `collect` is compiled anew for every chain of adapters, in several functions each that
//! reserve space before they fill it. These push what comes, which is a third of the WebAssembly.

/// Makes lists out of iterators.
pub trait List: Iterator + Sized {
    /// Everything that comes, in order.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        self.add_to(&mut list);
        list
    }

    /// Everything that comes, behind what stands in `list`.
    fn add_to(self, list: &mut Vec<Self::Item>) {
        for item in self {
            list.push(item);
        }
    }
}

impl<I: Iterator> List for I {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_everything_in_order() {
        let mut list = (1..4).chain(7..9).list();
        assert_eq!(list, [1, 2, 3, 7, 8]);
        (0..2).add_to(&mut list);
        assert_eq!(list, [1, 2, 3, 7, 8, 0, 1]);
    }
}
