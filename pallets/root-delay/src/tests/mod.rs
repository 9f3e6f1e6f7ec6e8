// SPDX-License-Identifier: Apache-2.0
//! Tests, one file a subject.

mod delay;
mod set_delay;
