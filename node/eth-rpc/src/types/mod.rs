// SPDX-License-Identifier: Apache-2.0

//! Parameters and answers of the Ethereum JSON-RPC that pallet-revive does not bring along.

pub mod block;
pub mod block_id;
pub mod fee_history;
pub mod filter;
pub mod overrides;
pub mod receipt;
pub mod trace;
pub mod transaction;

pub use block_id::{BlockId, BlockTag};
pub use filter::{Filter, FilterBlocks};
pub use overrides::{BlockOverrides, Overrides, StateOverrides};
pub use receipt::{Receipt, RpcLog};
pub use trace::{TraceCallOptions, TraceOptions, TxTrace};
