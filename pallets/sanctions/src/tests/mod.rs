// SPDX-License-Identifier: Apache-2.0
//! Call by call; every test ends with a check of the invariants.

mod approve_forced_transfer;
mod cancel_release;
mod cancel_units_release;
mod confirm_release;
mod confirm_units_release;
mod freeze;
mod freeze_units;
mod genesis;
mod invariants;
mod links;
mod origins;
mod propose_forced_transfer;
mod reads;
mod register_list;
mod report_stale;
mod request_release;
mod request_units_release;
mod retire_list;
mod sequences;
mod update_entries;
mod update_list;
mod views;
mod withdraw_forced_transfer;
