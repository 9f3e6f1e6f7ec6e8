// SPDX-License-Identifier: Apache-2.0
//! What calls cost, as measured. Written by `scripts/bench.sh weights`; each file names the machine and the day.

pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_allowances;
pub mod pallet_balances;
pub mod pallet_books;
pub mod pallet_cash;
pub mod pallet_claims;
pub mod pallet_collective;
pub mod pallet_coupons;
pub mod pallet_custody;
pub mod pallet_kyc;
pub mod pallet_membership;
pub mod pallet_migrations;
pub mod pallet_multisig;
pub mod pallet_nonces;
pub mod pallet_parameters;
pub mod pallet_permits;
pub mod pallet_preimage;
pub mod pallet_proxy;
pub mod pallet_quarantine;
pub mod pallet_recovery;
pub mod pallet_redemption;
pub mod pallet_root_delay;
pub mod pallet_transaction_payment;
