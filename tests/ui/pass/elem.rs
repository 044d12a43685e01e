use std::ffi::c_void;

use cymem::{Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Erased {
    id: u32,
    #[pool(elem = f64, one)]
    number: *mut c_void,
    #[pool(elem = Erased, one)]
    next: *const c_void,
    #[pool(elem = Erased, link)]
    owner: *mut c_void,
    #[pool(elem = u16, zero_terminated)]
    letters: *const c_void,
    #[pool(elem = i32, terminator = -1, until = |index| *index < 0)]
    indices: *mut c_void,
}

fn main() -> Result<(), cymem::Error> {
    let erased = |id| ErasedInit {
        id,
        number: Null,
        next: None::<ErasedInit<Null, Null, Null, Null, Null>>,
        owner: Null,
        letters: Null,
        indices: Null,
    };
    let graph: Graph<Erased> = Graph::new(ErasedInit {
        id: 1,
        number: 0.5,
        next: Some(erased(2)),
        owner: Null,
        letters: [7, 8],
        indices: [4, 5],
    })?;
    assert_eq!((graph.number(), graph.next().map(|next| next.id())), (Some(&0.5), Some(2)));
    assert_eq!((graph.letters(), graph.indices()), (&[7, 8][..], &[4, 5][..]));
    assert!(graph.owner().is_none() && graph.next().unwrap().number().is_none());

    let graph: Graph<Erased> = Graph::build(|pool, root| {
        let owner = Erased::new_in(pool, erased(2))?;
        root.fill(ErasedInit { id: 1, number: Null, next: Null, owner, letters: Null, indices: Null })
    })?;
    assert_eq!(graph.owner().map(|owner| owner.id()), Some(2));
    Ok(())
}
