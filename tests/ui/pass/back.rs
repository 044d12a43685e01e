//! Pointers back in generic structs, by other names, with editors, and to several holders.
use std::ptr;

use cymem::{Chain, Graph, Null, Plain, PoolAlloc, Zeroed};

#[derive(PoolAlloc)]
#[repr(C)]
struct Tree<T: Plain> {
    value: T,
    #[pool(back)]
    parent: *const Tree<T>,
    len: u8,
    #[pool(len = len, back)]
    kids: *mut Self,
}

type Up = *mut Folder;

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Folder {
    id: u32,
    #[pool(back)]
    up: Up,
    #[pool(one, back)]
    r#in: *mut Folder,
    #[pool(one, back)]
    files: *mut File,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct File {
    size: u64,
    #[pool(back)]
    folder: *mut Folder,
    #[pool(back)]
    archive: *mut Archive,
    #[pool(list)]
    next: *mut Self,
    #[pool(back = next)]
    before: *mut Self,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit, derive(Debug, PartialEq))]
struct Archive {
    len: usize,
    #[pool(len = len, back)]
    files: *mut File,
}

fn main() {
    let leaf = |value| TreeInit { value, kids: [Zeroed; 0] };
    let tree: Graph<Tree<f64>> = Graph::new(TreeInit { value: 1.0, kids: [leaf(2.0), leaf(3.0)] }).unwrap();
    assert!(ptr::eq(tree.kids()[1].parent().unwrap(), &*tree));

    let files = || Chain([1, 2].map(|size| FileInit { size }));
    let folder = FolderInit { id: 2, r#in: Null, files: files() };
    let mut graph: Graph<Folder> = Graph::new(FolderInit { id: 1, r#in: folder, files: files() }).unwrap();
    let check = |graph: &FolderView| {
        let inner = graph.r#in().unwrap();
        assert_eq!(inner.up().unwrap().id(), 1);
        let second = inner.files().unwrap().next().next().unwrap();
        assert!(ptr::eq(second.before().unwrap(), inner.files().unwrap()));
        assert!(ptr::eq(second.folder().unwrap(), inner));
        assert!(second.archive().is_none());
    };
    check(&graph);
    graph.edit().enter_in().unwrap().enter_up().unwrap().set_id(1);
    check(&graph.try_clone().unwrap());

    let archive: Graph<Archive> = Graph::new(ArchiveInit { files: [FileInit { size: 3 }] }).unwrap();
    assert!(ptr::eq(archive.files()[0].archive().unwrap(), &*archive));
    assert!(archive.files()[0].folder().is_none());
}
