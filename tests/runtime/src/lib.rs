// SPDX-License-Identifier: Apache-2.0
//! What the tests of the whole runtime share: chains built from the presets, blocks run as a node runs them, signed
//! transactions of both kinds, people and coupons to act with, and the tables that classify every call.
//!
//! The suites are in `tests/`; `scripts/test.sh --list` names them.

pub mod business;
pub mod checks;
pub mod classification;
pub mod env;
pub mod eth;
pub mod evidence;
pub mod evm;
pub mod metadata;
pub mod mirror;
pub mod missing;
pub mod native;
pub mod orders;
pub mod origins;
pub mod random;
pub mod scene;
pub mod sequence;
pub mod settings;
pub mod size;
pub mod sol;
pub mod who;
