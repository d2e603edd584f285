//! Tables whose columns stand in line on a terminal, whatever the script.

use unicode_width::UnicodeWidthStr as _;

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// Lines up `rows` under `header`. A row that is short has empty cells.
pub(super) fn lined_up(header: &[(String, Side)], rows: &[Vec<String>]) -> String {
    let cell = |row: &[String], column: usize| row.get(column).cloned().unwrap_or_default();
    let titles: Vec<_> = header.iter().map(|(title, _)| title.clone()).collect();
    let lines: Vec<&[String]> = std::iter::once(titles.as_slice())
        .chain(rows.iter().map(Vec::as_slice))
        .collect();
    let width = |column| {
        lines
            .iter()
            .map(|row| cell(row, column).width())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        let cells = header
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, ((_, side), width))| {
                let cell = cell(line, column);
                let padding = " ".repeat(width.saturating_sub(cell.width()));
                match side {
                    Side::Left => cell + &padding,
                    Side::Right => padding + &cell,
                }
            });
        let joined = cells.collect::<Vec<_>>().join("  ");
        text.push_str(joined.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_line_with_wide_characters() {
        let header = [
            ("隐患".to_owned(), Side::Left),
            ("n".to_owned(), Side::Right),
            ("率".to_owned(), Side::Right),
        ];
        let rows = [
            vec!["脚手架".to_owned(), "12".to_owned(), "85%".to_owned()],
            vec!["hook".to_owned(), "3".to_owned()],
        ];
        assert_eq!(
            lined_up(&header, &rows),
            "隐患     n   率\n脚手架  12  85%\nhook     3\n"
        );
    }
}
