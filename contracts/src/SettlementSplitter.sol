// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {Addresses} from "genex/Addresses.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title What a customer pays, split among those who have a share
/// @notice A merchant, its platform and its landlord, for example. Who pays lets this contract move the stablecoin, by `approve` or by
/// a signed permit; the money goes from the payer straight to each payee. The contract never holds money, so it needs no entry
/// in the chain's list of contracts that may. There is no owner: the shares are fixed, and other shares are another contract.
///
/// Payees are registered accounts. If one of them cannot be paid, for example because it is frozen, nobody is and the payer keeps
/// everything.
contract SettlementSplitter {
    using SafeERC20 for IERC20;

    /// @notice What all shares add up to.
    uint256 public constant WHOLE = 10_000;
    /// @notice The most payees.
    uint256 public constant MAX_PAYEES = 10;

    /// @notice Who is paid.
    /// @param account who
    /// @param share how much of a payment, in parts of `WHOLE`
    struct Payee {
        address account;
        uint16 share;
    }

    Payee[] private _payees;

    /// @notice An order was paid.
    /// @param payer who paid
    /// @param stablecoin by which stablecoin
    /// @param orderHash hash of the order and a secret salt
    /// @param amount how much in all, in smallest units
    event Settled(address indexed payer, uint32 indexed stablecoin, bytes32 indexed orderHash, uint256 amount);

    /// @notice Name one to `MAX_PAYEES` accounts with shares above zero that add up to `WHOLE`.
    error BadShares();
    /// @notice There is nothing to pay.
    error NoAmount();

    /// @param payees_ who is paid; what dividing leaves over goes to the first
    constructor(Payee[] memory payees_) {
        uint256 sum;
        if (payees_.length == 0 || payees_.length > MAX_PAYEES) revert BadShares();
        for (uint256 i = 0; i < payees_.length; ++i) {
            if (payees_[i].account == address(0) || payees_[i].share == 0) revert BadShares();
            sum += payees_[i].share;
            _payees.push(payees_[i]);
        }
        if (sum != WHOLE) revert BadShares();
    }

    /// @notice Pays an order of the caller, who has approved this contract for the amount.
    /// @param stablecoin id of the stablecoin
    /// @param amount how much in all, in smallest units, above zero
    /// @param orderHash hash of the order and a secret salt, which tells outsiders nothing about the order
    function pay(uint32 stablecoin, uint256 amount, bytes32 orderHash) external {
        _settle(stablecoin, amount, orderHash);
    }

    /// @notice As `pay`, with the signed permit of the caller for exactly this amount, in one transaction.
    /// @param stablecoin id of the stablecoin
    /// @param amount how much in all, in smallest units, above zero
    /// @param orderHash hash of the order and a secret salt
    /// @param deadline the last second of the permit
    /// @param v 27 or 28
    /// @param r first half of the signature
    /// @param s second half of the signature
    function payWithPermit(
        uint32 stablecoin,
        uint256 amount,
        bytes32 orderHash,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        // Whoever saw the permit may have brought it already. Then the allowance is there, and if not, paying says so.
        try IERC20Permit(Addresses.ofStablecoin(stablecoin))
            .permit(msg.sender, address(this), amount, deadline, v, r, s) {}
            catch {}
        _settle(stablecoin, amount, orderHash);
    }

    /// @notice Who is paid, and which part.
    /// @return everyone with a share
    function payees() external view returns (Payee[] memory) {
        return _payees;
    }

    function _settle(uint32 stablecoin, uint256 amount, bytes32 orderHash) private {
        if (amount == 0) revert NoAmount();
        emit Settled(msg.sender, stablecoin, orderHash, amount);
        IERC20 money = IERC20(Addresses.ofStablecoin(stablecoin));
        uint256 left = amount;
        for (uint256 i = 1; i < _payees.length; ++i) {
            uint256 part = amount * _payees[i].share / WHOLE;
            left -= part;
            if (part > 0) money.safeTransferFrom(msg.sender, _payees[i].account, part);
        }
        money.safeTransferFrom(msg.sender, _payees[0].account, left);
    }
}
