// SPDX-License-Identifier: Apache-2.0
//! Builds the runtime's WebAssembly.

fn main() {
	// The builder watches sources only.
	println!("cargo:rerun-if-changed=../contracts/predeploys/code");
	#[cfg(all(feature = "std", feature = "metadata-hash"))]
	substrate_wasm_builder::WasmBuilder::init_with_defaults()
		.enable_metadata_hash("GNX", 12)
		.build();
	#[cfg(all(feature = "std", not(feature = "metadata-hash")))]
	substrate_wasm_builder::WasmBuilder::build_using_defaults();
}
