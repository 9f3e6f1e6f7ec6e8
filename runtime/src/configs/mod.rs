// SPDX-License-Identifier: Apache-2.0
//! How the pallets are set up, one topic a file.

pub mod accounts;
pub mod books;
pub mod compliance;
pub mod consensus;
pub mod contract_weights;
pub mod contracts;
pub mod custody;
pub mod deposits;
pub mod doors;
pub mod fees;
pub mod gnx;
pub mod governance;
pub mod insolvency;
pub mod issuers;
pub mod monetary;
pub mod recovery;
pub mod safety;
pub mod system;
pub mod value;
