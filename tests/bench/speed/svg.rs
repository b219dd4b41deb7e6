//! Cost against size as a picture: both by their powers of ten, so that what is linear is a line
//! that rises as the thin ones do.

use std::fmt::Write as _;

use super::growth::Point;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
const EDGE: f64 = 56.0;
const COLOURS: [&str; 2] = ["#1f6f8b", "#b5542b"];

/// Lines through points, each with its name.
pub(crate) fn picture(lines: &[(&str, &[Point])]) -> String {
    let points = || lines.iter().flat_map(|(_, points)| points.iter());
    let sizes = Scale::of(points().map(|it| it.0), EDGE, WIDTH - EDGE);
    let seconds = Scale::of(points().map(|it| it.1), HEIGHT - EDGE, EDGE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n"
    );
    for power in sizes.powers() {
        let (at, bottom) = (sizes.place(power), HEIGHT - EDGE);
        let label = 10_f64.powf(power);
        writeln!(
            svg,
            "<path d=\"M{at:.1} {EDGE}V{bottom}\" stroke=\"#ddd\"/>\
             <text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{label}</text>",
            bottom + 18.0
        )
        .ok();
    }
    for power in seconds.powers() {
        let (at, right) = (seconds.place(power), WIDTH - EDGE);
        let label = 10_f64.powf(power);
        writeln!(
            svg,
            "<path d=\"M{EDGE} {at:.1}H{right}\" stroke=\"#ddd\"/>\
             <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{label} s</text>",
            EDGE - 6.0,
            at + 4.0
        )
        .ok();
    }
    for (row, ((name, points), colour)) in lines.iter().zip(COLOURS).enumerate() {
        let place = |(size, time): &Point| {
            format!("{:.1},{:.1}", sizes.place(size.log10()), seconds.place(time.log10()))
        };
        let path: Vec<_> = points.iter().map(place).collect();
        let y = 20 + 16 * row;
        writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\
             <text x=\"{EDGE}\" y=\"{y}\" fill=\"{colour}\">{name}</text>",
            path.join(" ")
        )
        .ok();
    }
    svg + "</svg>\n"
}

/// Powers of ten on an edge of the picture.
struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    fn of(values: impl Iterator<Item = f64> + Clone, from: f64, to: f64) -> Self {
        let powers = values.map(|it| it.max(1e-3).log10());
        let low = powers.clone().fold(f64::INFINITY, f64::min).floor();
        let high = powers.fold(f64::NEG_INFINITY, f64::max).ceil().max(low + 1.0);
        Self { low, high, from, to }
    }

    fn place(&self, power: f64) -> f64 {
        self.from
            + (power.max(self.low) - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    fn powers(&self) -> impl Iterator<Item = f64> {
        let (mut power, high) = (self.low, self.high);
        std::iter::from_fn(move || {
            let here = power;
            power += 1.0;
            (here <= high).then_some(here)
        })
    }
}
