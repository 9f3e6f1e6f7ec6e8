// SPDX-License-Identifier: Apache-2.0
//! The first states of chains.

use genex_runtime::{
	CouncilMembers, Kyc, Revive, Runtime, Session, System, Validators, constants::GNX,
	genesis_config_presets,
};
use genex_runtime_tests::{env, eth, scene, who};
use pallet_revive::AddressMapper;
use serde_json::{Value, json};
use sp_core::crypto::Ss58Codec;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

#[test]
fn presets_should_be_the_three_of_the_readme() {
	let names: Vec<String> =
		genesis_config_presets::preset_names().iter().map(|name| name.to_string()).collect();
	assert_eq!(names, ["development", "local", "template"]);
	assert!(genesis_config_presets::get_preset(&"other".into()).is_none());
}

#[test]
fn development_should_have_one_validator_and_one_council_member() {
	env::execute(|| {
		assert_eq!(Session::validators(), [who::issuer()]);
		assert_eq!(CouncilMembers::members().into_inner(), [who::issuer()]);
		let seats = pallet_collective::Members::<Runtime, pallet_collective::Instance1>::get();
		assert_eq!(seats, [who::issuer()]);
		assert_eq!(pallet_root_delay::Delay::<Runtime>::get(), 0);
		for key in Sr25519Keyring::well_known() {
			assert!(System::account(key.to_account_id()).data.free >= 999_990 * GNX);
		}
		for key in [eth::ALITH, eth::BALTATHAR, eth::CHARLETH] {
			assert!(System::account(key.account()).data.free >= 999_990 * GNX);
		}
	});
}

#[test]
fn development_should_give_every_role_to_a_key_of_its_own() {
	env::execute(|| {
		for (members, holder) in [
			(genex_runtime::ComplianceOfficers::members(), who::officer()),
			(genex_runtime::SecondOfficers::members(), who::second_officer()),
			(genex_runtime::CourtOfficers::members(), who::court_officer()),
			(genex_runtime::SanctionsOracles::members(), who::sanctions_oracle()),
			(genex_runtime::RateOracles::members(), who::rate_oracle()),
		] {
			assert_eq!(members.into_inner(), [holder]);
		}
	});
}

#[test]
fn every_preset_should_begin_with_rules_and_a_list() {
	use genex_primitives::rules::Rulebook;
	// Nobody brings lists to a development chain; it must not stand still for that.
	let waits = |halt_when_stale| Rulebook { halt_when_stale, ..Rulebook::default() };
	for (preset, rulebook) in [
		(env::preset("development"), waits(false)),
		(env::preset("local"), waits(false)),
		(filled_template(), waits(true)),
	] {
		env::execute_from(preset, || {
			assert_eq!(genex_runtime::Compliance::rulebook(), Some(rulebook));
			let list = genex_runtime::Sanctions::list(scene::LIST).expect("registered");
			assert_eq!((list.version, list.max_age), (0, 86_400));
			// Nobody was screened yet, until the oracle brings the first version.
			assert!(genex_runtime::Sanctions::is_stale());
			assert_eq!(genex_runtime::Compliance::lists_fresh_until(), 0);
		});
	}
}

#[test]
fn template_should_leave_every_role_to_its_operators() {
	let template = env::preset("template");
	for role in [
		"dispatchers",
		"complianceOfficers",
		"arbitrators",
		"gateways",
		"attestors",
		"sanctionsOracles",
		"secondOfficers",
		"courtOfficers",
		"rateOracles",
	] {
		assert_eq!(template[role]["members"], json!([]), "{role}");
	}
}

#[test]
fn development_should_know_people_of_every_tier() {
	env::execute(|| {
		use genex_primitives::Tier::{L1, L2, L3};
		let tier = |account| Kyc::identity(account).map(|identity| identity.tier);
		assert_eq!(tier(who::issuer()), Some(L3));
		assert_eq!(tier(who::holder()), Some(L2));
		assert_eq!(tier(who::alith()), Some(L2));
		assert_eq!(tier(who::baltathar()), Some(L1));
		assert_eq!(tier(who::charleth()), None);
	});
}

#[test]
fn presets_should_begin_with_the_issuers_of_their_network() {
	for preset in ["development", "local"] {
		env::execute_from(env::preset(preset), || {
			let issuers: Vec<_> = pallet_issuers::Issuers::<Runtime>::iter_keys().collect();
			assert_eq!(issuers, [scene::identity(&who::issuer())]);
		});
	}
	let template = env::preset("template");
	assert_eq!(template["issuers"]["issuers"], json!([]));
	assert_eq!(template["issuers"]["terms"]["formula"]["version"], json!(1));
}

