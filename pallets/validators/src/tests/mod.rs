// SPDX-License-Identifier: Apache-2.0

//! One file per call, and one each for genesis, sessions, offences, the real consensus pallets
//! and random histories.

mod add_validator;
mod genesis;
mod histories;
mod invariants;
mod offences;
mod remove_validator;
mod sessions;
mod set_floor;
mod wiring;
mod withdraw_keys;
