// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";

/// @title What coupons are measured against: an ERC-1155 token as OpenZeppelin ships it
/// @notice It asks nobody who may have or move units. Whoever creates it gives them out.
contract PlainToken is ERC1155 {
    address private immutable ISSUER = msg.sender;

    constructor() ERC1155("") {}

    /// @notice Gives units of `id` to each of `to`.
    /// @param to who gets them
    /// @param id which kind
    /// @param value how many each gets
    function hand(address[] calldata to, uint256 id, uint256 value) external {
        require(msg.sender == ISSUER, "only the issuer gives units");
        for (uint256 index = 0; index < to.length; ++index) {
            _mint(to[index], id, value, "");
        }
    }
}
