//! Text in place of JSON.
//!
//! The first byte says which type it is, the rest is the text.
#![no_main]

use std::fmt::Debug;

use cymem::ser::DeserializeIn;
use cymem::{Graph, Pool, PoolAlloc};
use libfuzzer_sys::fuzz_target;

#[path = "../support/mod.rs"]
mod support;
use support::network::Node;
use support::{Everything, look};

fuzz_target!(|data: &[u8]| {
    let [ty, json @ ..] = data else { return };
    match ty % 2 {
        0 => attack::<Everything>(json),
        _ => attack::<Node>(json),
    }
});

fn attack<T: PoolAlloc<View: Debug + PartialEq>>(json: &[u8]) {
    // Blocks of their own, and a limit.
    let pool = Pool::tracked();
    pool.set_limit(Some(1 << 20));
    let node = T::deserialize_in(&pool, &mut serde_json::Deserializer::from_slice(json));
    let shown = node.map(|node| format!("{:?}", &*node));
    match (serde_json::from_slice::<Graph<T>>(json), shown) {
        (Ok(graph), Ok(shown)) => {
            assert_eq!(format!("{:?}", &*graph).len(), shown.len());
            look(&graph);
        }
        (Err(error), _) => assert!(!error.to_string().is_empty()),
        // The limits are not the same.
        (Ok(_), Err(_)) => {}
    }
}
