// SPDX-License-Identifier: Apache-2.0
//! What it takes to use a running node from outside: start one, speak to it natively and as Ethereum does, and play
//! the life of a coupon on it. The demonstration and the end-to-end tests are made of these parts.

pub mod accounts;
pub mod catalogue;
pub mod chain;
pub mod demo;
pub mod eth;
pub mod http;
pub mod node;
pub mod rpc;
pub mod scenario;
pub mod values;
pub mod wasm;