#[test]
fn ethereum_keys_should_own_the_accounts_of_the_preset() {
	env::execute(|| {
		assert_eq!(hex::encode(eth::ALITH.address()), "f24ff3a9cf04c71dbc94d0b566f7a27b94566cac");
		for key in [eth::ALITH, eth::BALTATHAR, eth::CHARLETH] {
			type Mapper = <Runtime as pallet_revive::Config>::AddressMapper;
			assert_eq!(Mapper::to_account_id(&key.address()), key.account());
			assert!(Revive::evm_balance(&key.address()) >= (999_990 * 10u128.pow(18)).into());
		}
	});
}

#[test]
fn local_should_have_four_validators_with_a_floor_of_three() {
	env::execute_from(env::preset("local"), || {
		assert_eq!(Session::validators().len(), 4);
		assert_eq!(Validators::floor(), 3);
		assert_eq!(genex_runtime::Grandpa::grandpa_authorities().len(), 4);
		env::run_blocks(8);
		assert_eq!(System::block_number(), 9);
	});
}

/// Every well-known key in every form in which a first state could name it.
fn well_known() -> Vec<String> {
	let mut forms = Vec::new();
	for key in Sr25519Keyring::iter() {
		forms.push(key.to_account_id().to_ss58check());
		forms.push(hex::encode(key.to_raw_public()));
	}
	for key in Ed25519Keyring::iter() {
		forms.push(key.to_account_id().to_ss58check());
		forms.push(hex::encode(key.to_raw_public()));
	}
	for key in [eth::ALITH, eth::BALTATHAR, eth::CHARLETH] {
		forms.push(hex::encode(key.address()));
		forms.push(key.account().to_ss58check());
	}
	forms
}

#[test]
fn template_should_name_nobody_whose_key_is_known() {
	let development = env::preset("development").to_string();
	let known = |text: &str| well_known().into_iter().filter(|form| text.contains(form)).count();
	assert!(known(&development) > 0, "the search finds what is there");
	assert_eq!(known(&env::preset("template").to_string()), 0);
}

#[test]
fn template_should_delay_root_and_keep_a_floor() {
	let template = env::preset("template");
	assert_eq!(template["rootDelay"]["delay"], json!(86_400));
	assert_eq!(template["validators"]["floor"], json!(3));
	let treasury = genex_runtime::configs::monetary::TreasuryAccount::get().to_ss58check();
	let least = u64::try_from(genex_runtime::constants::EXISTENTIAL_DEPOSIT).expect("small");
	assert_eq!(template["balances"]["balances"], json!([[treasury, least]]));
	assert_eq!(template["kyc"]["identities"], json!([]));
}

/// A network as its operators would fill the template in.
fn filled_template() -> Value {
	let accounts: Vec<String> =
		["V1", "V2", "V3"].iter().map(|name| who::account(name).to_ss58check()).collect();
	let keys: Vec<Value> = accounts
		.iter()
		.map(|account| json!([account, account, { "aura": account, "grandpa": account }]))
		.collect();
	let balances: Vec<Value> =
		accounts.iter().map(|account| json!([account, 1_000_000_000_000_u64])).collect();
	let mut template = env::preset("template");
	env::merge(
		&mut template,
		json!({
			"validators": { "validators": accounts },
			"session": { "keys": keys },
			"balances": { "balances": balances },
			"councilMembers": { "members": accounts },
			"replayGuard": { "chainId": 7_436_390 },
		}),
	);
	template
}

#[test]
fn template_should_make_a_chain_when_it_is_filled_in() {
	env::execute_from(filled_template(), || {
		assert_eq!(Session::validators().len(), 3);
		assert_eq!(genex_runtime::eth_api::chain_id(), 7_436_390);
		assert_eq!(pallet_root_delay::Delay::<Runtime>::get(), 86_400);
		assert_eq!(genex_runtime::Cash::assets().len(), 2);
		env::run_blocks(3);
	});
}

#[test]
#[should_panic(expected = "chainId")]
fn template_should_make_no_chain_when_its_chain_id_is_not_filled_in() {
	let mut template = filled_template();
	template["replayGuard"]["chainId"] = env::preset("template")["replayGuard"]["chainId"].clone();
	env::chain(template);
}

#[test]
fn networks_should_have_chain_ids_of_their_own() {
	let id = |preset| env::execute_from(env::preset(preset), genex_runtime::eth_api::chain_id);
	assert_eq!(id("development"), genex_runtime::constants::ETH_CHAIN_ID);
	assert_eq!(id("local"), genex_runtime::constants::LOCAL_ETH_CHAIN_ID);
	assert_ne!(id("development"), id("local"));
}

#[test]
fn no_preset_should_have_money_without_a_reserve() {
	for preset in ["development", "local"] {
		env::execute_from(env::preset(preset), || {
			for asset in genex_runtime::Cash::assets() {
				assert_eq!(asset.issuance, 0);
				assert!(asset.reserve.is_none());
			}
		});
	}
}
