// SPDX-License-Identifier: Apache-2.0

//! One file per call, and one each for genesis, sessions, absence, offences, the real consensus
//! pallets and random histories.

mod absence;
mod add_validator;
mod enable_validator;
mod genesis;
mod histories;
mod invariants;
mod offences;
mod remove_validator;
mod report_aura_equivocation;
mod sessions;
mod set_absence_limit;
mod set_floor;
mod wiring;
mod withdraw_keys;
