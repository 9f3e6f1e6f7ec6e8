// SPDX-License-Identifier: Apache-2.0
//! The first state of a chain. `development` and `local` use keys that everybody knows; `template` is the
//! skeleton of a production network, whose keys and members its operators fill in.

use crate::{
	AccountId, ArbitratorsConfig, AttestorsConfig, Balance, BalancesConfig, CashConfig,
	ComplianceConfig, ComplianceOfficersConfig, CouncilMembersConfig, CourtOfficersConfig,
	DispatchersConfig, FeePolicy, FeePolicyConfig, GatewaysConfig, IssuersConfig, KycConfig,
	RateOraclesConfig, ReplayGuardConfig, ReviveConfig, RootDelayConfig, RuntimeGenesisConfig,
	SanctionsConfig, SanctionsOraclesConfig, SecondOfficersConfig, SessionConfig, SessionKeys,
	ValidatorsConfig,
	configs::monetary::TreasuryAccount,
	constants::{DAYS, ETH_CHAIN_ID, EXISTENTIAL_DEPOSIT, GNX, LOCAL_ETH_CHAIN_ID},
	predeploys,
};
use alloc::{vec, vec::Vec};
use frame_support::{BoundedVec, build_struct_json_patch, traits::ConstU32};
use genex_primitives::{
	CurrencyCode, IdentityKind, Jurisdiction, Tier, UnixSeconds,
	issuance::credit::{CreditTerms, Limits},
	rules::Rulebook,
	sponsor::PLATFORM_POOL,
};
use pallet_cash::{AssetPolicy, GenesisAsset};
use pallet_fee_policy::PlatformPool;
use pallet_kyc::pallet::GenesisIdentity;
use serde_json::Value;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// Four validators on one machine.
pub const LOCAL_PRESET: &str = "local";
/// Skeleton of a production network.
pub const TEMPLATE_PRESET: &str = "template";

/// What each account of a development chain starts with.
const ENDOWMENT: Balance = 1_000_000 * GNX;

/// What the platform's fee pool of a development chain starts with.
const POOL_ENDOWMENT: Balance = 100_000 * GNX;

/// The list of Specially Designated Nationals, by its number on this chain.
const OFAC_SDN: pallet_sanctions::ListId = 1;
/// Seconds of a day: lists are updated within one.
const DAY: UnixSeconds = 86_400;

/// Attestations of development identities hold until 2100-01-01.
const FAR_FUTURE: u64 = 4_102_444_800;

/// Ethereum accounts whose keys everybody knows, as 32-byte accounts.
fn ethereum_accounts() -> [AccountId; 3] {
	[
		// Alith
		sp_core::hex2array!("f24ff3a9cf04c71dbc94d0b566f7a27b94566caceeeeeeeeeeeeeeeeeeeeeeee"),
		// Baltathar
		sp_core::hex2array!("3cd0a705a2dc65e5b1e1205896baa2be8a07c6e0eeeeeeeeeeeeeeeeeeeeeeee"),
		// Charleth
		sp_core::hex2array!("798d4ba9baf0064ec19eb4f0a1a45785ae9d6dfceeeeeeeeeeeeeeeeeeeeeeee"),
	]
	.map(AccountId::from)
}

/// A validator of the first set.
struct Authority {
	account: AccountId,
	aura: AuraId,
	grandpa: GrandpaId,
}

impl Authority {
	fn of(sr25519: Sr25519Keyring, ed25519: Ed25519Keyring) -> Self {
		Self {
			account: sr25519.to_account_id(),
			aura: sr25519.public().into(),
			grandpa: ed25519.public().into(),
		}
	}
}

/// Who holds which role at the start.
struct Roles {
	council: Vec<AccountId>,
	dispatchers: Vec<AccountId>,
	compliance_officers: Vec<AccountId>,
	arbitrators: Vec<AccountId>,
	gateways: Vec<AccountId>,
	attestors: Vec<AccountId>,
	sanctions_oracles: Vec<AccountId>,
	second_officers: Vec<AccountId>,
	court_officers: Vec<AccountId>,
	rate_oracles: Vec<AccountId>,
}

impl Roles {
	/// One person a seat: each role of a development chain has its own well-known key.
	fn of_development() -> Self {
		use Sr25519Keyring::{
			Alice, AliceStash, Bob, BobStash, Charlie, CharlieStash, Dave, DaveStash, Eve, Ferdie,
		};
		Self {
			council: vec![Alice.to_account_id()],
			dispatchers: vec![Bob.to_account_id()],
			compliance_officers: vec![Charlie.to_account_id()],
			arbitrators: vec![Dave.to_account_id()],
			gateways: vec![Eve.to_account_id(), Ferdie.to_account_id()],
			attestors: vec![Bob.to_account_id()],
			sanctions_oracles: vec![AliceStash.to_account_id()],
			second_officers: vec![BobStash.to_account_id()],
			court_officers: vec![CharlieStash.to_account_id()],
			rate_oracles: vec![DaveStash.to_account_id()],
		}
	}

