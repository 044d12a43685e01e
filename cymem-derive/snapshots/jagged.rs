///The recipe of [`Jagged`]: data for its fields, written to a pool by `Jagged::new_in`, `Pool::build` or `Graph::new`.
pub struct JaggedInit<Rows> {
    ///The `rows` of the struct.
    pub rows: Rows,
}
///A [`Jagged`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct JaggedView(
    ::cymem::private::Node<
        Jagged,
        (::cymem::private::Seen<i32>, ::cymem::private::Seen<f64>),
    >,
);
impl Jagged {
    /**Builds a `Jagged`, and all that it points to, in the pool.

# Errors

See `cymem::Error`.*/
    #[inline]
    pub fn new_in<'pool, PoolEngine, PoolInit>(
        __cymem_pool: &'pool ::cymem::Pool<PoolEngine>,
        __cymem_init: PoolInit,
    ) -> ::cymem::private::Result<::cymem::Pooled<'pool, Self>, ::cymem::Error>
    where
        PoolEngine: ::cymem::Engine,
        PoolInit: ::cymem::private::Put<
            &'pool ::cymem::Pool<PoolEngine>,
            Self,
            ::cymem::private::Value,
        >,
    {
        ::cymem::Pool::build(__cymem_pool, __cymem_init)
    }
}
const _: () = {
    use ::cymem::private as __cymem;
    #[automatically_derived]
    unsafe impl __cymem::PoolAlloc for Jagged {
        type View = JaggedView;
        type Kind = __cymem::IsNode;
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
                            __cymem::OtherField::<i32>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).lens as *const __cymem::u8,
                            __cymem::OtherField::<*const i32>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).rows as *const __cymem::u8,
                            __cymem::OtherField::<*const *const f64>::TYPE,
                        ),
                    ],
                )
            }
        };
    }
    unsafe impl<Rows, Shape: __cymem::NewNodes> __cymem::Source<Jagged, Shape>
    for JaggedInit<Rows> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Rows,
    > __cymem::Write<Context, Jagged, __cymem::Value, __cymem::Recipe>
    for JaggedInit<Rows>
    where
        Rows: __cymem::Put<
            Context,
            *const *const f64,
            __cymem::Jagged<*const i32, __cymem::Counted<__cymem::Value>>,
        >,
    {
        #[inline]
        unsafe fn write(
            self,
            __cymem_build: &__cymem::Build<Context>,
            _: (),
            __cymem_slot: *mut Jagged,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = __cymem::Writer::start(__cymem_build, __cymem_slot);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                let __cymem_each_2 = __cymem::Agreed::open();
                let __cymem_lens_2 = __cymem::core::cell::Cell::new(
                    __cymem::core::ptr::null_mut(),
                );
                let __cymem_field_2 = __cymem_writer
                    .cymem_pointer(
                        self.rows,
                        __cymem::RowLengths::new(
                            __cymem::Length::new(
                                &__cymem_agreed_0,
                                1,
                                (),
                                "Jagged.rows",
                            ),
                            __cymem::Length::new(&__cymem_each_2, 1, (), "Jagged.rows"),
                            &__cymem_each_2,
                            &__cymem_lens_2,
                        ),
                        "Jagged.rows",
                    );
                let __cymem_field_1: *const i32 = __cymem::Pointer::from_mut(
                    __cymem_lens_2.get().cast(),
                );
                let __cymem_field_0 = __cymem_writer
                    .cymem_count::<i32>(&__cymem_agreed_0, "Jagged.n");
                let Jagged { n: _, lens: _, rows: _ } = *__cymem_slot;
                (*__cymem_slot).n = __cymem_field_0;
                (*__cymem_slot).lens = __cymem_field_1;
                (*__cymem_slot).rows = __cymem_field_2;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl JaggedView {
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> i32 {
            self.0.raw.n
        }
        ///The field `lens`.
        #[inline]
        pub fn lens(&self) -> &[__cymem::ViewOf<i32>] {
            unsafe { __cymem::array(self.0.raw.lens, self.0.raw.n) }
        }
        ///The field `rows`.
        #[inline]
        pub fn rows(
            &self,
        ) -> __cymem::List<
            '_,
            *const f64,
            __cymem::Row<*const i32, __cymem::Counted<__cymem::Value>>,
        > {
            unsafe {
                <__cymem::Jagged<
                    *const i32,
                    __cymem::Counted<__cymem::Value>,
                > as __cymem::Shape<
                    *const *const f64,
                >>::view(
                    __cymem::Jagged::new(
                        __cymem::stored_len(self.0.raw.n),
                        self.0.raw.lens,
                        __cymem::Counted::new(
                            __cymem::stored_len(0_usize),
                            __cymem::Value,
                        ),
                    ),
                    &self.0.raw.rows,
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Jagged {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Jagged as __cymem::PoolAlloc>::FIELDS;
};
