// SPDX-License-Identifier: Apache-2.0
#![doc = include_str!("../README.md")]

mod chain;
mod feed;
mod message;
mod rpc;
mod session;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod window;

pub use chain::{BlockRef, Chain, ChainError};
pub use feed::{Feed, Step};
pub use message::{Delta, Message, Reason, Snapshot};
pub use rpc::{MAX_SUBSCRIBERS, MarketApiServer, MarketRpc};
