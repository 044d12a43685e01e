//! Arrays that copies share without end, and readers, writers and deserializers that do as they like (rules 23 and 28).

use std::ffi::{CString, c_char};
use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use cymem::{Cloned, Copied, FromC, Graph, Limits, Null, Pool, PoolAlloc};
use serde::Deserialize;
use serde::de::value::Error as DataError;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

/// As many copies of the bytes of a node in one array as have the same array below: `2^DEPTH` ways to the last one.
const DEPTH: u32 = if cfg!(miri) { 8 } else { 60 };

macro_rules! shared {
    ($($name:ident: $node:ident $init:ident $(($count:ident))? $($given:ident = $value:literal)? { $($attribute:tt)* } $($end:ident)?;)*) => { $(
        #[derive(PoolAlloc)]
        #[repr(C)]
        #[pool(derive(Debug, PartialEq))]
        struct $node {
            id: u32,
            $($count: u32,)?
            $($given: u32,)?
            #[pool($($attribute)*)]
            kids: *mut $node,
            $($end: *mut $node,)?
            #[pool(link)]
            link: *mut $node,
        }

        #[test]
        fn $name() {
            let pool = Pool::new();
            let mut node = pool.build::<$node, _>($init { id: 1, $($given: $value,)? kids: Null, link: Null }).unwrap();
            for id in 2..DEPTH {
                let kids = [Copied(node), Copied(node)];
                node = pool.build::<$node, _>($init { id, $($given: $value,)? kids, link: node }).unwrap();
            }
            let copy = pool.copy::<$node>(&node).unwrap();
            assert!(*copy == *node && copy.kids()[0].as_raw().kids == copy.kids()[1].as_raw().kids);
            let graph: Graph<$node> = Graph::new(Cloned(&*node)).unwrap();
            let loaded = Graph::load(&graph.save_to_vec().unwrap()).unwrap();
            assert!(graph.same(&loaded).unwrap());
            // SAFETY: C could have built the same.
            let imported = unsafe { $node::import(node.as_ptr(), Limits::new()) }.unwrap();
            assert!(graph.same(&imported).unwrap());
            assert!(graph.stats().allocations < 4 * DEPTH as usize);
            assert!(graph.dot().to_string().len() < 1000 * DEPTH as usize);
            assert!(graph.report().unwrap().to_string().contains("kids"));
            assert!(format!("{:?}", &*graph).len() < 200_000);
        }
    )* };
}

shared! {
    rule_23_counted: Counted CountedInit (n) { len = n };
    rule_23_aligned: Aligned AlignedInit (n) { len = n, align = 64 };
    rule_23_with_room: Room RoomInit (n) room = 3 { len = n, capacity = room };
    rule_23_ended_by_zeros: Zeros ZerosInit { zero_terminated };
    rule_23_with_an_end: End EndInit { end = end } end;
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Tree {
    id: u32,
    n: u32,
    #[pool(len = n, align = 32)]
    kids: *mut Tree,
}

/// Data has no form for what is shared, arrays included.
#[test]
fn rule_23_shared_arrays_are_no_data() {
    let pool = Pool::new();
    let mut node = pool.build::<Tree, _>(TreeInit { id: 1, kids: Null }).unwrap();
    for id in 2..40 {
        node = pool.build::<Tree, _>(TreeInit { id, kids: [Copied(node), Copied(node)] }).unwrap();
    }
    let graph: Graph<Tree> = Graph::new(Cloned(&*node)).unwrap();
    let error = serde_json::to_string(&graph).unwrap_err().to_string();
    assert!(error.contains("the array was met before"), "{error}");
}

/// Says that it has read or written more than there was room for.
struct Liar;

impl Read for Liar {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        bytes.fill(7);
        Ok(bytes.len() + 1000)
    }
}

impl Write for Liar {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len() + 1)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One byte at a time, and an interruption after each.
struct Slow<'a>(&'a [u8], bool);

impl Read for Slow<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.1 = !self.1;
        let len = bytes.len().min(1);
        if self.1 { self.0.read(&mut bytes[..len]) } else { Err(io::ErrorKind::Interrupted.into()) }
    }
}

