//! assimp: a scene whose nodes lead back to their parents, exported, imported, and compared with what was built.

use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::ptr::{self, null_mut};

use cymem::{Context, Error, FromC, Graph, Init, InitFrom, Limits, PoolAlloc, Via};
use cymem_libraries::text;

#[derive(PoolAlloc)]
#[repr(C)]
struct AiString {
    length: u32,
    #[pool(str, len = length)]
    data: [c_char; 1024],
}

#[derive(PoolAlloc)]
#[repr(C)]
struct AiNode {
    #[pool(nested)]
    name: AiString,
    transformation: [f32; 16],
    #[pool(back)]
    parent: *mut AiNode,
    num_children: c_uint,
    #[pool(len = num_children, each(one), back)]
    children: *mut *mut AiNode,
    num_meshes: c_uint,
    #[pool(len = num_meshes)]
    meshes: *mut c_uint,
    #[pool(opaque)]
    meta_data: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct AiFace {
    num_indices: c_uint,
    #[pool(len = num_indices)]
    indices: *mut c_uint,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct AiMesh {
    primitive_types: c_uint,
    num_vertices: c_uint,
    num_faces: c_uint,
    #[pool(len = num_vertices)]
    vertices: *mut [f32; 3],
    #[pool(len = num_vertices)]
    normals: *mut [f32; 3],
    #[pool(null)]
    tangents: *mut [f32; 3],
    #[pool(null)]
    bitangents: *mut [f32; 3],
    colors: [usize; 8],         // none
    texture_coords: [usize; 8], // none
    num_uv_components: [c_uint; 8],
    #[pool(len = num_faces)]
    faces: *mut AiFace,
    num_bones: c_uint,
    #[pool(null)]
    bones: *mut *mut c_void,
    material_index: c_uint,
    #[pool(nested)]
    name: AiString,
    num_anim_meshes: c_uint,
    #[pool(null)]
    anim_meshes: *mut *mut c_void,
    method: c_uint,
    aabb: [f32; 6],
    #[pool(null)]
    texture_coords_names: *mut *mut AiString,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct AiMaterialProperty {
    #[pool(nested)]
    key: AiString,
    semantic: c_uint,
    index: c_uint,
    data_length: c_uint,
    kind: c_int,
    #[pool(bytes, len = data_length)]
    data: *mut c_char,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct AiMaterial {
    #[pool(len = num_properties, each(one))]
    properties: *mut *mut AiMaterialProperty,
    num_properties: c_uint,
    num_allocated: c_uint,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct AiScene {
    flags: c_uint,
    #[pool(one)]
    root_node: *mut AiNode,
    num_meshes: c_uint,
    #[pool(len = num_meshes, each(one))]
    meshes: *mut *mut AiMesh,
    num_materials: c_uint,
    #[pool(len = num_materials, each(one))]
    materials: *mut *mut AiMaterial,
    num_animations: c_uint,
    #[pool(null)]
    animations: *mut *mut c_void,
    num_textures: c_uint,
    #[pool(null)]
    textures: *mut *mut c_void,
    num_lights: c_uint,
    #[pool(null)]
    lights: *mut *mut c_void,
    num_cameras: c_uint,
    #[pool(null)]
    cameras: *mut *mut c_void,
    #[pool(opaque)]
    meta_data: *mut c_void,
    #[pool(nested)]
    name: AiString,
    num_skeletons: c_uint,
    #[pool(null)]
    skeletons: *mut *mut c_void,
    #[pool(opaque)]
    private: *mut c_void,
}

#[derive(PoolAlloc)]
#[repr(C)]
struct AiExportDataBlob {
    size: usize,
    #[pool(elem = u8, len = size)]
    data: *mut c_void,
    #[pool(nested)]
    name: AiString,
    #[pool(list)]
    next: *mut AiExportDataBlob,
}

#[link(name = "assimp")]
unsafe extern "C" {
    fn aiExportSceneToBlob(scene: *const AiScene, format: *const c_char, flags: c_uint) -> *const AiExportDataBlob;
    fn aiReleaseExportBlob(blob: *const AiExportDataBlob);
    fn aiImportFileFromMemory(data: *const u8, len: c_uint, flags: c_uint, hint: *const c_char) -> *const AiScene;
    fn aiReleaseImport(scene: *const AiScene);
    fn aiGetErrorString() -> *const c_char;
    fn aiGetVersionMajor() -> c_uint;
    fn aiGetVersionMinor() -> c_uint;
}

/// A part of a robot: its name, where it is, whether it has the mesh, and its own parts.
struct Part(&'static str, f32, bool, Vec<Part>);

impl<'a> InitFrom<&'a Part> for AiNode {
    fn init_from<C: Context>(Part(name, x, mesh, parts): &'a Part) -> impl Init<C, AiNode> {
        AiNodeInit {
            name: AiStringInit { data: *name },
            transformation: [1., 0., 0., *x, 0., 1., 0., 0., 0., 0., 1., 0., 0., 0., 0., 1.],
            children: parts.iter().map(Via),
            meshes: &[0][..usize::from(*mesh)],
            meta_data: null_mut(),
        }
    }
}

fn scene(root: &Part) -> Result<Graph<AiScene>, Error> {
    let (string, float) = (3, 1);
    let name: Vec<u8> = 4_u32.to_ne_bytes().into_iter().chain(*b"rust\0").collect();
    let color: Vec<u8> = [0.7_f32, 0.3, 0.1].into_iter().flat_map(f32::to_ne_bytes).collect();
    let property = |key, kind, data| AiMaterialPropertyInit {
        key: AiStringInit { data: key },
        semantic: 0,
        index: 0,
        kind,
        data,
    };
    Graph::new(AiSceneInit {
        root_node: Via(root),
        meshes: [AiMeshInit {
            primitive_types: 4, // triangles
            vertices: VERTICES,
            normals: [[0., 0., 1.]; 4],
            faces: FACES.map(|indices| AiFaceInit { indices }),
            name: AiStringInit { data: "plate" },
            colors: [0; 8],
            texture_coords: [0; 8],
            num_uv_components: [0; 8],
            num_bones: 0,
            material_index: 0,
            num_anim_meshes: 0,
            method: 0,
            aabb: [0.; 6],
        }],
        materials: [AiMaterialInit {
            properties: [property("?mat.name", string, name), property("$clr.diffuse", float, color)],
            num_allocated: 2,
        }],
        name: AiStringInit { data: "robot" },
        flags: 0,
        num_animations: 0,
        num_textures: 0,
        num_lights: 0,
        num_cameras: 0,
        num_skeletons: 0,
        meta_data: null_mut(),
        private: null_mut(),
    })
}

const VERTICES: [[f32; 3]; 4] = [[0., 0., 0.], [1., 0., 0.], [1., 1., 0.], [0., 1., 0.]];
const FACES: [[c_uint; 3]; 2] = [[0, 1, 2], [0, 2, 3]];

/// How many nodes there are; each is its part, and leads back to the node that holds it.
fn checked(node: &AiNodeView, parent: Option<&AiNodeView>, part: &Part) -> usize {
    let Part(name, x, mesh, parts) = part;
    assert_eq!(node.name().data().to_str(), Ok(*name));
    assert!((node.transformation()[3] - x).abs() < 1e-5);
    assert_eq!((node.meshes().len(), node.children().len()), (usize::from(*mesh), parts.len()));
    assert!(match (node.parent(), parent) {
        (Some(back), Some(parent)) => ptr::eq(back, parent),
        (back, parent) => back.is_none() && parent.is_none(),
    });
    let below = node.children().iter().zip(parts);
    1 + below.map(|(child, part)| checked(child.expect("a child"), Some(node), part)).sum::<usize>()
}

fn main() -> Result<(), Error> {
    let hand = Part("hand", 0.25, true, vec![]);
    let parts = vec![Part("arm", 2.0, true, vec![hand]), Part("leg", -1.0, false, vec![]), Part("head", 0.5, true, vec![])];
    let robot = Part("robot", 0.0, false, parts);
    let scene = scene(&robot)?;
    assert_eq!(checked(scene.root_node().expect("a root"), None, &robot), 5);

    let error = || {
        // SAFETY: the library keeps the text of its last error.
        unsafe { text(aiGetErrorString()) }
    };
    let format: &CStr = c"assbin";
    // SAFETY: the scene is complete, and the library only reads it.
    let blob = unsafe { aiExportSceneToBlob(scene.as_ptr(), format.as_ptr(), 0) };
    assert!(!blob.is_null(), "{}", error());
    // SAFETY: the library has made the blob, and leaves it as it is.
    let data = unsafe { AiExportDataBlob::view_raw(blob) }.data();
    let len = c_uint::try_from(data.len()).expect("a small file");
    // SAFETY: the data are as long as that.
    let back = unsafe { aiImportFileFromMemory(data.as_ptr(), len, 0, format.as_ptr()) };
    assert!(!back.is_null(), "{}", error());
    // SAFETY: the library has made the scene, and leaves it as it is.
    let view = unsafe { AiScene::view_raw(back) };
    assert_eq!(checked(view.root_node().expect("a root"), None, &robot), 5);
    // SAFETY: as above.
    let copy = unsafe { AiNode::import(view.root_node().expect("a root").as_raw(), Limits::new()) }?;
    // SAFETY: the scene came from there, and is not used again.
    unsafe { aiReleaseImport(back) };
    // SAFETY: so did the blob.
    unsafe { aiReleaseExportBlob(blob) };
    assert_eq!(checked(&copy, None, &robot), 5);

    // SAFETY: they may always be called.
    let (major, minor) = unsafe { (aiGetVersionMajor(), aiGetVersionMinor()) };
    println!("assimp {major}.{minor}, a robot of 5 nodes that know their parents is exported, imported and copied");
    Ok(())
}
