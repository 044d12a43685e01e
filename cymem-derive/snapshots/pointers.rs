///The recipe of [`Pointers`]: data for its fields, written to a pool by `Pointers::new_in`, `Pool::build` or `Graph::new`.
pub struct PointersInit<Planes> {
    ///The `planes` of the struct.
    pub planes: Planes,
}
///A [`Pointers`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct PointersView(::cymem::private::Node<Pointers, (::cymem::private::Seen<u8>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Pointers {
        /**Builds a `Pointers`, and all that it points to, in the pool.

# Errors

See `cymem::Error`.*/
        #[inline]
        pub fn new_in<
            'pool,
            PoolEngine: __cymem::Engine,
            PoolInit: __cymem::Put<
                    &'pool __cymem::Pool<PoolEngine>,
                    Self,
                    __cymem::Value,
                >,
        >(
            __cymem_pool: &'pool __cymem::Pool<PoolEngine>,
            __cymem_init: PoolInit,
        ) -> __cymem::Result<__cymem::Pooled<'pool, Self>, __cymem::Error> {
            __cymem::Pool::build::<Self, PoolInit>(__cymem_pool, __cymem_init)
        }
    }
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Pointers {
        type View = PointersView;
        type Kind = __cymem::IsNode;
        type Fields = ();
        const FIELDS: &'static [__cymem::Field] = {
            let __cymem_place = __cymem::core::mem::MaybeUninit::<Self>::uninit();
            let __cymem_start = __cymem::core::mem::MaybeUninit::as_ptr(&__cymem_place);
            unsafe {
                &__cymem::checked_fields(
                    __cymem_start,
                    1usize,
                    [
                        (
                            &raw const (*__cymem_start).n as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).planes as *const __cymem::u8,
                            __cymem::OtherField::<[*mut u8; 4]>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Pointers: n count; planes each len 0 elements";
        const NAMED: __cymem::Named = (&[__cymem::node::<u8>], &[]);
    }
    unsafe impl<Planes, Shape: __cymem::NewNodes> __cymem::Source<Pointers, Shape>
    for PointersInit<Planes> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Planes,
    > __cymem::Write<Context, Pointers, __cymem::Value, __cymem::Recipe>
    for PointersInit<Planes>
    where
        Planes: __cymem::Put<Context, [*mut u8; 4], __cymem::Pointers<__cymem::Counted>>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Pointers,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                __cymem_writer
                    .cymem_measured(
                        self.planes,
                        __cymem::Length::new(
                            &__cymem_agreed_0,
                            1,
                            (),
                            "Pointers.planes",
                        ),
                        &raw mut (*__cymem_slot).planes,
                        "Pointers.planes",
                    );
                let __cymem_field_0 = __cymem_writer
                    .cymem_count(&__cymem_agreed_0, "Pointers.n");
                let Pointers { n: _, planes: _ } = *__cymem_slot;
                (*__cymem_slot).n = __cymem_field_0;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl PointersView {
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> u32 {
            self.0.raw.n
        }
        ///The field `planes`.
        #[inline]
        pub fn planes(&self) -> __cymem::List<'_, *mut u8, __cymem::Counted> {
            unsafe {
                <__cymem::Pointers<
                    __cymem::Counted,
                > as __cymem::Shape<
                    [*mut u8; 4],
                >>::view(
                    __cymem::Pointers::new(
                        __cymem::Counted::new(
                            __cymem::stored_len(self.0.raw.n),
                            __cymem::Value,
                        ),
                    ),
                    &self.0.raw.planes,
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Pointers {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Pointers as __cymem::PoolAlloc>::FIELDS;
};
