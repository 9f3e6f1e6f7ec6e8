// SPDX-License-Identifier: Apache-2.0
//! The chains this binary knows by name. Their genesis lives in the runtime: a name only selects
//! one of the runtime's presets and says how the network presents itself.

use genex_runtime::{
	ETH_CHAIN_ID, Runtime,
	constants::SS58_PREFIX,
	genesis_config_presets::{LOCAL_PRESET, TEMPLATE_PRESET},
};
use sc_chain_spec::json_merge;
use sc_service::{ChainType, Properties};
use serde_json::Value;
use sp_core::storage::{Storage, well_known_keys::CODE};
use sp_genesis_builder::{
	DEV_RUNTIME_PRESET, PresetId, runtime_decl_for_genesis_builder::GenesisBuilder,
};
use sp_state_machine::BasicExternalities;
use std::path::Path;

type GenericChainSpec = sc_service::GenericChainSpec;

/// Symbol of the token that pays for gas.
pub const TOKEN_SYMBOL: &str = "GNX";
/// Decimals of [`TOKEN_SYMBOL`] on the native side.
pub const TOKEN_DECIMALS: u32 = 12;
/// Identifier of the skeleton that is exported and edited, never run.
pub const TEMPLATE_ID: &str = "template";

const PROTOCOL_ID: &str = "genex";

/// A chain known by name.
struct Known {
	id: &'static str,
	name: &'static str,
	preset: &'static str,
	chain_type: ChainType,
}

fn known(id: &str) -> Option<Known> {
	match id {
		"dev" => Some(Known {
			id: "dev",
			name: "Genex Development",
			preset: DEV_RUNTIME_PRESET,
			chain_type: ChainType::Development,
		}),
		"local" => Some(Known {
			id: "local",
			name: "Genex Local Testnet",
			preset: LOCAL_PRESET,
			chain_type: ChainType::Local,
		}),
		TEMPLATE_ID => Some(Known {
			id: TEMPLATE_ID,
			name: "Genex Template",
			preset: TEMPLATE_PRESET,
			chain_type: ChainType::Live,
		}),
		_ => None,
	}
}

impl Known {
	/// Its specification. The preset comes from the runtime linked into this binary: to ask the one in `code`, the SDK would
	/// compile it, which costs seconds whenever a specification is written.
	fn spec(&self, code: &[u8]) -> Result<GenericChainSpec, String> {
		let spec = GenericChainSpec::builder(code, None)
			.with_name(self.name)
			.with_id(self.id)
			.with_chain_type(self.chain_type.clone())
			.with_protocol_id(PROTOCOL_ID)
			.with_properties(properties())
			.with_genesis_config_patch(preset(Some(self.preset.into()))?)
			.build();
		Ok(spec)
	}

	/// The first state, as the runtime linked into this binary makes it: the preset over the
	/// defaults, like the runtime in `code` makes it too.
	fn genesis(&self, code: &[u8]) -> Result<Storage, String> {
		let mut config = preset(None)?;
		json_merge(&mut config, preset(Some(self.preset.into()))?);
		let mut storage = Storage::default();
		BasicExternalities::execute_with_storage(&mut storage, || {
			Runtime::build_state(config.to_string().into_bytes())
		})?;
		storage.top.insert(CODE.to_vec(), code.to_vec());
		Ok(storage)
	}
}

/// The genesis configuration that the runtime calls `id`; its defaults where `id` is none.
fn preset(id: Option<PresetId>) -> Result<Value, String> {
	let json = BasicExternalities::new_empty()
		.execute_with(|| Runtime::get_preset(&id))
		.ok_or_else(|| format!("the runtime has no preset {id:?}"))?;
	serde_json::from_slice(&json).map_err(|error| format!("preset {id:?} is not JSON: {error}"))
}

fn code() -> Result<&'static [u8], String> {
	genex_runtime::WASM_BINARY.ok_or_else(|| {
		"this binary was built without the runtime's wasm: build it again without \
		 SKIP_WASM_BUILD, or give a chain specification file"
			.to_owned()
	})
}

/// What wallets read from `system_properties`.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("ss58Format".into(), SS58_PREFIX.into());
	properties.insert("tokenSymbol".into(), TOKEN_SYMBOL.into());
	properties.insert("tokenDecimals".into(), TOKEN_DECIMALS.into());
	properties.insert("isEthereum".into(), false.into());
	properties.insert("ethereumChainId".into(), ETH_CHAIN_ID.into());
	properties
}

