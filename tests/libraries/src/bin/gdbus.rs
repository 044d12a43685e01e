//! GIO: a tree of D-Bus introspection data, four structs deep, which GIO prints as XML. The bindings are bindgen's, as
//! they come.

use std::error::Error;
use std::ffi::c_int;
use std::ptr;

use cymem::{Graph, Null};
use cymem_libraries::text;
use glib::*;

#[allow(clippy::all, dead_code, missing_docs, non_camel_case_types, non_upper_case_globals, unreachable_pub)]
mod glib {
    include!("../../../bindgen/glib.rs");

    #[link(name = "gio-2.0")]
    unsafe extern "C" {}

    #[link(name = "glib-2.0")]
    unsafe extern "C" {
        pub static glib_major_version: guint;
        pub static glib_minor_version: guint;
        pub static glib_micro_version: guint;
    }
}

/// GLib neither counts references to what has this count nor frees it.
const STATIC: c_int = -1;

fn arg<'a>(name: &'a str, signature: &'a str) -> _GDBusArgInfoInit<&'a str, &'a str, Null> {
    _GDBusArgInfoInit { ref_count: STATIC, name, signature, annotations: Null }
}

fn main() -> Result<(), Box<dyn Error>> {
    let turtle = _GDBusInterfaceInfoInit {
        ref_count: STATIC,
        name: "org.example.Turtle",
        methods: [_GDBusMethodInfoInit {
            ref_count: STATIC,
            name: "Move",
            in_args: [arg("x", "d"), arg("y", "d")],
            out_args: [arg("moved", "b")],
            annotations: [_GDBusAnnotationInfoInit {
                ref_count: STATIC,
                key: "org.example.Unit",
                value: "m",
                annotations: Null,
            }],
        }],
        signals: [_GDBusSignalInfoInit {
            ref_count: STATIC,
            name: "Bumped",
            args: [arg("into", "s")],
            annotations: Null,
        }],
        properties: [_GDBusPropertyInfoInit {
            ref_count: STATIC,
            name: "Pen",
            signature: "b",
            flags: GDBusPropertyInfoFlags_G_DBUS_PROPERTY_INFO_FLAGS_READABLE,
            annotations: Null,
        }],
        annotations: Null,
    };
    let mut node: Graph<GDBusNodeInfo> = Graph::new(_GDBusNodeInfoInit {
        ref_count: STATIC,
        path: "/turtle",
        interfaces: [turtle],
        nodes: Null,
        annotations: Null,
    })?;

    // SAFETY: GIO reads a live graph of its type; the text is ours to free.
    let (xml, version) = unsafe {
        let builder = g_string_new(ptr::null());
        g_dbus_node_info_generate_xml(node.as_mut_ptr(), 0, builder);
        let xml = text((*builder).str_).to_owned();
        g_string_free(builder, 1);
        (
            xml,
            [glib_major_version, glib_minor_version, glib_micro_version]
                .map(|part| part.to_string())
                .join("."),
        )
    };
    assert_eq!(xml, EXPECTED);
    println!("{version}: {} bytes of XML from a node with an interface", xml.len());
    Ok(())
}

const EXPECTED: &str = r#"<node name="/turtle">
  <interface name="org.example.Turtle">
    <method name="Move">
      <annotation name="org.example.Unit" value="m"/>
      <arg type="d" name="x" direction="in"/>
      <arg type="d" name="y" direction="in"/>
      <arg type="b" name="moved" direction="out"/>
    </method>
    <signal name="Bumped">
      <arg type="s" name="into"/>
    </signal>
    <property type="b" name="Pen" access="read"/>
  </interface>
</node>
"#;
