//! The container of an XLS file, in which streams stand in chains of sectors: Microsoft's [MS-CFB].

/// The end of a chain, and everything else that is no sector.
const LAST: u32 = 0xffff_fffa;

struct Compound<'b> {
    bytes: &'b [u8],
    size: usize,
    next: Vec<u32>,
    /// Whether all numbers of the table of sectors are in the file.
    has_whole_table: bool,
}

impl<'b> Compound<'b> {
    /// Reads the table of sectors.
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let shift = word(bytes, 30).filter(|shift| (7..=12).contains(shift))?;
        let mut file = Self { bytes, size: 1 << shift, next: Vec::new(), has_whole_table: true };
        let mut tables: Vec<u32> = longs(bytes.get(76..512)?).collect();
        let (mut more, mut left) = (long(bytes, 68)?, bytes.len() / file.size);
        while more < LAST && left > 0 {
            file.has_whole_table &= file.has_numbers(more);
            let numbers: Vec<u32> = longs(file.sector(more)).collect();
            let (after, numbers) = numbers.split_last()?;
            tables.extend(numbers);
            (more, left) = (*after, left - 1);
        }
        tables.retain(|it| *it < LAST);
        file.has_whole_table &= tables.iter().all(|it| file.has_numbers(*it));
        file.next = tables.iter().flat_map(|it| longs(file.sector(*it)).collect::<Vec<_>>()).collect();
        Some(file)
    }

    fn sector(&self, number: u32) -> &[u8] {
        let start = (number as usize).saturating_add(1).saturating_mul(self.size);
        let end = start.saturating_add(self.size).min(self.bytes.len());
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Whether a sector of numbers is there, and breaks off within none of them.
    fn has_numbers(&self, sector: u32) -> bool {
        let length = self.sector(sector).len();
        length > 0 && length.is_multiple_of(4)
    }

    /// Whether a chain ends, and all of its sectors are there.
    fn is_whole(&self, first: u32) -> bool {
        ends(first, &self.next) && links(first, &self.next).all(|number| !self.sector(number).is_empty())
    }

    fn chain(&self, first: u32) -> Vec<u8> {
        let mut out = Vec::new();
        for number in links(first, &self.next) {
            out.extend(self.sector(number));
        }
        out
    }
}

/// The numbers of a chain; one that runs in a circle ends.
fn links(first: u32, next: &[u32]) -> impl Iterator<Item = u32> {
    let following = |number: &u32| next.get(*number as usize).copied().filter(|it| *it < LAST);
    std::iter::successors(Some(first).filter(|it| *it < LAST), following).take(next.len())
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    (0..bytes.len() / 4).filter_map(|index| long(bytes, index * 4))
}

/// Whether a chain ends, and leads to no sector that the table has no entry for.
fn ends(first: u32, next: &[u32]) -> bool {
    let mut number = first;
    for _ in 0..=next.len() {
        match next.get(number as usize) {
            Some(following) => number = *following,
            None => return number >= LAST,
        }
    }
    false
}

/// A stream of fewer bytes is in small sectors.
const SMALL: u32 = 4096;
/// The bytes of a small sector.
const SMALL_SECTOR: usize = 64;

/// The streams of a workbook, in the versions of Excel that wrote such files.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Whether the chains that a reader of workbooks follows all end, within the file. calamine follows them without looking: one that runs
/// in a circle would fill the memory, and one that leads out of the table or of the file would end the program.
pub fn is_sound(bytes: &[u8]) -> Option<bool> {
    let file = Compound::open(bytes)?;
    let (directory, table) = (long(bytes, 48)?, long(bytes, 60)?);
    let has_table = links(table, &file.next).all(|sector| file.has_numbers(sector));
    if !file.has_whole_table || !file.is_whole(directory) || !file.is_whole(table) || !has_table {
        return Some(false);
    }
    let directory = file.chain(directory);
    let root = long(&directory, 116)?;
    if !file.is_whole(root) {
        return Some(false);
    }
    let mut next: Vec<u32> = longs(&file.chain(table)).collect();
    next.truncate((long(bytes, 64)? as usize).saturating_mul(file.size / 4));
    let small = file.chain(root).len().min(long(&directory, 120)? as usize);
    let is_small = |number: u32| (number as usize).saturating_mul(SMALL_SECTOR) < small;
    let is_stream = |entry: &&[u8]| STREAMS.iter().any(|name| name_of(entry).eq_ignore_ascii_case(name));
    let is_whole = |entry: &[u8]| {
        let (first, length) = (long(entry, 116).unwrap_or(0), long(entry, 120).unwrap_or(0));
        match length < SMALL {
            true => ends(first, &next) && links(first, &next).all(is_small),
            false => file.is_whole(first),
        }
    };
    Some(directory.chunks_exact(128).filter(is_stream).take(STREAMS.len()).all(is_whole))
}

/// The bytes of a stream by its name.
pub fn stream(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let file = Compound::open(bytes)?;
    let directory = file.chain(long(bytes, 48)?);
    let entry = |wanted: &str| directory.chunks_exact(128).find(|entry| name_of(entry) == wanted);
    let found = entry(name)?;
    let (first, length) = (long(found, 116)?, long(found, 120)? as usize);
    let mut out = if length >= long(bytes, 56)? as usize {
        file.chain(first)
    } else {
        let small = file.chain(long(entry("Root Entry")?, 116)?);
        let next: Vec<u32> = longs(&file.chain(long(bytes, 60)?)).collect();
        let start = |number: u32| number as usize * SMALL_SECTOR;
        let part = |number: u32| small.get(start(number)..start(number + 1)).unwrap_or_default();
        links(first, &next).flat_map(part).copied().collect()
    };
    out.truncate(length);
    Some(out)
}

fn name_of(entry: &[u8]) -> String {
    let length = usize::from(word(entry, 64).unwrap_or(0)).saturating_sub(2).min(62);
    let letters: Vec<u16> = (0..length / 2).filter_map(|index| word(entry, index * 2)).collect();
    String::from_utf16_lossy(&letters)
}

/// A number of two bytes.
pub(super) fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// A number of four bytes.
pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
