// SPDX-License-Identifier: Apache-2.0
//! What nodes and clients may ask of the runtime.

use crate::{
	AccountId, Aura, Balance, Block, BlockNumber, Books, Executive, Grandpa, Hash, Header,
	Historical, InherentDataExt, Nonce, OrderBook, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeGenesisConfig, Sales, SessionKeys, System, TransactionPayment, TravelRule,
	UncheckedExtrinsic, VERSION, configs::consensus, eth_api, explain, fees::quotes, holders,
};
use alloc::{vec, vec::Vec};
use codec::Encode;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	traits::KeyOwnerProofSystem,
	weights::Weight,
};
use genex_eth_rpc_runtime_api::{ExtractError, ExtractedBlock, PoolTransaction};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_core::{OpaqueMetadata, crypto::KeyTypeId};
use sp_genesis_builder::PresetId;
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
};
use sp_version::RuntimeVersion;

pallet_revive::impl_runtime_apis_plus_revive_traits!(
	Runtime,
	Revive,
	Executive,
	crate::tx_extension::EthExtraImpl,

	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: UncheckedExtrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<UncheckedExtrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: UncheckedExtrinsic,
			block_hash: Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			Grandpa::submit_unsigned_equivocation_report(
				equivocation_proof,
				key_owner_proof.decode()?,
			)
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: sp_consensus_grandpa::AuthorityId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(uxt: UncheckedExtrinsic, len: u32) -> RuntimeDispatchInfo<Balance> {
			quotes::query_info(uxt, len)
		}

		fn query_fee_details(uxt: UncheckedExtrinsic, len: u32) -> FeeDetails<Balance> {
			quotes::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall> for Runtime {
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl genex_eth_rpc_runtime_api::EthRpcApi<Block> for Runtime {
		fn chain_id() -> u64 {
			eth_api::chain_id()
		}

		fn wrap_transaction(payload: Vec<u8>) -> UncheckedExtrinsic {
			eth_api::wrap_transaction(payload)
		}

		fn pool_transactions(extrinsics: Vec<Vec<u8>>) -> Vec<Option<PoolTransaction>> {
			eth_api::pool_transactions(extrinsics)
		}

		fn extract_block(
			extrinsics: Vec<UncheckedExtrinsic>,
		) -> Result<ExtractedBlock, ExtractError> {
			eth_api::extract_block(extrinsics)
		}
	}

	impl genex_runtime_api::ComplianceApi<Block, AccountId> for Runtime {
		fn explain(
			path: genex_primitives::Path,
			asset: genex_primitives::Asset,
			from: AccountId,
			to: AccountId,
			quantity: u128,
			price: Option<genex_primitives::Money>,
		) -> Result<Vec<u16>, genex_runtime_api::ExplainError> {
			explain::explain(path, asset, from, to, quantity, price)
		}

		fn explain_extrinsic(extrinsic: UncheckedExtrinsic) -> Vec<u16> {
			explain::explain_extrinsic(extrinsic)
		}
	}

	impl genex_runtime_api::OrderBookApi<Block> for Runtime {
		fn book_snapshot(
			market: genex_primitives::book::MarketId,
		) -> Option<genex_primitives::book::BookSnapshot> {
			OrderBook::book_snapshot(market)
		}

		fn book_changes() -> Vec<genex_primitives::book::BookChanges> {
			let records = System::read_events_no_consensus();
			OrderBook::book_changes(records.filter_map(|record| match record.event {
				RuntimeEvent::OrderBook(event) => Some(event),
				_ => None,
			}))
		}
	}

	impl genex_runtime_api::BooksApi<Block> for Runtime {
		fn statement(
			identity: genex_primitives::IdentityId,
			unit: genex_primitives::ledger::Unit,
			period: genex_primitives::ledger::Period,
		) -> Option<genex_primitives::ledger::Statement> {
			Books::statement(identity, unit, period)
		}

		fn current_statement(
			identity: genex_primitives::IdentityId,
			unit: genex_primitives::ledger::Unit,
		) -> Option<genex_primitives::ledger::Statement> {
			Books::current_statement(identity, unit)
		}

		fn units(
			identity: genex_primitives::IdentityId,
		) -> Vec<genex_primitives::ledger::Unit> {
			Books::units_of(identity)
		}
	}

	impl genex_runtime_api::PricingApi<Block> for Runtime {
		fn reference_price(
			series: genex_primitives::SeriesId,
			at: genex_primitives::UnixSeconds,
		) -> Option<u128> {
			Sales::reference_price(series, at)
		}
	}

	impl genex_runtime_api::HoldersApi<Block, AccountId> for Runtime {
		fn portfolio(
			who: AccountId,
			start_after: Option<genex_primitives::SeriesId>,
			limit: u32,
		) -> Vec<genex_runtime_api::PortfolioLine> {
			holders::portfolio(who, start_after, limit)
		}

		fn verify(
			holder: AccountId,
			series: genex_primitives::SeriesId,
			quantity: genex_primitives::Quantity,
			redeemer: AccountId,
		) -> Vec<genex_runtime_api::Objection> {
			holders::verify(holder, series, quantity, redeemer)
		}
	}

	impl genex_runtime_api::FeePolicyApi<Block, AccountId, RuntimeCall> for Runtime {
		fn payer(extrinsic: UncheckedExtrinsic, length: u32) -> Option<genex_runtime_api::FeePayer> {
			quotes::payer(extrinsic, length)
		}

		fn payer_of_call(
			who: AccountId,
			call: RuntimeCall,
			length: u32,
		) -> genex_runtime_api::FeePayer {
			quotes::payer_of(&who, &call, length)
		}
	}

	impl genex_runtime_api::TravelRuleApi<Block> for Runtime {
		fn envelope(case: genex_primitives::CaseId) -> Option<(Hash, Hash)> {
			<TravelRule as genex_primitives::traits::TravelRule>::envelope(case)
		}
	}

	impl genex_runtime_api::ValidatorsApi<Block> for Runtime {
		fn report_of_double_block(
			key: [u8; 32],
			slot: u64,
			first: Header,
			second: Header,
		) -> Option<Vec<u8>> {
			consensus::report_of_double_block(key, slot, first, second).map(|call| call.encode())
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::list(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::run(config)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, crate::genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<PresetId> {
			crate::genesis_config_presets::preset_names()
		}
	}
);
