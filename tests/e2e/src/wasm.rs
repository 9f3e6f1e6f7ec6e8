// SPDX-License-Identifier: Apache-2.0
//! A runtime with another version, made from one that is there.
