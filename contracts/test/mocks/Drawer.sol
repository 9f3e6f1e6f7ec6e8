// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Stores and frees as many words as asked for
contract Drawer {
    mapping(uint256 place => uint256) private _words;

    function fill(uint256 count) external {
        for (uint256 i = 1; i <= count; ++i) {
            _words[i] = i;
        }
    }

    function empty(uint256 count) external {
        for (uint256 i = 1; i <= count; ++i) {
            delete _words[i];
        }
    }
}
