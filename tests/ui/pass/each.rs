use std::ffi::{c_char, c_void};

use cymem::{Graph, Null, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C)]
struct Levels {
    a: u32,
    b: i16,
    c: usize,
    #[pool(len = a, each(len = b, each(len = c)))]
    cells: *mut *const *mut f32,
    #[pool(null_terminated, each(null_terminated, each(cstr)))]
    words: *mut *mut *const c_char,
    #[pool(null_terminated, each(null_terminated, each(one)))]
    numbers: *mut *mut *mut u64,
    n: u8,
    #[pool(len = n, each(zero_terminated))]
    letters: *mut *mut u16,
    #[pool(len = n, each(opaque))]
    users: *mut *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Item {
    id: u32,
    #[pool(null_terminated, each(link))]
    friends: *mut *mut Item,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Group {
    n: u32,
    #[pool(len = n, each(link))]
    links: *mut *mut u64,
}

fn main() -> Result<(), cymem::Error> {
    let mut user = 5_u8;
    let user: *mut c_void = (&raw mut user).cast();
    let graph: Graph<Levels> = Graph::new(LevelsInit {
        cells: [[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [[7.0; 2]; 3]],
        words: [vec!["ls", "-l"], vec![], vec!["cat"]],
        numbers: [[1_u64, 2], [3, 4]],
        letters: ["ab", "c"].map(|word| word.encode_utf16().collect::<Vec<_>>()),
        users: [user, std::ptr::null_mut()],
    })?;
    assert_eq!((graph.a(), graph.b(), graph.c(), graph.n()), (2, 3, 2, 2));
    let plane = graph.cells().get(0).unwrap();
    assert_eq!((plane.len(), plane.get(2)), (3, Some(&[5.0, 6.0][..])));
    let words: Vec<Vec<_>> = graph.words().iter().map(|words| words.iter().collect()).collect();
    assert_eq!(words, [vec![Some(c"ls"), Some(c"-l")], vec![], vec![Some(c"cat")]]);
    assert!(graph.numbers().get(1).unwrap().iter().eq([Some(&3), Some(&4)]));
    assert!(graph.letters().iter().eq([&[97, 98][..], &[99]]));
    assert!(graph.users().iter().eq([&user, &std::ptr::null_mut()]));

    let graph: Graph<Item> = Graph::new(ItemInit { id: 1, friends: Null })?;
    assert!(graph.friends().is_empty());
    let graph: Graph<Item> = Graph::build(|pool, root| {
        let friend = |id| Item::new_in(pool, ItemInit { id, friends: Null });
        let friends = [friend(2)?, friend(3)?];
        root.fill(ItemInit { id: 1, friends })
    })?;
    assert!(graph.friends().iter().map(|friend| friend.unwrap().id()).eq([2, 3]));

    let graph: Graph<Group> = Graph::new(GroupInit { links: [Null, Null] })?;
    assert!(graph.n() == 2 && graph.links().iter().all(|link| link.is_none()));
    Ok(())
}
