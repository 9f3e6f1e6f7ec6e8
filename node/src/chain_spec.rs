// SPDX-License-Identifier: Apache-2.0
//! The chains this binary knows by name. Their genesis lives in the runtime: a name only selects
//! one of the runtime's presets and says how the network presents itself.

use genex_runtime::{
	ETH_CHAIN_ID,
	constants::SS58_PREFIX,
	genesis_config_presets::{LOCAL_PRESET, TEMPLATE_PRESET},
};
use sc_service::{ChainType, GenericChainSpec, Properties};
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use std::path::Path;

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
	fn spec(&self, code: &[u8]) -> GenericChainSpec {
		GenericChainSpec::builder(code, None)
			.with_name(self.name)
			.with_id(self.id)
			.with_chain_type(self.chain_type.clone())
			.with_protocol_id(PROTOCOL_ID)
			.with_properties(properties())
			.with_genesis_config_preset_name(self.preset)
			.build()
	}
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
		let code = genex_runtime::WASM_BINARY.ok_or(
			"this binary was built without the runtime's wasm: build it again without \
			 SKIP_WASM_BUILD, or give a chain specification file",
		)?;
		return Ok(Box::new(known.spec(code)));
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

#[cfg(test)]
mod tests {
	use super::*;
	use sc_service::ChainSpec;

	#[test]
	fn known_should_name_preset_and_type_when_id_is_known() {
		for (id, preset, chain_type) in [
			("dev", "development", ChainType::Development),
			("local", LOCAL_PRESET, ChainType::Local),
			("template", "template", ChainType::Live),
		] {
			let known = known(id).expect("id is known");
			let spec = known.spec(&[]);
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

	#[test]
	fn load_should_explain_when_id_is_missing_or_unknown() {
		let missing = load("").err().expect("no id");
		assert!(missing.contains("--dev") && missing.contains("--chain local"), "{missing}");
		let unknown = load("/no/such/file.json").err().expect("no such file");
		assert!(unknown.contains("/no/such/file.json") && unknown.contains("dev, local"));
	}
}
