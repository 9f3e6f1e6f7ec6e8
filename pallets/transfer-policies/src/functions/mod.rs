// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.

mod admins;
mod decision;
mod lists;
mod policies;
mod views;
