//! Lines over two logarithmic axes, as SVG.

use std::fmt::Write;

/// A line: its name, and points of (bytes, nanoseconds).
pub struct Line {
    /// What the legend says.
    pub name: &'static str,
    /// From left to right.
    pub points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 860.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 640.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 370.0;
/// Colours that differ for colour-blind eyes too (Okabe and Ito).
const COLOURS: [&str; 7] = ["#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

/// Where the decades of an axis are on the paper.
struct Axis {
    low: i32,
    high: i32,
    from: f64,
    to: f64,
}

impl Axis {
    fn around(numbers: impl Iterator<Item = f64> + Clone, from: f64, to: f64) -> Self {
        let low = numbers.clone().fold(f64::MAX, f64::min).log10().floor() as i32;
        let high = numbers.fold(f64::MIN, f64::max).log10().ceil() as i32;
        Axis { low, high: high.max(low + 1), from, to }
    }

    fn at(&self, number: f64) -> f64 {
        let share = (number.log10() - f64::from(self.low)) / f64::from(self.high - self.low);
        self.from + share * (self.to - self.from)
    }

    fn decades(&self) -> impl Iterator<Item = (i32, f64)> + '_ {
        (self.low..=self.high).map(|decade| (decade, self.at(10_f64.powi(decade))))
    }
}

fn bytes(decade: i32) -> String {
    let unit = ["B", "KB", "MB", "GB", "TB"][(decade / 3) as usize];
    format!("{} {unit}", 10_i32.pow((decade % 3) as u32))
}

/// Text as XML has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The whole picture.
#[must_use]
pub fn svg(title: &str, lines: &[Line]) -> String {
    let points = || lines.iter().flat_map(|line| line.points.iter());
    let x = Axis::around(points().map(|point| point.0), LEFT, RIGHT);
    let y = Axis::around(points().map(|point| point.1), BOTTOM, TOP);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"{LEFT}\" y=\"22\" font-size=\"15\">{title}</text>\n"
    );
    let mut put = |element: String| writeln!(svg, "{element}").expect("a String takes all");
    for (decade, x) in x.decades() {
        put(format!("<path d=\"M{x:.1} {TOP}V{BOTTOM}\" stroke=\"#ddd\"/>"));
        put(format!(
            "<text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            BOTTOM + 18.0,
            bytes(decade)
        ));
    }
    for (decade, y) in y.decades() {
        put(format!("<path d=\"M{LEFT} {y:.1}H{RIGHT}\" stroke=\"#ddd\"/>"));
        put(format!(
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 6.0,
            y + 4.0,
            10_f64.powi(decade)
        ));
    }
    put(format!("<text x=\"{LEFT}\" y=\"{}\">size of the graph; nanoseconds an array</text>", BOTTOM + 38.0));
    for (i, line) in lines.iter().enumerate() {
        let colour = COLOURS[i % COLOURS.len()];
        let path: Vec<_> =
            line.points.iter().map(|point| format!("{:.1},{:.1}", x.at(point.0), y.at(point.1))).collect();
        let path = path.join(" ");
        put(format!("<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>"));
        let height = TOP + 14.0 + 20.0 * i as f64;
        put(format!("<path d=\"M{} {height}h20\" stroke=\"{colour}\" stroke-width=\"3\"/>", RIGHT + 14.0));
        put(format!("<text x=\"{}\" y=\"{}\">{}</text>", RIGHT + 40.0, height + 4.0, escaped(line.name)));
    }
    svg + "</svg>\n"
}
