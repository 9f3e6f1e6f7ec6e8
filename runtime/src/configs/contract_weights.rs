// SPDX-License-Identifier: Apache-2.0
//! What contracts are declared to cost: pallet-revive's own weights over our keys, and what those do not know.

use crate::Runtime;
use frame_support::weights::Weight;
use pallet_compliance::WeightInfo as _;
use pallet_revive::WeightInfo;

/// pallet-revive's weights, which it measured.
type Shipped = pallet_revive::weights::SubstrateWeight<Runtime>;
/// What our guard of GNX is measured to cost.
type Rules = <Runtime as pallet_compliance::Config>::WeightInfo;

/// Weights of contracts.
///
/// Two things cost more here than where pallet-revive measured, as the suite `hostile` finds:
/// - A unit of the EVM's gas stands for the dearest arithmetic it can be spent on, which is raising large numbers to powers. That
///   takes 2.3 times what a unit of gas of plain arithmetic is measured to take.
/// - Whatever GNX moves for a contract passes our guard, which looks up both sides and their limits: value, what brings a new account into
///   being, deposits, and what a contract leaves when it ends. Each counts where it can happen, as if it did.
///
/// What goes along with an Ethereum transaction is declared with the transaction, by its value (`fees::ethereum::guarded`): its call weighs
/// the same without, as most are. Deposits count once for a call or a birth, also where contracts that it calls store something, too.
pub struct ContractWeights;

/// How many units of plain arithmetic a unit of the EVM's gas may cost.
const DEAREST_GAS: u64 = 2;

/// What the guard looks up where GNX moves from one account to another so often. Both may have left their identities, which is measured
/// with the calls of `Balances` and not with what the rules do.
pub fn moved(times: u32) -> Weight {
	let whose = <Runtime as frame_system::Config>::DbWeight::get().reads(3);
	Rules::gnx_moved().saturating_add(whose).saturating_mul(times.into())
}

/// The same where it leaves an account and reaches nobody's: it is judged and counts for nobody, which is less than half of it.
pub fn left(times: u32) -> Weight {
	Rules::gnx_moved().saturating_div(2).saturating_mul(times.into())
}

/// The same where it reaches accounts, so many, and left nobody: as whose they are is looked up.
fn reached(accounts: u32) -> Weight {
	let keys = u64::from(accounts).saturating_mul(2);
	<Runtime as frame_system::Config>::DbWeight::get().reads(keys)
}

/// Takes these functions as they are.
macro_rules! as_shipped {
	($($name:ident($($size:ident),*);)*) => {
		$(fn $name($($size: u32),*) -> Weight {
			Shipped::$name($($size),*)
		})*
	};
}

impl WeightInfo for ContractWeights {
	fn evm_opcode(r: u32) -> Weight {
		Shipped::evm_opcode(r).saturating_mul(DEAREST_GAS)
	}

	// The value, and what brings a new account into being.
	fn seal_call(t: u32, d: u32, i: u32) -> Weight {
		let times = t.saturating_mul(2);
		Shipped::seal_call(t, d, i).saturating_add(moved(times)).saturating_add(left(d))
	}

	// The value, and the deposit of the contract.
	fn seal_instantiate(t: u32, d: u32, i: u32) -> Weight {
		let times = t.saturating_add(1);
		Shipped::seal_instantiate(t, d, i).saturating_add(moved(times)).saturating_add(left(d))
	}

	fn evm_instantiate(t: u32, d: u32, i: u32) -> Weight {
		let times = t.saturating_add(1);
		Shipped::evm_instantiate(t, d, i).saturating_add(moved(times)).saturating_add(left(d))
	}

	// What the contract has, and what brings a new account into being.
	fn seal_terminate(r: u32) -> Weight {
		Shipped::seal_terminate(r).saturating_add(moved(2))
	}

	// Its deposit, what reached it later, and its least balance, which is burnt.
	fn seal_terminate_logic() -> Weight {
		Shipped::seal_terminate_logic().saturating_add(moved(2)).saturating_add(left(1))
	}

	// The value, and a deposit or what brings a new account into being.
	fn call() -> Weight {
		Shipped::call().saturating_add(moved(2))
	}

	// The value, and the deposit of the contract.
	fn instantiate(i: u32) -> Weight {
		Shipped::instantiate(i).saturating_add(moved(2))
	}

	// The same, and the deposit of the code.
	fn instantiate_with_code(c: u32, i: u32) -> Weight {
		Shipped::instantiate_with_code(c, i).saturating_add(moved(3))
	}

	// Its deposits come out of gas. They reach the contract, and the account that keeps those of codes.
	fn eth_instantiate_with_code(c: u32, i: u32, d: u32) -> Weight {
		Shipped::eth_instantiate_with_code(c, i, d).saturating_add(reached(2))
	}

