///The recipe of [`Rows`]: data for its fields, written to a pool by `Rows::new_in`, `Pool::build` or `Graph::new`.
pub struct RowsInit<Cells> {
    ///The `cells` of the struct.
    pub cells: Cells,
}
///A [`Rows`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct RowsView(::cymem::private::Node<Rows, (::cymem::private::Seen<f32>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Rows {
        /**Builds a `Rows`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Rows {
        type View = RowsView;
        type Kind = __cymem::IsNode;
        type Fields = (usize, usize, __cymem::Numbers<f32>);
        const DESCRIPTION: &'static __cymem::str = "Rows: height count; width count; cells len 0 len 1 numbers";
    }
    unsafe impl<Cells, Shape: __cymem::NewNodes> __cymem::Source<Rows, Shape>
    for RowsInit<Cells> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Cells,
    > __cymem::Write<Context, Rows, __cymem::Value, __cymem::Recipe> for RowsInit<Cells>
    where
        Cells: __cymem::Put<Context, *mut *mut f32, __cymem::Counted<__cymem::Counted>>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Rows,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                let __cymem_agreed_0 = __cymem::Agreed::open();
                let __cymem_agreed_1 = __cymem::Agreed::open();
                __cymem_writer
                    .cymem_store(
                        &Rows {
                            cells: __cymem_writer
                                .cymem_counted(
                                    self.cells,
                                    &__cymem_agreed_0,
                                    1,
                                    __cymem::Length::new(
                                        &__cymem_agreed_1,
                                        1,
                                        (),
                                        "Rows.cells",
                                    ),
                                    "Rows.cells",
                                ),
                            height: __cymem_writer
                                .cymem_count(&__cymem_agreed_0, "Rows.height"),
                            width: __cymem_writer
                                .cymem_count(&__cymem_agreed_1, "Rows.width"),
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl RowsView {
        ///The field `height`.
        #[inline]
        pub fn height(&self) -> usize {
            self.0.raw.height
        }
        ///The field `width`.
        #[inline]
        pub fn width(&self) -> usize {
            self.0.raw.width
        }
        ///The field `cells`.
        #[inline]
        pub fn cells(&self) -> __cymem::List<'_, *mut f32, __cymem::Counted> {
            unsafe {
                <__cymem::Counted<
                    __cymem::Counted,
                > as __cymem::Shape<
                    *mut *mut f32,
                >>::view(
                    __cymem::Counted::new(
                        __cymem::stored_len(self.0.raw.height),
                        __cymem::Counted::new(
                            __cymem::stored_len(self.0.raw.width),
                            __cymem::Value,
                        ),
                    ),
                    &self.0.raw.cells,
                )
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Rows {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Rows>();
};
