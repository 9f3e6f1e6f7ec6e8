// SPDX-License-Identifier: Apache-2.0
//! One file per call, then what holds over all of them.

mod claim_card;
mod claim_gift;
mod create_batch;
mod create_gift;
mod force_batch;
mod force_gift;
mod invariants;
mod machine;
mod origins;
mod return_batch;
mod return_gift;
mod sweep_marks;
mod views;
mod withdraw_gift;