	fn upload_code(c: u32) -> Weight {
		Shipped::upload_code(c).saturating_add(moved(1))
	}

	fn remove_code() -> Weight {
		Shipped::remove_code().saturating_add(moved(1))
	}

	as_shipped! {
		deletion_queue_batch();
		deletion_queue_per_entry();
		deletion_queue_per_trie_key(k);
		deletion_queue_per_native_deposit_key(k);
		call_with_pvm_code_per_byte(c);
		call_with_evm_code_per_byte(c);
		basic_block_compilation(b);
		deposit_eth_extrinsic_revert_event();
		eth_call(d);
		eth_substrate_call(c);
		set_code();
		map_account();
		unmap_account();
		batch_map_accounts(a);
		dispatch_as_fallback_account();
		noop_host_fn(r);
		seal_caller();
		seal_origin();
		to_account_id();
		seal_code_hash();
		own_code_hash();
		seal_code_size();
		caller_is_origin();
		caller_is_root();
		origin_is_root();
		seal_address();
		weight_left();
		seal_ref_time_left();
		seal_balance();
		seal_balance_of();
		seal_get_immutable_data(n);
		seal_set_immutable_data(n);
		seal_value_transferred();
		minimum_balance();
		seal_return_data_size();
		seal_call_data_size();
		seal_gas_limit();
		seal_gas_price();
		seal_base_fee();
		seal_block_number();
		seal_block_author();
		seal_block_hash();
		seal_now();
		seal_copy_to_contract(n);
		seal_call_data_load();
		seal_call_data_copy(n);
		seal_return(n);
		seal_deposit_event(t, n);
		get_storage_empty();
		get_storage_full();
		set_storage_empty();
		set_storage_full();
		overlay_probe_full(n);
		overlay_probe_empty(n);
		seal_set_storage(n, o);
		seal_set_storage_hot(n, o);
		clear_storage(n);
		clear_storage_hot(n);
		seal_get_storage(n);
		seal_get_storage_hot(n);
		contains_storage(n);
		contains_storage_hot(n);
		take_storage(n);
		take_storage_hot(n);
		access_list_touch_cold_full();
		access_list_touch_hot_full();
		access_list_touch_cold_empty();
		access_list_touch_hot_single_element();
		access_list_rollback_amortization();
		set_transient_storage_empty();
		set_transient_storage_full();
		get_transient_storage_empty();
		get_transient_storage_full();
		rollback_transient_storage();
		seal_set_transient_storage(n, o);
		seal_clear_transient_storage(n);
		seal_get_transient_storage(n);
		seal_contains_transient_storage(n);
		seal_take_transient_storage(n);
		seal_call_precompile(d, i);
		seal_delegate_call();
		sha2_256(n);
		identity(n);
		ripemd_160(n);
		seal_hash_keccak_256(n);
		hash_blake2_256(n);
		hash_blake2_128(n);
		seal_sr25519_verify(n);
		ecdsa_recover();
		p256_verify();
		bn128_add();
		bn128_mul();
		bn128_pairing(n);
		blake2f(n);
		seal_ecdsa_to_eth_address();
		evm_pop_opcode(r);
		evm_div_opcode(r);
		evm_div_opcode_one_limb_variant(r);
		evm_div_opcode_mixed_variant(r);
		evm_div_opcode_fixed_knuth_variant(r);
		evm_sdiv_opcode(r);
		evm_sdiv_opcode_one_limb_variant(r);
		evm_sdiv_opcode_mixed_variant(r);
		evm_sdiv_opcode_fixed_knuth_variant(r);
		evm_mod_opcode(r);
		evm_mod_opcode_one_limb_variant(r);
		evm_mod_opcode_mixed_variant(r);
		evm_mod_opcode_fixed_knuth_variant(r);
		evm_smod_opcode(r);
		evm_smod_opcode_one_limb_variant(r);
		evm_smod_opcode_mixed_variant(r);
		evm_smod_opcode_fixed_knuth_variant(r);
		evm_addmod_opcode(r);
		evm_addmod_opcode_one_limb_variant(r);
		evm_addmod_opcode_mixed_variant(r);
		evm_addmod_opcode_fixed_knuth_variant(r);
		evm_mulmod_opcode(r);
		instr(r);
		instr_empty_loop(r);
		extcodecopy(n);
		v1_migration_step();
		v2_migration_step();
		v3_migration_step();
		v4_code_upload_step();
		v4_contract_step();
		v4_deletion_queue_step();
		on_finalize_per_transaction(n);
		on_finalize_per_transaction_data(d);
		on_finalize_per_event(e);
		on_finalize_per_event_data(d);
	}
}
