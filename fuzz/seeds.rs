//! Writes what the fuzzers begin with: real saved graphs, and their data.

use std::fs;
use std::path::Path;

mod support;

use support::network::{network, tree};
use support::{HEADER, everything};

fn main() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let write = |target: &str, name: &str, bytes: &[u8]| {
        let folder = top.join(target);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), bytes).unwrap();
    };
    let mut graphs: Vec<_> = (1..=5)
        .map(|kind| {
            let graph = everything(kind);
            (0, format!("everything{kind}"), graph.save_to_vec().unwrap(), serde_json::to_string(&graph))
        })
        .collect();
    for (name, graph) in [("network", network()), ("tree", tree())] {
        graphs.push((1, name.into(), graph.save_to_vec().unwrap(), serde_json::to_string(&graph)));
    }
    // Instructions for the import, of which any bytes are some.
    for step in [1_u32, 7, 41, 97] {
        let bytes: Vec<u8> = (0..600_u32).map(|at| (at * step % 251) as u8).collect();
        write("import", &format!("steps of {step}"), &bytes);
    }
    for (ty, name, saved, json) in graphs {
        write("load", &name, &[&[ty, 4], &saved[HEADER..]].concat());
        write("load", &format!("{name} whole"), &[&[ty, 7], &saved[..]].concat());
        // What is shared has no form as data.
        if let Ok(json) = json {
            write("deserialize", &name, &[&[ty], json.as_bytes()].concat());
        }
    }
}