/// The chain specification called `id`: `dev`, `local`, `template`, or the path of a file.
///
/// # Errors
/// No id, an id that is neither a name nor a file, a file that is no chain specification, or a
/// binary built without the runtime's wasm.
pub fn load(id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	if id.is_empty() {
		return Err("no chain was chosen: use --dev for a development chain, --chain local for a \
			local network of four validators, or --chain <FILE> for any other network"
			.to_owned());
	}
	if let Some(known) = known(id) {
		return Ok(Box::new(known.spec(code()?)?));
	}
	let path = Path::new(id);
	if !path.is_file() {
		return Err(format!(
			"`{id}` is neither a known chain (dev, local, template) nor the path of a chain \
			 specification file"
		));
	}
	Ok(Box::new(GenericChainSpec::from_json_file(path.to_owned())?))
}

/// Puts the finished first state into `spec`, where `id` is a name and not a file. The SDK would
/// compile the runtime's wasm to ask for it, which costs seconds at every start.
///
/// # Errors
/// A preset that the runtime itself refuses.
pub fn build_genesis(id: &str, spec: &mut dyn sc_service::ChainSpec) -> Result<(), String> {
	if let Some(known) = known(id) {
		spec.set_storage(known.genesis(code()?)?);
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_chain_spec::GenesisConfigBuilderRuntimeCaller;
	use sc_service::ChainSpec;

	#[test]
	fn genesis_should_be_what_the_wasm_makes() {
		// Nothing to compare with where the wasm was left out of the build.
		let Some(code) = genex_runtime::WASM_BINARY else { return };
		// One for all of them, since each compiles the wasm.
		let wasm = GenesisConfigBuilderRuntimeCaller::<()>::new(code);
		for id in ["dev", "local"] {
			let known = known(id).expect("id is known");
			let patch = wasm.get_named_preset(Some(&known.preset.to_owned()));
			let patch = patch.expect("the wasm has the preset");
			let spec = known.spec(code).expect("the preset is valid");
			let spec = spec.as_json(false).expect("the specification is JSON");
			let spec: Value = serde_json::from_str(&spec).expect("the specification is JSON");
			let told = &spec["genesis"]["runtimeGenesis"];
			assert!(told["patch"] == patch, "{id}: the specification has another preset");
			let hex = sp_core::bytes::to_hex(code, false);
			assert!(told["code"] == Value::String(hex), "{id}: the specification has other code");

			let mut from_wasm = wasm.get_storage_for_patch(patch).expect("the preset is valid");
			from_wasm.top.insert(CODE.to_vec(), code.to_vec());
			let native = known.genesis(code).expect("the preset is valid");
			assert!(native.top == from_wasm.top, "{id}: native and wasm genesis differ");
			assert!(native.children_default == from_wasm.children_default, "{id}: children");
		}
	}

	#[test]
	fn genesis_should_hold_code_and_endowments_when_built_natively() {
		let known = known("dev").expect("id is known");
		let storage = known.genesis(&[7; 9]).expect("the preset is valid");
		assert_eq!(storage.top.get(CODE), Some(&vec![7; 9]));
		for account in crate::accounts::dev_accounts().expect("constants are keys") {
			let key = frame_system::Account::<Runtime>::hashed_key_for(&account.account);
			assert!(storage.top.contains_key(&key), "{} has no account", account.name);
		}
	}

	#[test]
	fn known_should_name_preset_and_type_when_id_is_known() {
		for (id, preset, chain_type) in [
			("dev", "development", ChainType::Development),
			("local", LOCAL_PRESET, ChainType::Local),
			("template", "template", ChainType::Live),
		] {
			let known = known(id).expect("id is known");
			let spec = known.spec(&[]).expect("the preset is valid");
			assert_eq!(known.preset, preset);
			let presets = genex_runtime::genesis_config_presets::preset_names();
			assert!(presets.iter().any(|name| AsRef::<str>::as_ref(name) == preset));
			assert_eq!(ChainSpec::id(&spec), id);
			assert_eq!(ChainSpec::chain_type(&spec), chain_type);
			assert_eq!(ChainSpec::protocol_id(&spec), Some("genex"));
			assert_eq!(ChainSpec::properties(&spec), properties());
		}
		assert!(known("main").is_none());
	}

	#[test]
	fn properties_should_tell_wallets_both_faces_of_the_chain() {
		let expected = serde_json::json!({
			"ss58Format": 42,
			"tokenSymbol": "GNX",
			"tokenDecimals": 12,
			"isEthereum": false,
			"ethereumChainId": ETH_CHAIN_ID,
		});
		assert_eq!(serde_json::Value::Object(properties()), expected);
	}

	fn message(id: &str) -> String {
		match load(id) {
			Ok(spec) => panic!("{id:?} was loaded as {}", spec.id()),
			Err(message) => message,
		}
	}

	#[test]
	fn load_should_explain_when_id_is_missing_or_unknown() {
		let missing = message("");
		assert!(missing.contains("--dev") && missing.contains("--chain local"), "{missing}");
		let unknown = message("/no/such/file.json");
		assert!(unknown.contains("/no/such/file.json") && unknown.contains("dev, local"));
	}
}