#[test]
fn rule_28_readers_and_writers_lie() {
    let graph: Graph<Tree> = Graph::new(TreeInit { id: 5, kids: [TreeInit { id: 6, kids: Null }] }).unwrap();
    // The standard library panics.
    assert!(!catch_unwind(|| Graph::<Tree>::load_from(Liar, 1 << 20).is_ok()).unwrap_or(false));
    assert!(!catch_unwind(AssertUnwindSafe(|| graph.save(&mut Liar).is_ok())).unwrap_or(false));
    let saved = graph.save_to_vec().unwrap();
    assert!(Graph::<Tree>::load_from(Slow(&saved, false), 1 << 20).unwrap().same(&graph).unwrap());
    for len in (0..saved.len()).step_by(if cfg!(miri) { 19 } else { 1 }) {
        assert!(Graph::<Tree>::load_from(Slow(&saved[..len], false), 1 << 20).is_err());
        assert!(Graph::<Tree>::load(&saved[..len]).is_err());
    }
    assert!(Graph::<Tree>::load_from(&saved[..], saved.len() - 1).is_err());
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Texts {
    #[pool(cstr)]
    text: *const c_char,
    n: u32,
    #[pool(utf16, len = n)]
    wide: *const u16,
    #[pool(str)]
    short: [c_char; 8],
    r#type: u8,
}

/// Text that would end a string of Graphviz.
#[test]
fn rule_28_drawings_hold_any_text() {
    let hostile = "\"];x->y[label=\"\\{|}<>\n\r\t\u{7f}";
    let init = TextsInit { text: hostile, wide: "\"\u{202e}x", short: "\\\"", r#type: 1 };
    let drawn = Graph::<Texts>::new(init).unwrap().dot().to_string();
    let text = r#"\"\\\"];x-\>y[label=\\\"\\\\\{\|\}\<\>\\n\\r\\t\\u\{7f\}\""#;
    assert!(drawn.contains(text), "{drawn}");
    let text = CString::new(*b"\xff\xfe\"").unwrap();
    let graph = Graph::<Texts>::new(TextsInit { text, wide: Null, short: "", r#type: 1 }).unwrap();
    assert!(graph.dot().to_string().contains(r#"\"\\xFF\\xFE\\\"\""#));
    assert!(serde_json::to_string(&graph).is_err());
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug))]
struct Mixed {
    id: u32,
    room: u32,
    n: u32,
    #[pool(len = n, capacity = room)]
    kids: *mut Kid,
    #[pool(zero_terminated)]
    values: *mut u16,
}

#[derive(PoolAlloc)]
#[repr(C)]
#[pool(derive(Debug))]
struct Kid {
    id: u32,
    #[pool(zero_terminated)]
    kids: *mut Kid,
}

macro_rules! anything {
    () => {
        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
            tuple_struct map identifier ignored_any enum option newtype_struct seq struct
        }
    };
}

/// One word, or one number, whatever is asked for.
struct One(Result<u64, &'static str>);

impl<'de> Deserializer<'de> for One {
    type Error = DataError;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DataError> {
        match self.0 {
            Ok(number) => visitor.visit_u64(number),
            Err(word) => visitor.visit_str(word),
        }
    }
    anything!();
}

/// Answers each question with another kind of data.
struct Hostile(u32);

impl<'de> Deserializer<'de> for Hostile {
    type Error = DataError;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DataError> {
        match self.0 % 8 {
            0 => visitor.visit_map(Fields(0, 3)),
            1 => visitor.visit_seq(Elements(0)),
            2 => visitor.visit_u64(u64::MAX),
            3 => visitor.visit_str("a\0b"),
            4 => visitor.visit_none(),
            5 => visitor.visit_some(Hostile(self.0 + 7)),
            6 => visitor.visit_bytes(&[1, 2, 3]),
            _ => visitor.visit_newtype_struct(Hostile(self.0 + 1)),
        }
    }
    anything!();
}

/// A struct whose `id` is this; and a number, or an array.
struct Good(u32);

impl<'de> Deserializer<'de> for Good {
    type Error = DataError;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DataError> {
        visitor.visit_u64(self.0.into())
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DataError> {
        visitor.visit_map(Fields(if fields.len() == 2 { 4 } else { 0 }, self.0))
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DataError> {
        visitor.visit_some(self)
    }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DataError> {
        visitor.visit_seq(Elements(0))
    }
    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct map identifier ignored_any enum newtype_struct
    }
}

/// The fields of a `Mixed`, or from the fifth on those of a `Kid`, which has no kids.
struct Fields(usize, u32);

impl<'de> MapAccess<'de> for Fields {
    type Error = DataError;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, key: K) -> Result<Option<K::Value>, DataError> {
        let names = ["id", "room", "kids", "values", "id", "kids"];
        let Some(&name) = names.get(self.0).filter(|_| self.0 != 4 || self.1 < 100) else { return Ok(None) };
        self.0 += 1;
        if self.0 == 4 {
            self.1 += 100;
        }
        key.deserialize(One(Err(name))).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, value: V) -> Result<V::Value, DataError> {
        match self.0 {
            1 | 5 => value.deserialize(One(Ok(u64::from(self.1 % 100)))),
            2 => value.deserialize(One(Ok(8))),
            6 => value.deserialize(Hostile(4)),
            _ => value.deserialize(Good(1)),
        }
    }
    fn size_hint(&self) -> Option<usize> {
        Some(usize::MAX)
    }
}

/// Two elements, and one that is written though there is none; then it goes on.
struct Elements(u32);

impl<'de> SeqAccess<'de> for Elements {
    type Error = DataError;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DataError> {
        self.0 += 1;
        let element = seed.deserialize(Good(self.0))?;
        Ok(if self.0 == 3 { None } else { Some(element) })
    }
    fn size_hint(&self) -> Option<usize> {
        Some(usize::MAX)
    }
}

#[test]
fn rule_28_a_deserializer_writes_what_it_denies() {
    for kind in 0..32 {
        assert!(Graph::<Mixed>::deserialize(Hostile(kind)).map_or(true, |graph| graph.kids().len() == 2));
    }
    let graph = Graph::<Mixed>::deserialize(Good(5)).unwrap();
    assert_eq!(format!("{:?}", graph.kids()), "[Kid { id: 1, kids: [] }, Kid { id: 2, kids: [] }]");
    assert_eq!((graph.id(), graph.room(), graph.values()), (5, 8, &[1, 2][..]));
    for index in 2..8 {
        // SAFETY: there is room for so many.
        let kid = unsafe { graph.as_raw().kids.add(index) };
        // SAFETY: all of it is written.
        let Kid { id, kids } = unsafe { kid.read() };
        assert!(id == 0 && kids.is_null());
    }
}
