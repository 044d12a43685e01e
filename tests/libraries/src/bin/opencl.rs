//! OpenCL: a program from pieces of source with their lengths, and a list of properties that a zero ends.

use std::error::Error;
use std::ffi::{c_char, c_int, c_uint, c_void};
use std::ptr;

use cymem::{Graph, PoolAlloc};

const CL_DEVICE_TYPE_DEFAULT: u64 = 1;
const CL_CONTEXT_PLATFORM: isize = 0x1084;
const CL_MEM_COPY_HOST_PTR: u64 = 1 << 5;
const CL_DRIVER_VERSION: c_uint = 0x102D;

/// What `clCreateProgramWithSource` takes: pieces without a NUL, and the length of each.
#[derive(PoolAlloc)]
#[repr(C)]
struct Sources {
    count: c_uint,
    #[pool(len = count)]
    lengths: *const usize,
    #[pool(len = count, each(bytes, lens = lengths))]
    strings: *mut *const c_char,
}

/// What `clCreateContext` takes: names and values.
#[derive(PoolAlloc)]
#[repr(C)]
struct Properties {
    #[pool(zero_terminated)]
    list: *const isize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let sources: Graph<Sources> = Graph::new(SourcesInit {
        strings: [
            "kernel void add(global int *values, int addend)",
            "{ values[get_global_id(0)]",
            " += addend; }",
        ],
    })?;
    let (numbers, version) = run(&sources, [1, 2, 3, 4], 40)?;
    assert_eq!(numbers, [41, 42, 43, 44]);
    println!("{version}: a kernel from 3 pieces of source with lengths, built and run on 4 numbers");
    Ok(())
}

/// The numbers after the kernel, and the version of the driver.
fn run(
    sources: &Graph<Sources>,
    mut numbers: [c_int; 4],
    addend: c_int,
) -> Result<([c_int; 4], String), Box<dyn Error>> {
    let none: *mut c_void = ptr::null_mut();
    let (mut platform, mut device, mut version, mut code) = (none, none, [0; 64], 0);
    let (size, bytes) = (size_of::<*mut c_void>(), size_of_val(&numbers));
    // SAFETY: the calls are those of OpenCL's manual, with sizes of what they point to; the graphs outlive them.
    unsafe {
        assert_eq!(clGetPlatformIDs(1, &mut platform, none), 0);
        assert_eq!(clGetDeviceIDs(platform, CL_DEVICE_TYPE_DEFAULT, 1, &mut device, none), 0);
        assert_eq!(clGetDeviceInfo(device, CL_DRIVER_VERSION, version.len(), version.as_mut_ptr(), none), 0);

        let list = [CL_CONTEXT_PLATFORM, platform.expose_provenance().cast_signed()];
        let properties: Graph<Properties> = Graph::new(PropertiesInit { list })?;
        let context = clCreateContext(properties.as_raw().list, 1, &device, None, none, &mut code);
        assert_eq!(code, 0);
        let queue = clCreateCommandQueueWithProperties(context, device, ptr::null(), &mut code);
        assert_eq!(code, 0);

        let raw = sources.as_raw();
        let program = clCreateProgramWithSource(context, raw.count, raw.strings, raw.lengths, &mut code);
        assert_eq!(code, 0);
        assert_eq!(clBuildProgram(program, 1, &device, ptr::null(), None, none), 0);
        let kernel = clCreateKernel(program, c"add".as_ptr(), &mut code);
        assert_eq!(code, 0);

        let values = numbers.as_mut_ptr().cast();
        let buffer = clCreateBuffer(context, CL_MEM_COPY_HOST_PTR, bytes, values, &mut code);
        assert_eq!(code, 0);
        assert_eq!(clSetKernelArg(kernel, 0, size, (&raw const buffer).cast()), 0);
        assert_eq!(clSetKernelArg(kernel, 1, size_of_val(&addend), (&raw const addend).cast()), 0);
        assert_eq!(clEnqueueNDRangeKernel(queue, kernel, 1, none, &numbers.len(), none, 0, none, none), 0);
        assert_eq!(clEnqueueReadBuffer(queue, buffer, 1, 0, bytes, values, 0, none, none), 0);

        clReleaseMemObject(buffer);
        clReleaseKernel(kernel);
        clReleaseProgram(program);
        clReleaseCommandQueue(queue);
        clReleaseContext(context);
    }
    let version = version.iter().take_while(|&&byte| byte != 0).copied().collect();
    Ok((numbers, format!("pocl {}", String::from_utf8(version)?)))
}

/// What only OpenCL knows.
type Opaque = *mut c_void;

#[link(name = "OpenCL")]
unsafe extern "C" {
    fn clReleaseMemObject(buffer: Opaque) -> c_int;
    fn clReleaseKernel(kernel: Opaque) -> c_int;
    fn clReleaseProgram(program: Opaque) -> c_int;
    fn clReleaseCommandQueue(queue: Opaque) -> c_int;
    fn clReleaseContext(context: Opaque) -> c_int;
    fn clGetPlatformIDs(room: c_uint, platforms: *mut Opaque, count: Opaque) -> c_int;
    fn clGetDeviceIDs(
        platform: Opaque,
        kind: u64,
        room: c_uint,
        devices: *mut Opaque,
        count: Opaque,
    ) -> c_int;
    fn clGetDeviceInfo(device: Opaque, what: c_uint, room: usize, value: *mut u8, size: Opaque) -> c_int;
    fn clCreateContext(
        properties: *const isize,
        count: c_uint,
        devices: *const Opaque,
        notify: Option<unsafe extern "C" fn(*const c_char, *const c_void, usize, *mut c_void)>,
        data: Opaque,
        code: *mut c_int,
    ) -> Opaque;
    fn clCreateCommandQueueWithProperties(
        context: Opaque,
        device: Opaque,
        properties: *const u64,
        code: *mut c_int,
    ) -> Opaque;
    fn clCreateProgramWithSource(
        context: Opaque,
        count: c_uint,
        strings: *mut *const c_char,
        lengths: *const usize,
        code: *mut c_int,
    ) -> Opaque;
    fn clBuildProgram(
        program: Opaque,
        count: c_uint,
        devices: *const Opaque,
        options: *const c_char,
        notify: Option<unsafe extern "C" fn(Opaque, *mut c_void)>,
        data: Opaque,
    ) -> c_int;
    fn clCreateKernel(program: Opaque, name: *const c_char, code: *mut c_int) -> Opaque;
    fn clCreateBuffer(context: Opaque, flags: u64, size: usize, data: Opaque, code: *mut c_int) -> Opaque;
    fn clSetKernelArg(kernel: Opaque, index: c_uint, size: usize, value: *const c_void) -> c_int;
    fn clEnqueueNDRangeKernel(
        queue: Opaque,
        kernel: Opaque,
        dimensions: c_uint,
        offset: Opaque,
        global: *const usize,
        local: Opaque,
        waits: c_uint,
        wait: Opaque,
        event: Opaque,
    ) -> c_int;
    fn clEnqueueReadBuffer(
        queue: Opaque,
        buffer: Opaque,
        blocking: c_uint,
        offset: usize,
        size: usize,
        data: Opaque,
        waits: c_uint,
        wait: Opaque,
        event: Opaque,
    ) -> c_int;
}
