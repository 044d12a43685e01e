//! Whole graphs: copied, saved, loaded and mapped, by cymem and by rkyv.

use std::fs::File;
use std::hint::black_box;
use std::{env, fs, io, process};

use cymem::{Graph, PoolAlloc};
use memmap2::Mmap;
use rkyv::rancor::Error;
use rkyv::util::AlignedVec;
use rkyv::{Archive, Deserialize, Serialize, access, access_unchecked, from_bytes, to_bytes};

use crate::case::Workload;
use crate::matrix::Matrix;
use crate::method::{Method, fresh};
use crate::strings::Names;
use crate::turns::{Series, State, take_turns};

/// What all times are compared with: building the graph from its data.
pub const REBUILDING: &str = "cymem: building it";

/// A matrix as rkyv has it, and as it is written in Rust.
#[derive(Archive, Serialize, Deserialize)]
pub struct RkyvMatrix {
    rows: Vec<RkyvRow>,
}

/// A row of it.
#[derive(Archive, Serialize, Deserialize)]
pub struct RkyvRow {
    indices: Vec<u64>,
    values: Vec<f64>,
}

/// Names, likewise.
#[derive(Archive, Serialize, Deserialize)]
pub struct RkyvNames {
    names: Vec<RkyvName>,
}

/// One of them.
#[derive(Archive, Serialize, Deserialize)]
pub struct RkyvName {
    id: u64,
    text: String,
}

fn rkyv_matrix(matrix: &Matrix) -> RkyvMatrix {
    let rows = matrix.rows().map(|(indices, values)| RkyvRow {
        indices: indices.iter().map(|&index| index as u64).collect(),
        values: values.to_vec(),
    });
    RkyvMatrix { rows: rows.collect() }
}

fn rkyv_names(names: &Names) -> RkyvNames {
    let names = names.texts().map(|(id, text)| RkyvName { id, text: text.into() });
    RkyvNames { names: names.collect() }
}

/// A file with these bytes, and no name.
fn file_of(bytes: &[u8]) -> io::Result<File> {
    let path = env::temp_dir().join(format!("cymem-benches-{}", process::id()));
    fs::write(&path, bytes)?;
    let file = File::open(&path);
    fs::remove_file(path)?;
    file
}

/// All that is done with a graph of cymem.
fn ours<'a, W: Workload>(
    workload: &'a W,
    graph: &'a Graph<W::Root>,
    saved: &'a [u8],
    file: &'a File,
) -> Vec<Method<'a>> {
    vec![
        fresh(REBUILDING, || workload.graph()),
        fresh("cymem: `try_clone`", || graph.try_clone().unwrap()),
        fresh("cymem: `save_to_vec`", || graph.save_to_vec().unwrap()),
        fresh("cymem: `load`, a graph of its own", || Graph::<W::Root>::load(saved).unwrap()),
        // SAFETY: nobody changes the file, which has no name.
        fresh("cymem: `map` of a file", || unsafe { Graph::<W::Root>::map(file) }.unwrap()),
    ]
}

/// The same with what rkyv has derived for a type.
macro_rules! rivals {
    ($value:expr, $bytes:expr, $file:expr, $type:ty, $archived:ty) => {
        vec![
            fresh("rkyv: `to_bytes`", || to_bytes::<Error>($value).unwrap()),
            fresh("rkyv: `access`, in memory", || {
                black_box(access::<$archived, Error>($bytes).unwrap());
            }),
            fresh("rkyv: `from_bytes`, data of its own", || from_bytes::<$type, Error>($bytes).unwrap()),
            fresh("rkyv: `access` of a mapped file", || {
                // SAFETY: nobody changes the file, which has no name.
                let map = unsafe { Mmap::map($file) }.unwrap();
                black_box(access::<$archived, Error>(&map).unwrap());
                map
            }),
            fresh("rkyv: `access_unchecked` of a mapped file", || {
                // SAFETY: as above.
                let map = unsafe { Mmap::map($file) }.unwrap();
                // SAFETY: rkyv has written it.
                black_box(unsafe { access_unchecked::<$archived>(&map) });
                map
            }),
        ]
    };
}

