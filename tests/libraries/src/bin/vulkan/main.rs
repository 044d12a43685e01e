//! Vulkan on lavapipe: a device with a typed `pNext` chain, a shader module, one dispatch, and a timeline semaphore that
//! exists only if the chain was read. The bindings are bindgen's, as they come.

#![allow(non_snake_case, reason = "the names are those of the C header")]

use std::error::Error;
use std::ptr;

use cymem::{Null, Pool, TrackedPool, zeroed};
use cymem_libraries::text;
use vulkan::*;

#[allow(
    clippy::all,
    dead_code,
    missing_docs,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unreachable_pub
)]
mod vulkan {
    include!("../../../../bindgen/vulkan.rs");

    #[link(name = "vulkan")]
    unsafe extern "C" {}
}

/// Adds a constant, which is chosen when the pipeline is made, to numbers.
const SHADER: [u32; 202] = include!("add.rs");

const VULKAN_1_2: u32 = 1 << 22 | 2 << 12;
const STORAGE_BUFFER: VkDescriptorType = VkDescriptorType_VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
const COMPUTE: VkPipelineBindPoint = VkPipelineBindPoint_VK_PIPELINE_BIND_POINT_COMPUTE;
const COMPUTE_STAGE: VkShaderStageFlagBits = VkShaderStageFlagBits_VK_SHADER_STAGE_COMPUTE_BIT;
const NUMBERS: [u32; 4] = [1, 2, 3, 4];
const BYTES: u64 = 16;

/// The handle that a function of Vulkan stores.
fn made<T>(make: impl FnOnce(*mut *mut T) -> VkResult) -> *mut T {
    let mut handle = ptr::null_mut();
    assert_eq!(make(&mut handle), VkResult_VK_SUCCESS);
    handle
}

fn main() -> Result<(), Box<dyn Error>> {
    let pool = Pool::tracked(); // each array is a block of its own to valgrind
    // SAFETY: each call has a live struct of its type, and handles that are not destroyed yet.
    unsafe {
        let instance = instance(&pool)?;
        let mut count = 1;
        let gpu = made(|gpu| vkEnumeratePhysicalDevices(instance, &mut count, gpu));
        let mut properties = std::mem::zeroed();
        vkGetPhysicalDeviceProperties(gpu, &mut properties);
        let name = text(properties.deviceName.as_ptr()).to_owned();
        let (major, minor, patch) =
            (properties.apiVersion >> 22, properties.apiVersion >> 12 & 0x3FF, properties.apiVersion & 0xFFF);

        let device = device(&pool, gpu)?;
        assert_eq!(dispatch(&pool, device)?, [41, 42, 43, 44]);
        vkDestroyDevice(device, ptr::null());
        vkDestroyInstance(instance, ptr::null());
        println!(
            "{major}.{minor}.{patch}, {name}: a pNext chain of 3 structs, a shader module, a dispatch over 4 numbers"
        );
    }
    Ok(())
}

/// # Safety
///
/// The loader finds a driver.
unsafe fn instance(pool: &TrackedPool) -> Result<VkInstance, cymem::Error> {
    let info = VkInstanceCreateInfo::new_in(
        pool,
        VkInstanceCreateInfoInit {
            flags: 0,
            pApplicationInfo: VkApplicationInfoInit {
                pApplicationName: "cymem",
                applicationVersion: 1,
                pEngineName: Null,
                engineVersion: 0,
                apiVersion: VULKAN_1_2,
            },
            ppEnabledLayerNames: Null,
            ppEnabledExtensionNames: ["VK_KHR_get_physical_device_properties2"],
        },
    )?;
    // SAFETY: the struct is alive.
    Ok(made(|instance| unsafe { vkCreateInstance(info.as_ptr(), ptr::null(), instance) }))
}

/// # Safety
///
/// `gpu` is one of a live instance.
unsafe fn device(pool: &TrackedPool, gpu: VkPhysicalDevice) -> Result<VkDevice, cymem::Error> {
    let info = VkDeviceCreateInfo::new_in(
        pool,
        VkDeviceCreateInfoInit {
            pNext: VkPhysicalDeviceFeatures2Init {
                pNext: VkPhysicalDeviceTimelineSemaphoreFeaturesInit { timelineSemaphore: 1 },
                features: VkPhysicalDeviceFeatures { robustBufferAccess: 1, ..zeroed() },
            },
            flags: 0,
            pQueueCreateInfos: [VkDeviceQueueCreateInfoInit {
                pNext: ptr::null(),
                flags: 0,
                queueFamilyIndex: 0,
                pQueuePriorities: [1.0],
            }],
            ppEnabledLayerNames: Null,
            ppEnabledExtensionNames: ["VK_KHR_timeline_semaphore"],
            pEnabledFeatures: Null,
        },
    )?;
    // SAFETY: the struct is alive.
    Ok(made(|device| unsafe { vkCreateDevice(gpu, info.as_ptr(), ptr::null(), device) }))
}

