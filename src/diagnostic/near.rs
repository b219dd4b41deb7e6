//! The word that a misspelt one was probably meant to be.

/// The nearest of some words, when one is near enough to be meant.
///
/// ```
/// use viendan::diagnostic::near;
///
/// assert_eq!(near("date-conflcit", ["date-conflict", "form"].into_iter()), Some("date-conflict"));
/// assert_eq!(near("thoi-tiet", ["date-conflict", "form"].into_iter()), None);
/// ```
pub fn near<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let limit = 1 + word.chars().count() / 4;
    let distances = words.map(|known| (distance(word, known), known));
    distances.min().filter(|&(distance, _)| distance <= limit).map(|(_, known)| known)
}

/// Letters to add, drop, change or swap with a neighbour.
///
/// ```
/// assert_eq!(viendan::diagnostic::distance("90/KH-VPUB", "09/KH-VPUB"), 1);
/// ```
pub fn distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    let width = to.len() + 1;
    let mut rows = vec![(0..width).collect::<Vec<usize>>()];
    for (y, letter) in from.iter().enumerate() {
        let mut row = vec![y + 1];
        for (x, other) in to.iter().enumerate() {
            let cost = usize::from(letter != other);
            let best = (rows[y][x] + cost).min(rows[y][x + 1] + 1).min(row[x] + 1);
            let is_swap = y > 0 && x > 0 && from[y - 1] == *other && to[x - 1] == *letter;
            row.push(if is_swap { best.min(rows[y - 1][x - 1] + 1) } else { best });
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn a_slip_is_understood_and_nonsense_is_not() {
        let near = |word| near(word, ["date-conflict", "missing-slash", "form"].into_iter());
        assert_eq!(near("date-conflcit"), Some("date-conflict"));
        assert_eq!(near("mising-slsh"), Some("missing-slash"));
        assert_eq!(near("from"), Some("form"));
        assert_eq!(near("weather"), None);
    }
}