	/// Nobody: the operators of the network name everyone.
	fn of_template() -> Self {
		Self {
			council: Vec::new(),
			dispatchers: Vec::new(),
			compliance_officers: Vec::new(),
			arbitrators: Vec::new(),
			gateways: Vec::new(),
			attestors: Vec::new(),
			sanctions_oracles: Vec::new(),
			second_officers: Vec::new(),
			court_officers: Vec::new(),
			rate_oracles: Vec::new(),
		}
	}
}

/// The stablecoins every network starts with: six decimals, one US dollar each. Nothing is minted before a reserve is
/// attested.
fn stablecoins() -> Vec<GenesisAsset<AccountId>> {
	let asset = |id, symbol: &str, name: &str| GenesisAsset {
		id,
		symbol: symbol.into(),
		name: name.into(),
		decimals: 6,
		currency: CurrencyCode::USD,
		policy: AssetPolicy {
			// Ten million dollars a day, a second signature from one hundred thousand.
			daily_mint_cap: 10_000_000_000_000,
			second_approval_from: 100_000_000_000,
			reserve_max_age: 7 * 86_400,
			min_withdrawal: 1_000_000,
		},
		reserve: None,
	};
	vec![asset(1, "USDC", "USD Coin"), asset(2, "USDT", "Tether USD")]
}

/// What the platform pays for others: 1,000 GNX a day, of it half a GNX for one identity, some hundred acts.
fn platform_pool() -> PlatformPool {
	PlatformPool { day_budget: 1_000 * GNX, identity_day_budget: GNX / 2, alert_below: 5_000 * GNX }
}

/// The rules of a network that runs, but for one: nobody updates sanctions lists here, so transfers do not wait for it.
fn rulebook_of_development() -> Rulebook {
	Rulebook { halt_when_stale: false, ..Rulebook::default() }
}

/// The credit of a network that runs, but with limits that nobody meets by chance: only the two worst grades have one
/// that people could reach.
fn credit_of_development() -> CreditTerms {
	/// US cents of a billion US dollars.
	const BILLION: u64 = 100_000_000_000;
	let by_grade = [1, 10, 1_000_000, 10_000_000, 100_000_000]
		.map(|billions: u64| billions.saturating_mul(BILLION));
	let [.., most] = by_grade;
	let limits = Limits { by_grade, most, ..Limits::default() };
	CreditTerms { limits, ..CreditTerms::default() }
}

/// The accounts by which companies issue from the first block on.
fn development_issuers() -> Vec<AccountId> {
	vec![Sr25519Keyring::Alice.to_account_id()]
}

/// Identities of the well-known accounts.
fn development_identities() -> Vec<GenesisIdentity<AccountId>> {
	use Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};
	let [alith, baltathar, _unregistered] = ethereum_accounts();
	let identity = |account: AccountId, tier, kind, country| {
		(vec![account], Bob.to_account_id(), tier, kind, country, FAR_FUTURE)
	};
	let Some(country) = Jurisdiction::new(*b"US") else { return Vec::new() };
	vec![
		identity(Alice.to_account_id(), Tier::L3, IdentityKind::Company, country),
		identity(Bob.to_account_id(), Tier::L2, IdentityKind::Person, country),
		identity(Charlie.to_account_id(), Tier::L2, IdentityKind::Person, country),
		identity(Dave.to_account_id(), Tier::L2, IdentityKind::Person, country),
		identity(Eve.to_account_id(), Tier::L2, IdentityKind::Person, country),
		identity(Ferdie.to_account_id(), Tier::L1, IdentityKind::Person, country),
		identity(alith, Tier::L2, IdentityKind::Person, country),
		identity(baltathar, Tier::L1, IdentityKind::Person, country),
	]
}