/// What the shader has made of `NUMBERS`.
///
/// # Safety
///
/// `device` is alive.
unsafe fn dispatch(pool: &TrackedPool, device: VkDevice) -> Result<[u32; 4], cymem::Error> {
    // Memory with the numbers in it.
    let info = VkBufferCreateInfoInit {
        flags: 0,
        size: BYTES,
        usage: 0x20, // VK_BUFFER_USAGE_STORAGE_BUFFER_BIT
        sharingMode: 0,
        pQueueFamilyIndices: Null,
    };
    let info = VkBufferCreateInfo::new_in(pool, info)?;
    // SAFETY: all infos are alive as long as the pool, all handles until they are destroyed below; the memory is mapped
    // when it is written and read.
    unsafe {
        let buffer = made(|buffer| vkCreateBuffer(device, info.as_ptr(), ptr::null(), buffer));
        let mut needs = std::mem::zeroed();
        vkGetBufferMemoryRequirements(device, buffer, &mut needs);
        let memoryTypeIndex = needs.memoryTypeBits.trailing_zeros(); // all of lavapipe's memory is the host's
        let info = VkMemoryAllocateInfoInit { allocationSize: needs.size, memoryTypeIndex };
        let info = VkMemoryAllocateInfo::new_in(pool, info)?;
        let memory = made(|memory| vkAllocateMemory(device, info.as_ptr(), ptr::null(), memory));
        assert_eq!(vkBindBufferMemory(device, buffer, memory, 0), 0);
        let numbers: *mut [u32; 4] = made(|data| vkMapMemory(device, memory, 0, BYTES, 0, data)).cast();
        *numbers = NUMBERS;

        // What the shader sees.
        let info = VkDescriptorSetLayoutCreateInfoInit {
            flags: 0,
            pBindings: [VkDescriptorSetLayoutBindingInit {
                binding: 0,
                descriptorType: STORAGE_BUFFER,
                descriptorCount: 1,
                stageFlags: COMPUTE_STAGE,
                pImmutableSamplers: Null,
            }],
        };
        let info = VkDescriptorSetLayoutCreateInfo::new_in(pool, info)?;
        let set_layout =
            made(|layout| vkCreateDescriptorSetLayout(device, info.as_ptr(), ptr::null(), layout));
        let pPoolSizes = [VkDescriptorPoolSize { type_: STORAGE_BUFFER, descriptorCount: 1 }];
        let info = VkDescriptorPoolCreateInfoInit { flags: 0, maxSets: 1, pPoolSizes };
        let info = VkDescriptorPoolCreateInfo::new_in(pool, info)?;
        let sets = made(|sets| vkCreateDescriptorPool(device, info.as_ptr(), ptr::null(), sets));
        let info = VkDescriptorSetAllocateInfoInit { descriptorPool: sets, pSetLayouts: [set_layout] };
        let info = VkDescriptorSetAllocateInfo::new_in(pool, info)?;
        let set = made(|set| vkAllocateDescriptorSets(device, info.as_ptr(), set));
        let write = VkWriteDescriptorSetInit {
            pNext: ptr::null(),
            dstSet: set,
            dstBinding: 0,
            dstArrayElement: 0,
            descriptorCount: 1,
            descriptorType: STORAGE_BUFFER,
            pImageInfo: Null,
            pBufferInfo: [VkDescriptorBufferInfoInit { buffer, offset: 0, range: BYTES }],
            pTexelBufferView: Null,
        };
        let write = VkWriteDescriptorSet::new_in(pool, write)?;
        vkUpdateDescriptorSets(device, 1, write.as_ptr(), 0, ptr::null());

        // The shader, with 40 as its constant 0.
        let info = VkShaderModuleCreateInfoInit { pNext: ptr::null(), flags: 0, pCode: SHADER };
        let info = VkShaderModuleCreateInfo::new_in(pool, info)?;
        assert_eq!(info.codeSize(), size_of_val(&SHADER));
        let module = made(|module| vkCreateShaderModule(device, info.as_ptr(), ptr::null(), module));
        let info =
            VkPipelineLayoutCreateInfoInit { flags: 0, pSetLayouts: [set_layout], pPushConstantRanges: Null };
        let info = VkPipelineLayoutCreateInfo::new_in(pool, info)?;
        let layout = made(|layout| vkCreatePipelineLayout(device, info.as_ptr(), ptr::null(), layout));
        let info = VkComputePipelineCreateInfoInit {
            flags: 0,
            stage: VkPipelineShaderStageCreateInfoInit {
                flags: 0,
                stage: COMPUTE_STAGE,
                module,
                pName: "main",
                pSpecializationInfo: VkSpecializationInfoInit {
                    pMapEntries: [VkSpecializationMapEntry { constantID: 0, offset: 0, size: 4 }],
                    pData: [40],
                },
            },
            layout,
            basePipelineHandle: ptr::null_mut(),
            basePipelineIndex: 0,
        };
        let info = VkComputePipelineCreateInfo::new_in(pool, info)?;
        let pipeline = made(|made| {
            vkCreateComputePipelines(device, ptr::null_mut(), 1, info.as_ptr(), ptr::null(), made)
        });

        // The commands.
        let info = VkCommandPoolCreateInfo::new_in(
            pool,
            VkCommandPoolCreateInfoInit { flags: 0, queueFamilyIndex: 0 },
        )?;
        let command_pool = made(|made| vkCreateCommandPool(device, info.as_ptr(), ptr::null(), made));
        let info =
            VkCommandBufferAllocateInfoInit { commandPool: command_pool, level: 0, commandBufferCount: 1 };
        let info = VkCommandBufferAllocateInfo::new_in(pool, info)?;
        let commands = made(|commands| vkAllocateCommandBuffers(device, info.as_ptr(), commands));
        let info = VkCommandBufferBeginInfo::new_in(pool, VkCommandBufferBeginInfoInit { flags: 0 })?;
        assert_eq!(vkBeginCommandBuffer(commands, info.as_ptr()), 0);
        vkCmdBindPipeline(commands, COMPUTE, pipeline);
        vkCmdBindDescriptorSets(commands, COMPUTE, layout, 0, 1, &set, 0, ptr::null());
        vkCmdDispatch(commands, 4, 1, 1);
        assert_eq!(vkEndCommandBuffer(commands), 0);

        // Its end counts a semaphore from 6 to 7.
        let info = VkSemaphoreCreateInfoInit {
            pNext: VkSemaphoreTypeCreateInfoInit {
                semaphoreType: VkSemaphoreType_VK_SEMAPHORE_TYPE_TIMELINE,
                initialValue: 6,
            },
            flags: 0,
        };
        let info = VkSemaphoreCreateInfo::new_in(pool, info)?;
        let semaphore = made(|semaphore| vkCreateSemaphore(device, info.as_ptr(), ptr::null(), semaphore));
        let values =
            VkTimelineSemaphoreSubmitInfoInit { pWaitSemaphoreValues: Null, pSignalSemaphoreValues: [7] };
        let values = VkTimelineSemaphoreSubmitInfo::new_in(pool, values)?;
        let submit = VkSubmitInfoInit {
            pNext: values.as_ptr().cast(),
            pWaitSemaphores: Null,
            pWaitDstStageMask: Null,
            pCommandBuffers: [commands],
            pSignalSemaphores: [semaphore],
        };
        let submit = VkSubmitInfo::new_in(pool, submit)?;
        let queue = made(|queue| {
            vkGetDeviceQueue(device, 0, 0, queue);
            VkResult_VK_SUCCESS
        });
        assert_eq!(vkQueueSubmit(queue, 1, submit.as_ptr(), ptr::null_mut()), 0);
        let wait = VkSemaphoreWaitInfoInit { flags: 0, pSemaphores: [semaphore], pValues: [7] };
        let wait = VkSemaphoreWaitInfo::new_in(pool, wait)?;
        assert_eq!(vkWaitSemaphores(device, wait.as_ptr(), u64::MAX), 0);
        let result = *numbers;

        vkDestroySemaphore(device, semaphore, ptr::null());
        vkDestroyCommandPool(device, command_pool, ptr::null());
        vkDestroyPipeline(device, pipeline, ptr::null());
        vkDestroyPipelineLayout(device, layout, ptr::null());
        vkDestroyShaderModule(device, module, ptr::null());
        vkDestroyDescriptorPool(device, sets, ptr::null());
        vkDestroyDescriptorSetLayout(device, set_layout, ptr::null());
        vkDestroyBuffer(device, buffer, ptr::null());
        vkFreeMemory(device, memory, ptr::null());
        Ok(result)
    }
}
