use cymem::callback::Function;

struct Mine;

impl Function<(i32,)> for Mine {
    type First = fn();
    type Last = fn();
}

fn main() {}
