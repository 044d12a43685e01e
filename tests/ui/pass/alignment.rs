use cymem::{Pool, PoolAlloc};

#[derive(PoolAlloc)]
#[repr(C, align(64))]
struct Line {
    id: u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[repr(align(128))]
struct Lines {
    n: u8,
    #[pool(len = n)]
    lines: *mut Line,
}

fn main() -> Result<(), cymem::Error> {
    let pool = Pool::new();
    for round in 0..10 {
        pool.alloc::<u8>(1)?;
        let lines = Lines::new_in(&pool, LinesInit { lines: [Line { id: round }, Line { id: 1 }] })?;
        assert_eq!(lines.as_ptr().addr() % 128, 0);
        assert_eq!(lines.lines().as_ptr().addr() % 64, 0);
        assert_eq!((lines.lines()[0].id, lines.lines()[1].id), (round, 1));
    }
    Ok(())
}