/// Puts a first state together.
fn genesis(
	authorities: Vec<Authority>,
	floor: u32,
	endowed: Vec<AccountId>,
	roles: Roles,
	root_delay: crate::BlockNumber,
	identities: Vec<GenesisIdentity<AccountId>>,
	chain_id: u64,
	issuers: Vec<AccountId>,
	credit: CreditTerms,
	rulebook: Rulebook,
	pool: Balance,
) -> Value {
	let validators: Vec<AccountId> =
		authorities.iter().map(|authority| authority.account.clone()).collect();
	let keys: Vec<(AccountId, AccountId, SessionKeys)> = authorities
		.into_iter()
		.map(|Authority { account, aura, grandpa }| {
			(account.clone(), account, SessionKeys { aura, grandpa })
		})
		.collect();
	// The treasury exists from the start, so that nothing paid to it is too small to keep.
	let balances: Vec<(AccountId, Balance)> = endowed
		.into_iter()
		.map(|account| (account, ENDOWMENT))
		.chain([(TreasuryAccount::get(), EXISTENTIAL_DEPOSIT)])
		.chain((pool > 0).then(|| (FeePolicy::account_of(PLATFORM_POOL), pool)))
		.collect();
	// A list longer than a role's bound is a mistake of this file, which the tests of the presets would show.
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		validators: ValidatorsConfig { validators, floor: Some(floor) },
		session: SessionConfig { keys },
		council_members: CouncilMembersConfig { members: bounded(roles.council) },
		dispatchers: DispatchersConfig { members: bounded(roles.dispatchers) },
		compliance_officers: ComplianceOfficersConfig {
			members: bounded(roles.compliance_officers)
		},
		arbitrators: ArbitratorsConfig { members: bounded(roles.arbitrators) },
		gateways: GatewaysConfig { members: bounded(roles.gateways) },
		attestors: AttestorsConfig { members: bounded(roles.attestors) },
		sanctions_oracles: SanctionsOraclesConfig { members: bounded(roles.sanctions_oracles) },
		second_officers: SecondOfficersConfig { members: bounded(roles.second_officers) },
		court_officers: CourtOfficersConfig { members: bounded(roles.court_officers) },
		rate_oracles: RateOraclesConfig { members: bounded(roles.rate_oracles) },
		replay_guard: ReplayGuardConfig { chain_id: Some(chain_id) },
		root_delay: RootDelayConfig { delay: root_delay },
		kyc: KycConfig { identities },
		compliance: ComplianceConfig { rulebook: Some(rulebook), ..Default::default() },
		sanctions: SanctionsConfig { lists: vec![(OFAC_SDN, DAY)], ..Default::default() },
		cash: CashConfig { assets: stablecoins() },
		issuers: IssuersConfig { issuers, terms: Some(credit) },
		fee_policy: FeePolicyConfig { platform: Some(platform_pool()), ..Default::default() },
		revive: ReviveConfig { accounts: predeploys::accounts(), ..Default::default() },
	})
}

/// The first members of a role.
fn bounded(members: Vec<AccountId>) -> BoundedVec<AccountId, ConstU32<50>> {
	BoundedVec::truncate_from(members)
}

/// One validator, one council member, everything allowed to everyone who knows the keys.
fn development() -> Value {
	genesis(
		vec![Authority::of(Sr25519Keyring::Alice, Ed25519Keyring::Alice)],
		1,
		Sr25519Keyring::well_known()
			.map(|key| key.to_account_id())
			.chain(ethereum_accounts())
			.collect(),
		Roles::of_development(),
		0,
		development_identities(),
		ETH_CHAIN_ID,
		development_issuers(),
		credit_of_development(),
		rulebook_of_development(),
		POOL_ENDOWMENT,
	)
}

/// Four validators on one machine; otherwise like `development`.
fn local() -> Value {
	use Ed25519Keyring as Ed;
	use Sr25519Keyring as Sr;
	genesis(
		vec![
			Authority::of(Sr::Alice, Ed::Alice),
			Authority::of(Sr::Bob, Ed::Bob),
			Authority::of(Sr::Charlie, Ed::Charlie),
			Authority::of(Sr::Dave, Ed::Dave),
		],
		3,
		Sr25519Keyring::well_known()
			.map(|key| key.to_account_id())
			.chain(ethereum_accounts())
			.collect(),
		Roles::of_development(),
		0,
		development_identities(),
		LOCAL_ETH_CHAIN_ID,
		development_issuers(),
		credit_of_development(),
		rulebook_of_development(),
		POOL_ENDOWMENT,
	)
}

/// Nobody and nothing but the rules: operators add validators, roles, balances and a chain id before they start the
/// network. As it is no genesis can be built from it.
fn template() -> Value {
	genesis(
		Vec::new(),
		3,
		Vec::new(),
		Roles::of_template(),
		DAYS,
		Vec::new(),
		0,
		Vec::new(),
		CreditTerms::default(),
		Rulebook::default(),
		0,
	)
}

/// The preset of this name, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_ref() {
		sp_genesis_builder::DEV_RUNTIME_PRESET => development(),
		LOCAL_PRESET => local(),
		TEMPLATE_PRESET => template(),
		#[cfg(feature = "runtime-benchmarks")]
		crate::benchmarks::BENCHMARK_PRESET => crate::benchmarks::benchmark(),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(sp_genesis_builder::DEV_RUNTIME_PRESET),
		PresetId::from(LOCAL_PRESET),
		PresetId::from(TEMPLATE_PRESET),
		#[cfg(feature = "runtime-benchmarks")]
		PresetId::from(crate::benchmarks::BENCHMARK_PRESET),
	]
}
