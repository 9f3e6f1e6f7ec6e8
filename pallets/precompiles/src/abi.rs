// SPDX-License-Identifier: Apache-2.0
//! The types of `contracts/interfaces`, made from the files that Solidity developers import.

#![allow(
	missing_docs,
	clippy::all,
	clippy::restriction,
	reason = "generated: the interfaces themselves say what these items are"
)]

use pallet_revive::precompiles::alloy;

alloy::sol!("../../contracts/interfaces/ICoupon.sol");
alloy::sol!("../../contracts/interfaces/ICouponFactory.sol");
alloy::sol!("../../contracts/interfaces/IERC1155Receiver.sol");
alloy::sol!("../../contracts/interfaces/ICompliance.sol");
alloy::sol!("../../contracts/interfaces/ICustody.sol");
alloy::sol!("../../contracts/interfaces/IFeePools.sol");
alloy::sol!("../../contracts/interfaces/IIdentity.sol");
alloy::sol!("../../contracts/interfaces/IInsolvency.sol");
alloy::sol!("../../contracts/interfaces/IIssuers.sol");
alloy::sol!("../../contracts/interfaces/IMarketplace.sol");
alloy::sol!("../../contracts/interfaces/IERC721Receiver.sol");
alloy::sol!("../../contracts/interfaces/IQuarantine.sol");
alloy::sol!("../../contracts/interfaces/IRedemption.sol");
alloy::sol!("../../contracts/interfaces/ISerials.sol");
alloy::sol!("../../contracts/interfaces/IStablecoin.sol");
alloy::sol!("../../contracts/interfaces/ITransferPolicies.sol");
alloy::sol!("../../contracts/interfaces/ITravelRule.sol");
alloy::sol!("../../contracts/interfaces/ITreasury.sol");
