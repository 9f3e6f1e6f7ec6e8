// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.

mod approvals;
mod book;
mod clearing;
mod moves;
mod views;
