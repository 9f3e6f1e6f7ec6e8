// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.22;

import {IERC1155Receiver} from "genex/IERC1155Receiver.sol";
import {ICoupon} from "genex/ICoupon.sol";

/// @title The `Coupon` precompile for tests without a node
/// @notice Books, approvals, receivers and the one rule that contracts meet first: they hold only when they are allowed to. All other
/// rules of the chain are missing here, so what passes here may be refused there, with a reason, but never the other way round.
/// Permits, printed cards, gifts in links and the views of ERC-7943 need a node: asked for them it reverts and says so.
/// Put its code at `Addresses.COUPON`; it has no constructor.
contract CouponMock {
    mapping(uint256 id => mapping(address account => uint256)) private _units;
    mapping(address account => mapping(address operator => bool)) private _approved;
    mapping(address account => bool) private _allowed;
    mapping(address account => bool) private _frozen;

    /// @notice Gives units to anyone.
    function mint(address to, uint256 id, uint256 value) external {
        _units[id][to] += value;
        emit ICoupon.TransferSingle(msg.sender, address(0), to, id, value);
    }

    /// @notice Takes units of anyone, as a redemption does.
    function burn(address from, uint256 id, uint256 value) external {
        _take(from, id, value);
        emit ICoupon.TransferSingle(from, from, address(0), id, value);
    }

    /// @notice Lets a contract hold units, or ends that.
    function allow(address account, bool allowed) external {
        _allowed[account] = allowed;
    }

    /// @notice Freezes an account or ends that.
    function freeze(address account, bool frozen) external {
        _frozen[account] = frozen;
    }

    function balanceOf(address account, uint256 id) public view returns (uint256) {
        return _units[id][account];
    }

    function balanceOfBatch(address[] calldata accounts, uint256[] calldata ids)
        external
        view
        returns (uint256[] memory units)
    {
        require(accounts.length == ids.length, "Genex: accounts and ids differ in length");
        units = new uint256[](ids.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            units[i] = balanceOf(accounts[i], ids[i]);
        }
    }

    function setApprovalForAll(address operator, bool approved) external {
        _approved[msg.sender][operator] = approved;
        emit ICoupon.ApprovalForAll(msg.sender, operator, approved);
    }

    function isApprovedForAll(address account, address operator) public view returns (bool) {
        return _approved[account][operator];
    }

    function safeTransferFrom(address from, address to, uint256 id, uint256 value, bytes calldata data) external {
        _move(from, to, id, value);
        emit ICoupon.TransferSingle(msg.sender, from, to, id, value);
        if (to.code.length == 0) return;
        bytes4 answer = IERC1155Receiver(to).onERC1155Received(msg.sender, from, id, value, data);
        require(answer == IERC1155Receiver.onERC1155Received.selector, "Genex: the receiver refuses");
    }

    function safeBatchTransferFrom(
        address from,
        address to,
        uint256[] calldata ids,
        uint256[] calldata values,
        bytes calldata data
    ) external {
        require(ids.length == values.length, "Genex: ids and values differ in length");
        for (uint256 i = 0; i < ids.length; ++i) {
            _move(from, to, ids[i], values[i]);
        }
        emit ICoupon.TransferBatch(msg.sender, from, to, ids, values);
        if (to.code.length == 0) return;
        bytes4 answer = IERC1155Receiver(to).onERC1155BatchReceived(msg.sender, from, ids, values, data);
        require(answer == IERC1155Receiver.onERC1155BatchReceived.selector, "Genex: the receiver refuses");
    }

    function uri(uint256) external pure returns (string memory) {
        return "https://coupons.example/{id}.json";
    }

    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return interfaceId == 0x01ffc9a7 || interfaceId == 0xd9b67a26 || interfaceId == 0x0e89341c;
    }

    function logTransfer(address, address, address, uint256, uint256) external pure {
        revert("Genex: only precompiles of the chain may call this function");
    }

    /// @dev What needs a node.
    fallback() external {
        revert("CouponMock: no such function without a node");
    }

    function _move(address from, address to, uint256 id, uint256 value) private {
        require(id <= type(uint32).max, "Genex: id is too large; it must fit into 32 bits");
        require(from == msg.sender || _approved[from][msg.sender], "Coupon: NotOperator");
        require(value > 0, "Coupon: ZeroQuantity");
        require(to != address(0), "Genex: the zero address holds nothing");
        require(!_frozen[from], "Genex: 301 sender is blocked");
        require(!_frozen[to], "Genex: 302 recipient is blocked");
        require(
            to.code.length == 0 || _allowed[to], "Genex: 108 contracts hold coupons only when they are allow-listed"
        );
        _take(from, id, value);
        _units[id][to] += value;
    }

    function _take(address from, uint256 id, uint256 value) private {
        require(_units[id][from] >= value, "Coupon: InsufficientUnits");
        _units[id][from] -= value;
    }
}
