// SPDX-License-Identifier: Apache-2.0
//! A network of validators that can be broken, what its nodes have said, and the transactions it carries meanwhile.

pub mod goods;
pub mod history;
pub mod load;
pub mod localnet;
pub mod luck;
pub mod watch;
