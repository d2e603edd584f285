//! Punctuation of Chinese keyboards where RON wants its own.

/// The character that is meant by `c` in the place of syntax.
pub(super) fn meant(c: char) -> Option<char> {
    Some(match c {
        '，' | '、' | '；' | ';' | '﹐' => ',',
        '：' | '﹕' => ':',
        '（' | '﹙' => '(',
        '）' | '﹚' => ')',
        '【' | '［' | '〔' => '[',
        '】' | '］' | '〕' => ']',
        '｛' => '{',
        '｝' => '}',
        '“' | '”' | '「' | '」' | '『' | '』' | '＂' => '"',
        '．' | '。' => '.',
        '－' | '—' | '–' => '-',
        '！' => '!',
        '＃' => '#',
        _ => return None,
    })
}

/// The closing partner of an opening full-width quote.
pub(super) fn closing_quote(open: char) -> Option<char> {
    Some(match open {
        '“' | '”' => '”',
        '「' => '」',
        '『' => '』',
        '＂' => '＂',
        _ => return None,
    })
}
