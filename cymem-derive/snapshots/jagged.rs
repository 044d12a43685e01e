///The recipe of [`Jagged`]: data for its fields, written to a pool by `Jagged::new_in`, `Pool::build` or `Graph::new`.
pub struct JaggedInit<Rows> {
    ///The `rows` of the struct.
    pub rows: Rows,
}
///A [`Jagged`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct JaggedView(::cymem::private::Node<Jagged, (::cymem::private::Seen<f64>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Jagged {
        /**Builds a `Jagged`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Jagged {
        type View = JaggedView;
        type Kind = __cymem::IsNode;
        type Fields = (i32, __cymem::Numbers<i32>, __cymem::Numbers<f64>);
        const DESCRIPTION: &'static __cymem::str = "Jagged: n count; lens filled len 0 numbers; rows rows 1 0 len row numbers";
        const NAMED: __cymem::Named = (&[__cymem::node::<i32>], &[]);
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
            __cymem::Jagged<*const i32, __cymem::Counted>,
        >,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Jagged,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
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
                    __cymem::core::cell::Cell::get(&__cymem_lens_2).cast(),
                );
                let __cymem_field_0 = __cymem_writer
                    .cymem_count(&__cymem_agreed_0, "Jagged.n");
                __cymem_writer
                    .cymem_store(
                        &Jagged {
                            n: __cymem_field_0,
                            lens: __cymem_field_1,
                            rows: __cymem_field_2,
                        },
                        __cymem_slot,
                    )
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
        pub fn lens(&self) -> &[i32] {
            unsafe { __cymem::numbers(self.0.raw.lens, self.0.raw.n) }
        }
        ///The field `rows`.
        #[inline]
        pub fn rows(
            &self,
        ) -> __cymem::List<'_, *const f64, __cymem::Row<*const i32, __cymem::Counted>> {
            unsafe {
                <__cymem::Jagged<
                    *const i32,
                    __cymem::Counted,
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
    const _: () = __cymem::check::<Jagged>();
};
