///The recipe of [`Address`]: data for its fields, written to a pool by `Address::new_in`, `Pool::build` or `Graph::new`.
pub struct AddressInit<Ids> {
    ///The `ids` of the struct.
    pub ids: Ids,
}
///A [`Address`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct AddressView(
    ::cymem::private::Node<
        Address,
        (::cymem::private::Seen<<Address as ::cymem::private::Elem<0usize>>::Of>,),
    >,
);
const _: () = {
    use ::cymem::private as __cymem;
    impl Address {
        /**Builds a `Address`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Address {
        type View = AddressView;
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
                            &raw const (*__cymem_start).ids as *const __cymem::u8,
                            <u64 as __cymem::VoidField>::TYPE,
                        ),
                        (
                            &raw const (*__cymem_start).count as *const __cymem::u8,
                            <u32 as __cymem::PlainField>::TYPE,
                        ),
                    ],
                )
            }
        };
        const DESCRIPTION: &'static __cymem::str = "Address: ids len 1 elements; count count";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (
                &[
                    __cymem::LeadsTo::<
                        <Address as ::cymem::private::Elem<0usize>>::Of,
                    >::node,
                ],
                &[],
            )
        };
    }
    impl __cymem::Elem<0usize> for Address {
        type Of = u32;
    }
    unsafe impl<Ids, Shape: __cymem::NewNodes> __cymem::Source<Address, Shape>
    for AddressInit<Ids> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Ids,
    > __cymem::Write<Context, Address, __cymem::Value, __cymem::Recipe>
    for AddressInit<Ids>
    where
        Ids: __cymem::Put<
            Context,
            *mut <Address as ::cymem::private::Elem<0usize>>::Of,
            __cymem::Counted,
        >,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Address,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer.cymem_clear(__cymem_slot);
                let __cymem_agreed_1 = __cymem::Agreed::open();
                let __cymem_field_0 = __cymem_writer
                    .cymem_array(self.ids, &__cymem_agreed_1, "Address.ids");
                let __cymem_field_1 = __cymem_writer
                    .cymem_count(&__cymem_agreed_1, "Address.count");
                let Address { ids: _, count: _ } = *__cymem_slot;
                (*__cymem_slot).ids = __cymem::VoidField::of(__cymem_field_0);
                (*__cymem_slot).count = __cymem_field_1;
                __cymem_writer.cymem_finish()
            }
        }
    }
    impl AddressView {
        ///The field `ids`.
        #[inline]
        pub fn ids(&self) -> &[u32] {
            unsafe {
                __cymem::behind::<
                    <Address as ::cymem::private::Elem<0usize>>::Of,
                    _,
                    __cymem::Counted,
                >(
                    &self.0.raw.ids,
                    __cymem::Counted::new(
                        __cymem::stored_len(self.0.raw.count),
                        __cymem::Value,
                    ),
                )
            }
        }
        ///The field `count`.
        #[inline]
        pub fn count(&self) -> u32 {
            self.0.raw.count
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Address {
            &self.0.raw
        }
    }
    const _: &[__cymem::Field] = <Address as __cymem::PoolAlloc>::FIELDS;
};
