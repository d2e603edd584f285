//! What a display says of itself: the EDID block it sends down its cable. Only its real size and its name are read.

/// Sizes that are no sizes: makers write the aspect ratio, or a round number, where they do not know the panel.
const ASPECT_CODES: [(f64, f64); 8] = [
    (16.0, 9.0),
    (16.0, 10.0),
    (4.0, 3.0),
    (160.0, 90.0),
    (160.0, 100.0),
    (1600.0, 900.0),
    (1600.0, 1000.0),
    (40.0, 30.0),
];

const HEADER: [u8; 8] = [0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0];
const BLOCK_BYTES: usize = 128;
/// The first of four descriptors of 18 bytes: the timing that the display prefers.
const FIRST_DESCRIPTOR: usize = 54;
const DESCRIPTOR_BYTES: usize = 18;
const NAME_TAG: u8 = 0xFC;

/// Diagonals that a display for people can have, in millimeters: 4 to 200 inches.
const DIAGONALS_MM: std::ops::RangeInclusive<f64> = 100.0..=5100.0;

/// The sides of a panel and those of its picture may differ so much (pixels that are not quite square).
const ASPECT_TOLERANCE: f64 = 0.12;

/// A display's real size, as far as it can be believed.
#[derive(Debug, Clone, PartialEq)]
pub struct Edid {
    /// Millimeters of glass across and down, as the panel was made (not as it hangs).
    pub size_mm: (f64, f64),
    /// Pixels of the picture that the display prefers.
    pub size_px: (f64, f64),
    /// The maker's name for it; empty where there is none.
    pub name: String,
}

impl Edid {
    /// Reads the first block of `bytes`.
    ///
    /// `None` where the block is damaged, or says no size, or one that cannot be: none at all (projectors), a code for an
    /// aspect ratio, or sides unlike those of its picture.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let block = bytes.get(..BLOCK_BYTES)?;
        let sum = block.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
        if !block.starts_with(&HEADER) || sum != 0 {
            return None;
        }
        let timing = block.get(FIRST_DESCRIPTOR..FIRST_DESCRIPTOR + DESCRIPTOR_BYTES)?;
        let &[
            clock_low,
            clock_high,
            x,
            _,
            x_high,
            y,
            _,
            y_high,
            _,
            _,
            _,
            _,
            mm_x,
            mm_y,
            mm_high,
            ..,
        ] = timing
        else {
            return None;
        };
        if (clock_low, clock_high) == (0, 0) {
            return None;
        }
        let upper = |low: u8, high: u8| f64::from(u16::from(low) | (u16::from(high & 0xF0) << 4));
        let size_px = (upper(x, x_high), upper(y, y_high));
        let exact = (upper(mm_x, mm_high), upper(mm_y, mm_high << 4));
        let &[cm_x, cm_y] = block.get(21..23)? else {
            return None;
        };
        let rough = (f64::from(cm_x) * 10.0, f64::from(cm_y) * 10.0);
        let size_mm = [exact, rough]
            .into_iter()
            .find(|&size| is_size(size) && is_alike(size, size_px))?;
        Some(Self {
            size_mm,
            size_px,
            name: name(block),
        })
    }

    /// Pixels per inch where the whole panel shows `width_px` by `height_px`, upright or not.
    ///
    /// `None` where such a picture does not fit the panel's sides: it is not this display that shows it, or not all of it.
    pub fn ppi_filled_by(&self, width_px: f64, height_px: f64) -> Option<f64> {
        let turned = (height_px, width_px);
        let fits = is_alike(self.size_mm, (width_px, height_px)) || is_alike(self.size_mm, turned);
        fits.then(|| super::Screen::from_diagonal(width_px, height_px, self.diagonal_inches()).ppi)
    }

    /// Pixels per inch where the panel shows the picture it prefers.
    pub fn ppi_preferred(&self) -> f64 {
        super::Screen::from_diagonal(self.size_px.0, self.size_px.1, self.diagonal_inches()).ppi
    }

    /// From corner to corner.
    pub fn diagonal_inches(&self) -> f64 {
        diagonal(self.size_mm) / super::screen::MM_PER_INCH
    }
}

fn diagonal((width, height): (f64, f64)) -> f64 {
    (width * width + height * height).sqrt()
}

fn is_size(size: (f64, f64)) -> bool {
    size.0 > 0.0 && size.1 > 0.0 && !ASPECT_CODES.contains(&size) && DIAGONALS_MM.contains(&diagonal(size))
}

fn is_alike(size: (f64, f64), other: (f64, f64)) -> bool {
    if other.0 <= 0.0 || other.1 <= 0.0 {
        return false;
    }
    let ratio = (size.0 / size.1) / (other.0 / other.1);
    (ratio - 1.0).abs() <= ASPECT_TOLERANCE
}

