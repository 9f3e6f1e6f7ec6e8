// SPDX-License-Identifier: Apache-2.0
//! Tests of the order book.

mod amounts;
mod grid;
