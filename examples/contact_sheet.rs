//! Many pictures on one: `cargo run --example contact_sheet -- OUT.jpg PICTURE...`, in the order given.

use anyhow::Context as _;
use image::{
    Rgb, RgbImage,
    codecs::jpeg::JpegEncoder,
    imageops::{self, FilterType},
};
use std::{env, path::Path};

const COLUMNS: u32 = 9;

/// The box that each picture is fitted into.
const CELL: (u32, u32) = (256, 176);

const GAP: u32 = 8;

const GROUND: Rgb<u8> = Rgb([0x3A, 0x3F, 0x5C]);

const QUALITY: u8 = 64;

fn main() -> anyhow::Result<()> {
    let mut args = env::args_os().skip(1);
    let out = args.next().context("no file to write")?;
    let pictures: Vec<_> = args.collect();
    let n_rows = u32::try_from(pictures.len())?.div_ceil(COLUMNS);
    let (width, height) = (COLUMNS * (CELL.0 + GAP) + GAP, n_rows * (CELL.1 + GAP) + GAP);
    let mut sheet = RgbImage::from_pixel(width, height, GROUND);
    for (index, path) in (0_u32..).zip(&pictures) {
        let picture = image::open(path).with_context(|| format!("cannot read {}", Path::new(path).display()))?;
        let small = picture.resize(CELL.0, CELL.1, FilterType::Triangle).into_rgb8();
        let (column, row) = (index % COLUMNS, index / COLUMNS);
        let x = GAP + column * (CELL.0 + GAP) + (CELL.0 - small.width()) / 2;
        let y = GAP + row * (CELL.1 + GAP) + (CELL.1 - small.height()) / 2;
        imageops::replace(&mut sheet, &small, i64::from(x), i64::from(y));
    }
    let mut jpeg = Vec::new();
    sheet.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY))?;
    huoyan::storage::atomic::write(Path::new(&out), &jpeg)?;
    Ok(())
}
