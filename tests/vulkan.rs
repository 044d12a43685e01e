//! The structs that make a device of Vulkan, as `vulkan.h` declares them (`c/shapes.h`): type numbers,
//! chains behind `void *`, and a large struct of flags.
#![allow(missing_docs)]
#![allow(non_snake_case, reason = "the names are those of the C header")]

use core::ffi::{c_char, c_int, c_void};
use core::iter;

use cymem::{Error, Graph, Null, Pool, PoolAlloc, zeroed};
use cymem_tests::{assert_c_reads, assert_layout_of_c, refused};

type VkBool32 = u32;
type VkFlags = u32;
type VkStructureType = u32;

const VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO: VkStructureType = 2;
const VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO: VkStructureType = 3;
const VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2: VkStructureType = 1_000_059_000;
const VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES: VkStructureType = 1_000_207_000;

#[derive(PoolAlloc, Clone, Copy)]
#[repr(C)]
struct VkPhysicalDeviceFeatures {
    robustBufferAccess: VkBool32,
    fullDrawIndexUint32: VkBool32,
    imageCubeArray: VkBool32,
    independentBlend: VkBool32,
    geometryShader: VkBool32,
    tessellationShader: VkBool32,
    sampleRateShading: VkBool32,
    dualSrcBlend: VkBool32,
    logicOp: VkBool32,
    multiDrawIndirect: VkBool32,
    drawIndirectFirstInstance: VkBool32,
    depthClamp: VkBool32,
    depthBiasClamp: VkBool32,
    fillModeNonSolid: VkBool32,
    depthBounds: VkBool32,
    wideLines: VkBool32,
    largePoints: VkBool32,
    alphaToOne: VkBool32,
    multiViewport: VkBool32,
    samplerAnisotropy: VkBool32,
    textureCompressionETC2: VkBool32,
    textureCompressionASTC_LDR: VkBool32,
    textureCompressionBC: VkBool32,
    occlusionQueryPrecise: VkBool32,
    pipelineStatisticsQuery: VkBool32,
    vertexPipelineStoresAndAtomics: VkBool32,
    fragmentStoresAndAtomics: VkBool32,
    shaderTessellationAndGeometryPointSize: VkBool32,
    shaderImageGatherExtended: VkBool32,
    shaderStorageImageExtendedFormats: VkBool32,
    shaderStorageImageMultisample: VkBool32,
    shaderStorageImageReadWithoutFormat: VkBool32,
    shaderStorageImageWriteWithoutFormat: VkBool32,
    shaderUniformBufferArrayDynamicIndexing: VkBool32,
    shaderSampledImageArrayDynamicIndexing: VkBool32,
    shaderStorageBufferArrayDynamicIndexing: VkBool32,
    shaderStorageImageArrayDynamicIndexing: VkBool32,
    shaderClipDistance: VkBool32,
    shaderCullDistance: VkBool32,
    shaderFloat64: VkBool32,
    shaderInt64: VkBool32,
    shaderInt16: VkBool32,
    shaderResourceResidency: VkBool32,
    shaderResourceMinLod: VkBool32,
    sparseBinding: VkBool32,
    sparseResidencyBuffer: VkBool32,
    sparseResidencyImage2D: VkBool32,
    sparseResidencyImage3D: VkBool32,
    sparseResidency2Samples: VkBool32,
    sparseResidency4Samples: VkBool32,
    sparseResidency8Samples: VkBool32,
    sparseResidency16Samples: VkBool32,
    sparseResidencyAliased: VkBool32,
    variableMultisampleRate: VkBool32,
    inheritedQueries: VkBool32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct VkPhysicalDeviceTimelineSemaphoreFeatures {
    #[pool(value = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_TIMELINE_SEMAPHORE_FEATURES)]
    sType: VkStructureType,
    #[pool(null)]
    pNext: *mut c_void,
    timelineSemaphore: VkBool32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct VkPhysicalDeviceFeatures2 {
    #[pool(value = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2)]
    sType: VkStructureType,
    #[pool(elem = VkPhysicalDeviceTimelineSemaphoreFeatures, one)]
    pNext: *mut c_void,
    features: VkPhysicalDeviceFeatures,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct VkDeviceQueueCreateInfo {
    #[pool(value = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO)]
    sType: VkStructureType,
    #[pool(null)]
    pNext: *const c_void,
    flags: VkFlags,
    queueFamilyIndex: u32,
    queueCount: u32,
    #[pool(len = queueCount)]
    pQueuePriorities: *const f32,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct VkDeviceCreateInfo {
    #[pool(value = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO)]
    sType: VkStructureType,
    #[pool(elem = VkPhysicalDeviceFeatures2, one)]
    pNext: *const c_void,
    flags: VkFlags,
    queueCreateInfoCount: u32,
    #[pool(len = queueCreateInfoCount)]
    pQueueCreateInfos: *const VkDeviceQueueCreateInfo,
    enabledLayerCount: u32,
    #[pool(len = enabledLayerCount, each(cstr))]
    ppEnabledLayerNames: *const *const c_char,
    enabledExtensionCount: u32,
    #[pool(len = enabledExtensionCount, each(cstr))]
    ppEnabledExtensionNames: *const *const c_char,
    #[pool(one)]
    pEnabledFeatures: *const VkPhysicalDeviceFeatures,
}

const EXTENSIONS: [&str; 2] = ["VK_KHR_swapchain", "VK_EXT_robustness2"];

fn features() -> VkPhysicalDeviceFeatures {
    VkPhysicalDeviceFeatures { samplerAnisotropy: 1, shaderFloat64: 1, ..zeroed() }
}

/// A queue of a family with these priorities.
fn queue<P>(queueFamilyIndex: u32, pQueuePriorities: P) -> VkDeviceQueueCreateInfoInit<P> {
    VkDeviceQueueCreateInfoInit { flags: 0, queueFamilyIndex, pQueuePriorities }
}

fn queues() -> [VkDeviceQueueCreateInfoInit<&'static [f32]>; 2] {
    [queue(0, &[1.0]), queue(3, &[1.0, 0.5])]
}

#[test]
fn c_reads_a_device_of_vulkan() {
    assert_c_reads!(check_vulkan: VkDeviceCreateInfo, VkDeviceCreateInfoInit {
        pNext: Null, flags: 0, pQueueCreateInfos: queues(), ppEnabledLayerNames: Null,
        ppEnabledExtensionNames: EXTENSIONS, pEnabledFeatures: features(),
    }, 0);
}

#[test]
fn c_reads_a_device_of_vulkan_with_a_chain() {
    let chain = || VkPhysicalDeviceFeatures2Init {
        pNext: VkPhysicalDeviceTimelineSemaphoreFeaturesInit { timelineSemaphore: 1 },
        features: features(),
    };
    assert_c_reads!(check_vulkan: VkDeviceCreateInfo, VkDeviceCreateInfoInit {
        pNext: chain(), flags: 0, pQueueCreateInfos: queues(), ppEnabledLayerNames: [""; 0],
        ppEnabledExtensionNames: EXTENSIONS, pEnabledFeatures: Null,
    }, 1);
}

#[test]
fn what_is_wrong_in_a_device_of_vulkan_has_its_place() {
    let (error, field) = refused(Graph::<VkDeviceCreateInfo>::new(VkDeviceCreateInfoInit {
        pNext: Null,
        flags: 0,
        pQueueCreateInfos: queues(),
        ppEnabledLayerNames: Null,
        ppEnabledExtensionNames: ["VK_KHR_swapchain", "VK_KHR\0"],
        pEnabledFeatures: Null,
    }));
    assert_eq!((field, error.place().index()), ("VkDeviceCreateInfo.ppEnabledExtensionNames", Some(1)));
    assert!(matches!(error, Error::InteriorNul { position: 6, .. }));

    let pool = Pool::new();
    pool.set_limit(Some(1 << 20));
    let too_many = iter::repeat_n(0.5, 1 << 20);
    let error = VkDeviceCreateInfo::new_in(
        &pool,
        VkDeviceCreateInfoInit {
            pNext: Null,
            flags: 0,
            pQueueCreateInfos: [queue(0, iter::repeat_n(1.0, 1)), queue(1, too_many)],
            ppEnabledLayerNames: Null,
            ppEnabledExtensionNames: Null,
            pEnabledFeatures: Null,
        },
    )
    .expect_err("4 MiB do not fit");
    assert_eq!(error.field(), Some("VkDeviceQueueCreateInfo.pQueuePriorities"));
    assert!(error.to_string().ends_with("(in VkDeviceCreateInfo.pQueueCreateInfos[1])"), "{error}");
    assert!(matches!(error, Error::LimitExceeded { bytes: 0x40_0000, .. }));
}

unsafe extern "C" {
    fn check_vulkan(info: *const VkDeviceCreateInfo, chained: c_int) -> c_int;
}

#[test]
#[cfg_attr(miri, ignore = "calls C")]
fn the_layouts_are_those_of_c() {
    assert_layout_of_c! {
        VkPhysicalDeviceFeatures = VkPhysicalDeviceFeatures {
            robustBufferAccess, samplerAnisotropy, shaderFloat64, inheritedQueries
        }
        VkPhysicalDeviceTimelineSemaphoreFeatures = VkPhysicalDeviceTimelineSemaphoreFeatures {
            sType, pNext, timelineSemaphore
        }
        VkPhysicalDeviceFeatures2 = VkPhysicalDeviceFeatures2 { sType, pNext, features }
        VkDeviceQueueCreateInfo = VkDeviceQueueCreateInfo {
            sType, pNext, flags, queueFamilyIndex, queueCount, pQueuePriorities
        }
        VkDeviceCreateInfo = VkDeviceCreateInfo {
            sType, pNext, flags, queueCreateInfoCount, pQueueCreateInfos, enabledLayerCount,
            ppEnabledLayerNames, enabledExtensionCount, ppEnabledExtensionNames, pEnabledFeatures
        }
    }
}
