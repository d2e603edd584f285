//! Tables as CSV that spreadsheets open without surprises.

/// How a CSV file begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ByteOrderMark {
    /// With the mark by which Excel knows that the file is UTF-8.
    #[default]
    Excel,
    /// Without it, for programs.
    None,
}

/// Writes `rows` as RFC 4180: comma, quotes where needed, lines ended by CR LF.
///
/// A text that a spreadsheet would run as a formula gets a leading `'`; numbers keep their sign.
pub fn to_csv<R, C>(mark: ByteOrderMark, rows: R) -> String
where
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item = String>,
{
    let mut csv = match mark {
        ByteOrderMark::Excel => "\u{feff}".to_owned(),
        ByteOrderMark::None => String::new(),
    };
    for row in rows {
        for (index, cell) in row.into_iter().enumerate() {
            if index > 0 {
                csv.push(',');
            }
            push_cell(&mut csv, &cell);
        }
        csv.push_str("\r\n");
    }
    csv
}

fn push_cell(csv: &mut String, cell: &str) {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell);
    let guard = if is_formula { "'" } else { "" };
    if cell.contains(['"', ',', '\n', '\r']) {
        csv.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
    } else {
        csv.extend([guard, cell]);
    }
}

fn is_number(cell: &str) -> bool {
    cell.strip_prefix('-')
        .is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()) && cell.parse::<f64>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, written: &str) {
        assert_eq!(
            to_csv(ByteOrderMark::None, [[cell.to_owned()]]),
            format!("{written}\r\n"),
            "{cell:?}"
        );
    }

    #[test]
    fn cells_are_quoted_where_needed() {
        check("", "");
        check("护栏", "护栏");
        check("a,b", "\"a,b\"");
        check("say \"no\"", "\"say \"\"no\"\"\"");
        check("two\nlines", "\"two\nlines\"");
    }

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        check("=1+1", "'=1+1");
        check("+86", "'+86");
        check("@SUM(A1)", "'@SUM(A1)");
        check("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0");
        check("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
        check("-inf", "'-inf");
        check("-0.25", "-0.25");
    }

    #[test]
    fn excel_gets_its_mark_and_rows_keep_their_cells() {
        let rows = [
            vec!["a".to_owned(), "b".to_owned()],
            vec!["1".to_owned(), String::new()],
        ];
        assert_eq!(to_csv(ByteOrderMark::Excel, rows), "\u{feff}a,b\r\n1,\r\n");
    }
}
