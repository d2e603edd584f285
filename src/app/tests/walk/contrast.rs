//! Contrast, measured on what is drawn: text against what lies behind it.

use super::{Findings, Profile, layout, walk};
use crate::app::headless::{Drawing, Studio};
use bevy::prelude::*;
use image::RgbImage;
use std::{collections::HashMap, path::Path};

/// What the guidelines ask of text.
const LEAST: f64 = 4.5;

/// The part of a text's box that its ink takes at least: less is the edge of something else.
const REAL_SHARE: f64 = 0.001;

/// The folders in which Vulkan drivers are told.
const DRIVERS: &[&str] = &["/usr/share/vulkan/icd.d", "/etc/vulkan/icd.d"];

/// Draws by Vulkan, on whatever there is.
fn check(profile: Profile, languages: &[&str], looks: &[&str]) {
    let has_driver = DRIVERS
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .any(|mut files| files.next().is_some());
    assert!(
        has_driver,
        "no Vulkan driver: ./dev setup installs one that needs no graphics card"
    );
    walk(profile, languages, looks, Drawing::On, look_at);
}

#[test]
fn text_stands_out_on_a_landscape_screen() {
    check(((1280, 720), 61.2), &["zh-CN"], &["normal"]);
}

#[test]
fn text_stands_out_on_every_screen_in_every_look() {
    if std::env::var_os("RUN_SLOW_TESTS").is_some() {
        for profile in [
            ((1280, 720), 61.2),
            ((1920, 1080), 91.8),
            ((3840, 2160), 80.1),
            ((1080, 1920), 68.8),
            ((2160, 3840), 80.1),
            ((1280, 800), 149.5),
        ] {
            check(profile, &["zh-CN", "en"], &["normal", "text", "contrast"]);
        }
    }
}

fn look_at(studio: &mut Studio, picture: &Path, findings: &mut Findings, place: &str) {
    let pixels = image::open(picture).unwrap().into_rgb8();
    for said in layout::texts(studio.app.world_mut()) {
        let Some((ratio, ground, ink)) = contrast(&pixels, said.ink) else {
            continue;
        };
        if ratio < LEAST {
            let [ground, ink] = [ground, ink].map(|[r, g, b]| format!("#{r:02X}{g:02X}{b:02X}"));
            findings.add(
                format!(
                    "{} has contrast {ratio:.1}: {ink} on {ground}",
                    layout::short(&said.text)
                ),
                place,
            );
        }
    }
}

/// The contrast of the text in `area`, with its ground (the most frequent color) and its ink (the color that differs most
/// from the ground and is more than an edge).
fn contrast(pixels: &RgbImage, area: Rect) -> Option<(f64, [u8; 3], [u8; 3])> {
    let mut counts: HashMap<[u8; 3], u32> = HashMap::new();
    let (mut n, bounds) = (
        0_u32,
        area.intersect(Rect::new(0.0, 0.0, pixels.width() as f32, pixels.height() as f32)),
    );
    let bounds = bounds.as_urect();
    for y in bounds.min.y..bounds.max.y {
        for x in bounds.min.x..bounds.max.x {
            if let Some(pixel) = pixels.get_pixel_checked(x, y) {
                *counts.entry(pixel.0).or_default() += 1;
                n += 1;
            }
        }
    }
    let (&ground, _) = counts.iter().max_by_key(|&(color, &count)| (count, *color))?;
    let least = (f64::from(n) * REAL_SHARE).max(3.0);
    let real = counts.iter().filter(|&(_, &count)| f64::from(count) >= least);
    let ink = real
        .map(|(&color, _)| (ratio(color, ground), color))
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((ink.0, ground, ink.1))
}

fn ratio(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance([r, g, b]: [u8; 3]) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

#[test]
fn contrast_is_that_of_ink_and_ground() {
    let mut pixels = RgbImage::from_pixel(100, 20, image::Rgb([255, 255, 255]));
    for x in 10..30 {
        pixels.put_pixel(x, 10, image::Rgb([118, 118, 118]));
    }
    let (ratio, ground, ink) = contrast(&pixels, Rect::new(0.0, 0.0, 100.0, 20.0)).unwrap();
    assert_eq!((ground, ink), ([255; 3], [118; 3]), "ground and ink");
    assert!((4.5..4.6).contains(&ratio), "the gray that just suffices: {ratio}");
}
