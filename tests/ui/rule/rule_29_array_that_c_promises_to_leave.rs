use cymem::{Graph, PoolAlloc};

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct Point {
    x: f64,
    y: f64,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(edit)]
struct Line {
    len: usize,
    #[pool(len = len)]
    points: *const Point,
    #[pool(len = len)]
    widths: *const f64,
}

fn change(line: &mut Graph<Line>) {
    line.edit().points_mut().unwrap()[0].x = 1.0;
    line.edit().widths_mut().unwrap()[0] = 1.0;
}

fn main() {
    _ = change;
}
