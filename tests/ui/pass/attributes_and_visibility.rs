#![deny(warnings)]

mod library {
    use cymem::PoolAlloc;

    /// Documented.
    #[derive(PoolAlloc)]
    #[repr(C)]
    pub struct Node {
        secret: u32,
        pub(crate) inner: u8,
        #[deprecated]
        pub old: u16,
        #[cfg(any())]
        pub absent: Vec<u8>,
        #[cfg(all())]
        pub present: u64,
        pub r#type: u32,
        #[pool(len = r#type)]
        pub r#in: *mut u8,
    }

    #[allow(deprecated)]
    pub fn recipe() -> NodeInit<[u8; 2]> {
        NodeInit { secret: 7, inner: 1, old: 2, present: 3, r#in: *b"in" }
    }

    pub fn secret(node: &NodeView) -> u32 {
        node.secret()
    }
}

fn main() -> Result<(), cymem::Error> {
    let graph: cymem::Graph<library::Node> = cymem::Graph::new(library::recipe())?;
    assert_eq!((library::secret(&graph), graph.inner(), graph.present()), (7, 1, 3));
    assert_eq!((graph.r#type(), graph.r#in()), (2, &b"in"[..]));
    Ok(())
}
