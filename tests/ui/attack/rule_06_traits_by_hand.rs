// Rule 6: what unsafe code trusts is unsafe to implement, or sealed.
use cymem::{Context, Count, Engine, Init, InitArray, ListNode, Nullable, Plain, Pointer, Shape, Str, Terminator, ToNode};

struct Mine;
#[derive(Clone, Copy)]
struct Copied;

impl Plain for Mine {}
impl Nullable for Mine {}
impl ToNode for Mine {}
impl Str for Mine {}
unsafe impl Context for Copied {}
unsafe impl Engine for Mine {}
unsafe impl Pointer for Copied {}
impl cymem::private::Phantom for Mine {}
impl cymem::private::Constant for Mine {}
impl Terminator<u8> for Mine {}
impl Count for Copied {}
impl<C: Context> Init<C, u8> for Mine {}
impl<C: Context> InitArray<C, u8> for Mine {}
impl Shape<u8> for Copied {}
impl ListNode for Mine {}

fn main() {}
