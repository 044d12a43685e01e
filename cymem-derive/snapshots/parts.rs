///The recipe of [`Parts`]: data for its fields, written to a pool by `Parts::new_in`, `Pool::build` or `Graph::new`.
pub struct PartsInit<Cells> {
    ///The `size` of the struct.
    pub size: Size,
    ///The `dims` of the struct.
    pub dims: [i32; 2],
    ///The `cells` of the struct.
    pub cells: Cells,
}
///A [`Parts`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct PartsView(::cymem::private::Node<Parts, (Size, [i32; 2])>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Parts {
        /**Builds a `Parts`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Parts {
        type View = PartsView;
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
                            &raw const (*__cymem_start).size as *const __cymem::u8,
                            <Size as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).dims as *const __cymem::u8,
                            <[i32; 2] as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).cells as *const __cymem::u8,
                            __cymem::OtherField::<*mut u8>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Parts: size; dims; cells len computed elements";
        const NAMED: __cymem::Named = (
            &[__cymem::node::<u8>],
            &[
                __cymem::Reference::computed::<
                    Self,
                >(|__cymem_node| __length2_0(&__cymem_node.size, &__cymem_node.dims)),
            ],
        );
    }
    #[inline]
    fn __length2_0(__cymem_whole_0: &Size, __cymem_whole_1: &[i32; 2]) -> __cymem::Len {
        __cymem::Len::times(
            __cymem::Len::of(
                *{
                    let _ = const { __cymem::core::mem::offset_of!(Size, w) };
                    &__cymem_whole_0.w
                },
            ),
            __cymem::Len::larger(
                __cymem::Len::of(
                    *{
                        let _ = const { __cymem::core::mem::offset_of!(Size, h) };
                        &__cymem_whole_0.h
                    },
                ),
                __cymem::Len::of(*__cymem::position::<_, 0>(__cymem_whole_1)),
            ),
        )
    }
    unsafe impl<Cells, Shape: __cymem::NewNodes> __cymem::Source<Parts, Shape>
    for PartsInit<Cells> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Cells,
    > __cymem::Write<Context, Parts, __cymem::Value, __cymem::Recipe>
    for PartsInit<Cells>
    where
        Cells: __cymem::Put<Context, *mut u8, __cymem::Counted>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Parts,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_2_0 = __cymem_writer
                    .cymem_fixed(
                        __length2_0(&self.size, &self.dims),
                        "size.w * max(size.h, dims[0])",
                        "Parts.cells",
                    );
                let __cymem_field_2 = __cymem_writer
                    .cymem_array(self.cells, &__cymem_agreed_2_0, "Parts.cells");
                let Parts { size: _, dims: _, cells: _ } = *__cymem_slot;
                __cymem::Probe::<
                    Size,
                >::write_fields(&self.size, &raw mut (*__cymem_slot).size);
                __cymem::Probe::<
                    [i32; 2],
                >::write_fields(&self.dims, &raw mut (*__cymem_slot).dims);
                (*__cymem_slot).cells = __cymem_field_2;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl PartsView {
        ///The field `size`.
        #[inline]
        pub fn size(&self) -> Size {
            unsafe { __cymem::get(&self.0.raw.size) }
        }
        ///The field `dims`.
        #[inline]
        pub fn dims(&self) -> [i32; 2] {
            unsafe { __cymem::get(&self.0.raw.dims) }
        }
        ///The field `cells`.
        #[inline]
        pub fn cells(&self) -> &[u8] {
            unsafe {
                __cymem::numbers(
                    self.0.raw.cells,
                    __cymem::Len::stored(__length2_0(&self.0.raw.size, &self.0.raw.dims)),
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Parts {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Parts as __cymem::PoolAlloc>::FIELDS;
};
