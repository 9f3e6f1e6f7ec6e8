// SPDX-License-Identifier: Apache-2.0
//! One file per call, then what holds over all of them.

mod arithmetic;
mod assign_series;
mod close_pool;
mod create_campaign;
mod create_issuer_pool;
mod genesis;
mod gifts;
mod heard;
mod invariants;
mod lanes;
mod model;
mod origins;
mod quote;
mod reserve;
mod set_policy;
mod set_terms;
mod settle;
mod top_up;
mod views;
mod withdraw;
