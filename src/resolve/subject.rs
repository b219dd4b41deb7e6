//! Subjects that say the same.

/// Whether two subjects say the same: most words of the shorter stand in the longer.
///
/// ```
/// assert!(viendan::resolve::alike(
///     "về công tác phòng, chống tham nhũng năm 2023",
///     "về triển khai công tác phòng, chống tham nhũng năm 2023",
/// ));
/// assert!(!viendan::resolve::alike("về công tác dân vận", "ban hành quy chế chi tiêu nội bộ"));
/// ```
pub fn alike(one: &str, two: &str) -> bool {
    let words = |text: &str| {
        let lower = text.to_lowercase();
        let mut words: Vec<String> = lower
            .split(|it: char| !it.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (one, two) = (words(one), words(two));
    let common = one.iter().filter(|word| two.binary_search(word).is_ok()).count();
    let shorter = one.len().min(two.len());
    shorter > 0 && common * 4 >= shorter * 3
}