fn name(block: &[u8]) -> String {
    let descriptors = block.get(FIRST_DESCRIPTOR..).unwrap_or_default();
    let text = descriptors
        .chunks_exact(DESCRIPTOR_BYTES)
        .find_map(|descriptor| descriptor.strip_prefix(&[0, 0, 0, NAME_TAG, 0]))
        .unwrap_or_default();
    text.iter()
        .take_while(|byte| **byte != b'\n')
        .map(|byte| char::from(*byte))
        .filter(|c| c.is_ascii_graphic() || *c == ' ')
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The block of a display with this picture (pixels), exact size (mm) and rough size (cm).
    fn block(px: (u16, u16), mm: (u16, u16), cm: (u8, u8)) -> Vec<u8> {
        let mut block = vec![0; BLOCK_BYTES];
        block[..8].copy_from_slice(&HEADER);
        (block[21], block[22]) = cm;
        let low = |value: u16| value.to_le_bytes()[0];
        let high = |value: u16| value.to_le_bytes()[1];
        let timing = &mut block[FIRST_DESCRIPTOR..];
        timing[..2].copy_from_slice(&[0x02, 0x3A]);
        (timing[2], timing[4]) = (low(px.0), high(px.0) << 4);
        (timing[5], timing[7]) = (low(px.1), high(px.1) << 4);
        (timing[12], timing[13], timing[14]) = (low(mm.0), low(mm.1), high(mm.0) << 4 | high(mm.1));
        timing[18..23].copy_from_slice(&[0, 0, 0, NAME_TAG, 0]);
        timing[23..36].copy_from_slice(b"BOOTH 24\n    ");
        seal(&mut block);
        block
    }

    fn seal(block: &mut [u8]) {
        block[127] = 0;
        let sum = block.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
        block[127] = sum.wrapping_neg();
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<(f64, f64)>) {
        let size = Edid::parse(bytes).map(|edid| edid.size_mm);
        assert_eq!(size, expected, "the size in millimeters");
    }

    const HD: (u16, u16) = (1920, 1080);

    #[test]
    fn the_exact_size_wins_over_the_rough_one() {
        check(&block(HD, (527, 296), (53, 30)), Some((527.0, 296.0)));
    }

    #[test]
    fn without_an_exact_size_the_rough_one_serves() {
        check(&block(HD, (0, 0), (53, 30)), Some((530.0, 300.0)));
    }

    #[test]
    fn a_television_is_measured_over_a_byte() {
        check(&block((3840, 2160), (1428, 803), (143, 80)), Some((1428.0, 803.0)));
    }

    #[test]
    fn a_code_for_an_aspect_ratio_is_no_size() {
        for code in [(16, 9), (160, 90), (1600, 900)] {
            check(&block(HD, code, (53, 30)), Some((530.0, 300.0)));
            check(&block(HD, code, (0, 0)), None);
        }
        check(&block(HD, (0, 0), (16, 9)), None);
        check(&block(HD, (0, 0), (160, 90)), None);
    }

    #[test]
    fn a_projector_has_no_size() {
        check(&block(HD, (0, 0), (0, 0)), None);
    }

    #[test]
    fn a_size_with_other_sides_than_the_picture_is_not_believed() {
        check(&block(HD, (300, 300), (53, 30)), Some((530.0, 300.0)));
        check(&block(HD, (300, 300), (30, 53)), None);
    }

    #[test]
    fn a_damaged_block_says_nothing() {
        let sound = block(HD, (527, 296), (53, 30));
        check(&sound[..127], None);
        check(&[], None);
        let mut damaged = sound.clone();
        damaged[66] ^= 1;
        check(&damaged, None);
        let mut strange = sound;
        strange[0] = 1;
        seal(&mut strange);
        check(&strange, None);
    }

    #[test]
    fn a_display_tells_its_name() {
        let edid = Edid::parse(&block(HD, (527, 296), (53, 30))).unwrap();
        assert_eq!(edid.name, "BOOTH 24", "without what fills it up");
    }

    #[test]
    fn the_panel_may_hang_upright_and_show_fewer_pixels() {
        let edid = Edid::parse(&block((3840, 2160), (1428, 803), (143, 80))).unwrap();
        let near = |found: Option<f64>, ppi: f64| {
            assert!(
                found.is_some_and(|found| (found - ppi).abs() < 0.5),
                "{found:?}, not {ppi}"
            );
        };
        near(edid.ppi_filled_by(3840.0, 2160.0), 68.3);
        near(edid.ppi_filled_by(2160.0, 3840.0), 68.3);
        near(edid.ppi_filled_by(1920.0, 1080.0), 34.2);
        assert_eq!(edid.ppi_filled_by(1080.0, 1080.0), None, "a window of other sides");
    }
}