/// All that was measured of one graph.
pub struct Measured {
    /// Which one.
    pub about: &'static str,
    /// How many bytes its graph, its saved graph and its archive have.
    pub bytes: [usize; 3],
    /// Each method, warm.
    pub warm: Vec<Series>,
}

struct Saved<T: PoolAlloc> {
    graph: Graph<T>,
    bytes: Vec<u8>,
    file: File,
    archive: AlignedVec,
    archive_file: File,
}

impl<T: PoolAlloc> Saved<T> {
    fn new(graph: Graph<T>, archive: AlignedVec) -> io::Result<Self> {
        let bytes = graph.save_to_vec().map_err(io::Error::other)?;
        let (file, archive_file) = (file_of(&bytes)?, file_of(&archive)?);
        Ok(Saved { graph, bytes, file, archive, archive_file })
    }

    fn sizes(&self) -> [usize; 3] {
        [self.graph.stats().bytes, self.bytes.len(), self.archive.len()]
    }
}

/// Measures a matrix and a table of names, so many rounds.
///
/// # Errors
///
/// What the system says, or that a process has ended.
pub fn measure(rounds: usize) -> io::Result<Vec<Measured>> {
    let matrix = Matrix::uniform(100_000, 8);
    let value = rkyv_matrix(&matrix);
    let saved = Saved::new(matrix.graph(), to_bytes::<Error>(&value).map_err(io::Error::other)?)?;
    let mut methods = ours(&matrix, &saved.graph, &saved.bytes, &saved.file);
    methods.extend(rivals!(&value, &saved.archive, &saved.archive_file, RkyvMatrix, ArchivedRkyvMatrix));
    let warm = take_turns(&mut methods, State::Warm, rounds)?;
    let matrix = Measured { about: "`100000x8`: 100 000 rows of 8 entries", bytes: saved.sizes(), warm };

    let names = Names::new(100_000);
    let value = rkyv_names(&names);
    let saved = Saved::new(names.graph(), to_bytes::<Error>(&value).map_err(io::Error::other)?)?;
    let mut methods = ours(&names, &saved.graph, &saved.bytes, &saved.file);
    methods.extend(rivals!(&value, &saved.archive, &saved.archive_file, RkyvNames, ArchivedRkyvNames));
    let warm = take_turns(&mut methods, State::Warm, rounds)?;
    let names =
        Measured { about: "`strings`: 100 000 structs with a C string each", bytes: saved.sizes(), warm };
    Ok(vec![matrix, names])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_save_the_same() {
        let matrix = Matrix::random(50, 8);
        let archive = to_bytes::<Error>(&rkyv_matrix(&matrix)).unwrap();
        let saved = Saved::new(matrix.graph(), archive).unwrap();
        let archived = access::<ArchivedRkyvMatrix, Error>(&saved.archive).unwrap();
        // SAFETY: nobody changes the file.
        let mapped = unsafe { Graph::<<Matrix as Workload>::Root>::map(&saved.file) }.unwrap();
        assert_eq!(archived.rows.len(), mapped.rows().len());
        for (theirs, ours) in archived.rows.iter().zip(mapped.rows()) {
            assert!(
                theirs
                    .indices
                    .iter()
                    .map(|index| index.to_native() as usize)
                    .eq(ours.indices().iter().copied())
            );
            assert!(theirs.values.iter().map(|value| value.to_native()).eq(ours.values().iter().copied()));
        }

        let names = Names::new(50);
        let archive = to_bytes::<Error>(&rkyv_names(&names)).unwrap();
        let saved = Saved::new(names.graph(), archive).unwrap();
        let archived = access::<ArchivedRkyvNames, Error>(&saved.archive).unwrap();
        let loaded = Graph::<<Names as Workload>::Root>::load(&saved.bytes).unwrap();
        assert_eq!(archived.names.len(), loaded.names().len());
        for (theirs, ours) in archived.names.iter().zip(loaded.names()) {
            assert_eq!(theirs.id.to_native(), ours.id());
            assert_eq!(theirs.text.as_bytes(), ours.text().unwrap().to_bytes());
        }
    }
}
