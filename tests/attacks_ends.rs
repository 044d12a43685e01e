//! Attacks on arrays that end themselves: the end of one is no node, and need not be one.

#![forbid(unsafe_code)]

use std::ffi::c_char;

use cymem::{Error, Graph, Null, PoolAlloc};

/// As C has options: with their own size in front.
#[derive(PoolAlloc)]
#[repr(C)]
struct Opt {
    #[pool(size_of)]
    size: u16,
    #[pool(value = 7)]
    version: u16,
    n: u32,
    #[pool(len = n)]
    values: *mut u8,
}

#[derive(PoolAlloc)]
#[repr(C)]
union Value {
    #[pool(when = 1)]
    number: u32,
    #[pool(when = 2, cstr)]
    text: *const c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Tagged {
    kind: u32,
    #[pool(tag = kind)]
    value: Value,
    on: bool,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Flat {
    #[pool(value = 7)]
    version: u16,
    id: u16,
    on: bool,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct Options {
    #[pool(zero_terminated)]
    options: *mut Opt,
    #[pool(zero_terminated)]
    tagged: *mut Tagged,
    #[pool(zero_terminated)]
    flat: *mut Flat,
    #[pool(zero_terminated, until = |tagged| !tagged.on)]
    until: *mut Tagged,
}

fn options() -> Graph<Options> {
    Graph::new(OptionsInit {
        options: [OptInit { values: [1_u8, 2] }],
        tagged: [TaggedInit { value: Value::number(5), on: false }],
        flat: [FlatInit { id: 1, on: true }, FlatInit { id: 0, on: false }],
        until: [TaggedInit { value: Value::text("text"), on: true }],
    })
    .unwrap()
}

fn assert_is_whole(options: &OptionsView) {
    assert_eq!((options.options().len(), options.options()[0].values()), (1, &[1, 2][..]));
    assert!(matches!(options.tagged(), [one] if matches!(one.value(), ValueView::Number(5))));
    assert_eq!(options.flat().iter().map(|flat| flat.id()).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(options.until().len(), 1);
    assert!(matches!(options.until()[0].value(), ValueView::Text(Some(text)) if text == c"text"));
}

/// An end of zeros has neither the constants of a node nor a tag that is known, and the graph is whole all the same.
#[test]
fn rule_28_the_end_of_an_array_is_no_node() -> Result<(), Error> {
    let options = options();
    assert_is_whole(&options);
    let copy = options.try_clone()?;
    assert!(options.same(&copy)?);
    let loaded = Graph::<Options>::load(&copy.save_to_vec()?)?;
    assert_is_whole(&loaded);
    Ok(())
}

/// What stands in front of the end is one, and is checked as such: whichever byte is another one.
#[test]
fn rule_28_elements_in_front_of_the_end_are_checked() -> Result<(), Error> {
    let bytes = options().save_to_vec()?;
    let (mut refused, mut taken) = (0, 0);
    for at in (0..bytes.len()).step_by(if cfg!(miri) { 17 } else { 1 }) {
        for flip in [1, 0x80, 0xFF] {
            let mut bytes = bytes.clone();
            bytes[at] ^= flip;
            match Graph::<Options>::load(&bytes) {
                Err(_) => refused += 1,
                Ok(loaded) => {
                    taken += 1;
                    assert!(
                        loaded
                            .options()
                            .iter()
                            .all(|opt| opt.version() == 7 && opt.size() as usize == size_of::<Opt>())
                    );
                    assert!(
                        loaded
                            .tagged()
                            .iter()
                            .chain(loaded.until())
                            .all(|one| !matches!(one.value(), ValueView::Unknown(_)))
                    );
                    assert!(loaded.flat().iter().all(|flat| flat.version() == 7));
                }
            }
        }
    }
    assert!(refused > 0 && taken > 0);
    Ok(())
}

/// Nothing but the end is there.
#[test]
fn rule_28_ends_alone() -> Result<(), Error> {
    let none: Graph<Options> = Graph::new(OptionsInit {
        options: Null,
        tagged: Null,
        flat: [FlatInit { id: 0, on: true }; 0],
        until: Null,
    })?;
    let loaded = Graph::<Options>::load(&none.save_to_vec()?)?;
    assert!(loaded.tagged().is_empty() && loaded.flat().is_empty());
    assert!(none.same(&loaded)?);
    Ok(())
}
