//! The shipped face. Embedded: text must be there even where no file can be read.

/// Huoyan Sans Regular, a subset of Noto Sans CJK SC (`assets/fonts/FONTLOG.md`).
#[expect(
    clippy::large_include_file,
    reason = "text must be there even where no file can be read"
)]
pub const FACE_REGULAR: &[u8] = include_bytes!("../../assets/fonts/HuoyanSans-Regular.otf");

/// Huoyan Sans Bold.
#[expect(clippy::large_include_file, reason = "as above")]
pub const FACE_BOLD: &[u8] = include_bytes!("../../assets/fonts/HuoyanSans-Bold.otf");
