//! Training data in libsvm's text format: one sample a line, `label index:value index:value …`.

use std::fs;
use std::ops::RangeInclusive;
use std::os::raw::c_int;
use std::path::Path;

use crate::svm_node;

/// At least one sample; labels are within a C `int`, indices ascend from 1, values are finite.
pub(crate) struct Samples(Vec<Sample>);

/// A class label and the features that are not zero.
pub(crate) struct Sample {
    label: f64,
    nodes: Vec<svm_node>,
}

impl Samples {
    /// Reads a file; the error says where it is wrong.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let file = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
        let parsed = text
            .lines()
            .zip(1..)
            .map(|(line, number)| Sample::parse(line).map_err(|error| format!("{file}:{number}: {error}")));
        let samples = parsed.collect::<Result<Vec<_>, _>>()?;
        if samples.is_empty() {
            return Err(format!("{file}:1: expected a sample, found an empty file"));
        }
        Ok(Samples(samples))
    }

    pub(crate) fn labels(&self) -> impl ExactSizeIterator<Item = f64> {
        self.0.iter().map(|sample| sample.label)
    }

    pub(crate) fn rows(&self) -> impl ExactSizeIterator<Item = &[svm_node]> {
        self.0.iter().map(|sample| sample.nodes.as_slice())
    }
}

impl Sample {
    fn parse(line: &str) -> Result<Self, String> {
        let mut words = line.split_ascii_whitespace();
        let label = parse_label(words.next().ok_or("expected a label, found an empty line")?)?;
        let mut nodes = Vec::new();
        let mut last = 0;
        for word in words {
            let node = parse_node(word, last)?;
            last = node.index;
            nodes.push(node);
        }
        Ok(Sample { label, nodes })
    }
}

/// libsvm casts labels to `int`, which C leaves undefined for a number that does not fit.
fn parse_label(word: &str) -> Result<f64, String> {
    const INT: RangeInclusive<f64> = c_int::MIN as f64..=c_int::MAX as f64;
    match word.parse() {
        Ok(label) if INT.contains(&label) => Ok(label),
        Ok(_) => Err(format!("expected a label from {} to {}, found {word:?}", c_int::MIN, c_int::MAX)),
        Err(_) => Err(format!("expected a number as label, found {word:?}")),
    }
}

fn parse_node(word: &str, last: c_int) -> Result<svm_node, String> {
    let malformed = || format!("expected index:value, found {word:?}");
    let (index, value) = word.split_once(':').ok_or_else(malformed)?;
    let index: i64 = index.parse().map_err(|_| malformed())?;
    let value: f64 = value.parse().map_err(|_| malformed())?;
    let index = match c_int::try_from(index) {
        Ok(index) if index > last => index,
        Ok(index @ 1..) => return Err(format!("expected an index above {last}, found {index} in {word:?}")),
        _ => return Err(format!("expected an index from 1 to {}, found {word:?}", c_int::MAX)),
    };
    if !value.is_finite() {
        return Err(format!("expected a finite value, found {word:?}"));
    }
    Ok(svm_node { index, value })
}
