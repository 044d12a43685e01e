///The recipe of [`Generic`]: data for its fields, written to a pool by `Generic::new_in`, `Pool::build` or `Graph::new`.
pub struct GenericInit<T: ::cymem::Plain, const N: usize, Rest> {
    ///The `first` of the struct.
    pub first: [T; N],
    ///The `rest` of the struct.
    pub rest: Rest,
}
///A [`Generic`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct GenericView<T: ::cymem::Plain, const N: usize>(
    ::cymem::private::Node<Generic<T, N>, ([T; N], ::cymem::private::Seen<T>)>,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl<T: ::cymem::Plain, const N: usize> Generic<T, N> {
        /**Builds a `Generic`, and all that it points to, in the pool.

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
    unsafe impl<T: ::cymem::Plain, const N: usize> __cymem::PoolAlloc for Generic<T, N> {
        type View = GenericView<T, N>;
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
                            &raw const (*__cymem_start).first as *const __cymem::u8,
                            __cymem::generic::<[T; N]>(),
                        ),
                        (
                            &raw const (*__cymem_start).n as *const __cymem::u8,
                            <u8 as __cymem::PlainField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).rest as *const __cymem::u8,
                            __cymem::OtherField::<*mut T>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Generic: first; n count; rest len 1 elements";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (&[__cymem::LeadsTo::<T>::node], &[])
        };
    }
    unsafe impl<
        T: ::cymem::Plain,
        const N: usize,
        Rest,
        Shape: __cymem::NewNodes,
    > __cymem::Source<Generic<T, N>, Shape> for GenericInit<T, N, Rest> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        T: ::cymem::Plain,
        const N: usize,
        Rest,
    > __cymem::Write<Context, Generic<T, N>, __cymem::Value, __cymem::Recipe>
    for GenericInit<T, N, Rest>
    where
        Rest: __cymem::Put<Context, *mut T, __cymem::Counted>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Generic<T, N>,
        ) -> __cymem::Written {
            use __cymem::NotPlain as _;
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_1 = __cymem::Agreed::open();
                let __cymem_field_2 = __cymem_writer
                    .cymem_array(self.rest, &__cymem_agreed_1, "Generic.rest");
                let __cymem_field_1 = __cymem_writer
                    .cymem_count(&__cymem_agreed_1, "Generic.n");
                let Generic { first: _, n: _, rest: _ } = *__cymem_slot;
                __cymem::Probe::<
                    [T; N],
                >::write_fields(&self.first, &raw mut (*__cymem_slot).first);
                (*__cymem_slot).n = __cymem_field_1;
                (*__cymem_slot).rest = __cymem_field_2;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl<T: ::cymem::Plain, const N: usize> GenericView<T, N> {
        ///The field `first`.
        #[inline]
        pub fn first(&self) -> [T; N] {
            unsafe { __cymem::get(&self.0.raw.first) }
        }
        ///The field `n`.
        #[inline]
        pub fn n(&self) -> u8 {
            self.0.raw.n
        }
        ///The field `rest`.
        #[inline]
        pub fn rest(&self) -> &[<T as __cymem::PoolAlloc>::View] {
            unsafe { __cymem::array(self.0.raw.rest, self.0.raw.n) }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Generic<T, N> {
            &self.0.raw
        }
    }
};
