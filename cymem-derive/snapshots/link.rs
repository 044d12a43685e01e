///The recipe of [`Owned`]: data for its fields, written to a pool by `Owned::new_in`, `Pool::build` or `Graph::new`.
pub struct OwnedInit<Owner> {
    ///The `id` of the struct.
    pub id: u32,
    ///The `owner` of the struct.
    pub owner: Owner,
}
///A [`Owned`] that was written to a pool: safe reads of its fields and of what they point to.
#[repr(transparent)]
pub struct OwnedView(::cymem::private::Node<Owned, (::cymem::private::Seen<Owned>,)>);
const _: () = {
    use ::cymem::private as __cymem;
    impl Owned {
        /**Builds a `Owned`, and all that it points to, in the pool.

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
    unsafe impl __cymem::PoolAlloc for Owned {
        type View = OwnedView;
        type Kind = __cymem::IsNode;
        type Fields = (u32, __cymem::AnyPointer);
        const DESCRIPTION: &'static __cymem::str = "Owned: id; owner link";
        const NAMED: __cymem::Named = {
            #[allow(unused_imports)]
            use __cymem::LeadsNowhere as _;
            (&[__cymem::LeadsTo::<Owned>::node], &[])
        };
    }
    unsafe impl<Owner, Shape: __cymem::NewNodes> __cymem::Source<Owned, Shape>
    for OwnedInit<Owner> {
        type By = Shape::By;
    }
    unsafe impl<
        Context: __cymem::Context,
        Owner,
    > __cymem::Write<Context, Owned, __cymem::Value, __cymem::Recipe>
    for OwnedInit<Owner>
    where
        Owner: __cymem::Put<Context, *mut Owned, __cymem::Linked>,
    {
        #[inline(always)]
        unsafe fn write(
            self,
            __cymem_build: __cymem::Build<'_, Context>,
            _: (),
            __cymem_slot: *mut Owned,
        ) -> __cymem::Written {
            unsafe {
                let __cymem_writer = &__cymem::Writer::start(__cymem_build);
                __cymem_writer
                    .cymem_store(
                        &Owned {
                            owner: __cymem_writer
                                .cymem_pointer(self.owner, (), "Owned.owner"),
                            id: self.id,
                        },
                        __cymem_slot,
                    )
            }
        }
    }
    impl OwnedView {
        ///The field `id`.
        #[inline]
        pub fn id(&self) -> u32 {
            self.0.raw.id
        }
        ///The field `owner`.
        #[inline]
        pub fn owner(&self) -> __cymem::core::option::Option<&__cymem::ViewOf<Owned>> {
            unsafe {
                <__cymem::Linked as __cymem::Shape<
                    *mut Owned,
                >>::view(__cymem::Linked, &self.0.raw.owner)
            }
        }
        ///The struct as C sees it.
        #[inline]
        pub fn as_raw(&self) -> &Owned {
            &self.0.raw
        }
    }
    const _: () = __cymem::check::<Owned>();
};
