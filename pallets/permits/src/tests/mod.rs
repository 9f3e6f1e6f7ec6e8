// SPDX-License-Identifier: Apache-2.0
//! One file per call, then what holds over all of them.

mod machine;
mod origins;
mod settle;
mod settle_batch;
mod views;
