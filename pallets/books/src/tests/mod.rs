// SPDX-License-Identifier: Apache-2.0
//! One file per call and per door, then what holds over all of them.

mod choose_breakage;
mod heard;
mod invariants;
mod model;
mod money;
mod origins;
mod set_breakage_policy;
mod set_escheat;
mod split;
mod statement;
mod units;
