// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IEntryPoint, IPaymaster, PackedUserOperation} from "./IEntryPoint.sol";

/// @title Pays for operations that a signer has approved, from the platform's fee pool
/// @notice A platform that wants to pay for what accounts do through the EntryPoint looks at each operation off the chain and signs it.
/// GNX comes from the native fee pool: governance pays it out to this contract (`feePolicy.withdraw`), and anyone calls
/// `replenish` to make it the contract's deposit in the EntryPoint. What the owner takes out goes to the pool's account again.
///
/// What consumers do natively or through the precompiles needs none of this: the pool pays for it by itself.
/// @dev The EntryPoint cannot count gas that grows, as it does here where storage is freed. An operation that frees more than it uses comes
/// to nothing and costs all that it may cost, unless its `preVerificationGas` has 26,000 more for each word. Simulate before signing,
/// and keep `mostPerOperation` small.
///
/// The data after the address and the two gas limits: 6 bytes of the last second, 6 of the first second, 65 of the signature.
contract PoolPaymaster is IPaymaster, EIP712, Ownable2Step {
    /// @notice The EIP-712 type of what the signer signs.
    bytes32 public constant SPONSORED = keccak256(
        "Sponsored(address sender,uint256 nonce,bytes32 initCode,bytes32 callData,bytes32 accountGasLimits,"
        "bytes32 paymasterGasLimits,uint256 preVerificationGas,bytes32 gasFees,uint48 validUntil,uint48 validAfter)"
    );

    uint256 private constant LIMITS = 20;
    uint256 private constant OWN_DATA = 52;
    uint256 private constant SIGNATURE = 64;
    uint256 private constant END = 129;
    uint256 private constant WRONG_SIGNATURE = 1;

    /// @notice Who carries operations out.
    IEntryPoint public immutable entryPoint;
    /// @notice The account of the pool, to which GNX goes back.
    address payable public immutable pool;
    /// @notice Who approves operations.
    address public signer;
    /// @notice The most that one operation may cost, in smallest units of 18 decimals.
    uint256 public mostPerOperation;

    /// @notice Other terms hold from now on.
    event TermsSet(address indexed signer, uint256 mostPerOperation);
    /// @notice GNX of this contract became its deposit.
    event Replenished(uint256 amount);
    /// @notice GNX went back to the pool.
    event GivenBack(uint256 amount);

    /// @notice Only the EntryPoint asks.
    error NotTheEntryPoint();
    /// @notice The data of the paymaster has 129 bytes: address, two gas limits, last and first second, signature.
    error BadData();
    /// @notice The operation may cost more than is paid for: lower its gas limits or its price.
    error TooExpensive(uint256 maxCost, uint256 most);
    /// @notice No account is named.
    error NoAccount();

    /// @param entryPoint_ who carries operations out
    /// @param pool_ the account of the pool
    /// @param owner_ who sets the terms
    /// @param signer_ who approves operations
    /// @param most the most that one operation may cost, in smallest units of 18 decimals
    constructor(IEntryPoint entryPoint_, address payable pool_, address owner_, address signer_, uint256 most)
        EIP712("Genex pool paymaster", "1")
        Ownable(owner_)
    {
        if (address(entryPoint_) == address(0) || pool_ == address(0)) revert NoAccount();
        entryPoint = entryPoint_;
        pool = pool_;
        _setTerms(signer_, most);
    }

    /// @notice Takes GNX, to be made a deposit by `replenish`.
    receive() external payable {}

    /// @notice Makes all GNX of this contract its deposit. Anyone may.
    function replenish() external {
        uint256 amount = address(this).balance;
        emit Replenished(amount);
        entryPoint.depositTo{value: amount}(address(this));
    }

    /// @notice Gives a part of the deposit back to the pool. Only the owner.
    /// @param amount how much, in smallest units of 18 decimals
    function giveBack(uint256 amount) external onlyOwner {
        emit GivenBack(amount);
        entryPoint.withdrawTo(pool, amount);
    }

    /// @notice Sets who approves operations and what one may cost. Only the owner.
    /// @param signer_ who approves; not the zero address
    /// @param most the most that one operation may cost, in smallest units of 18 decimals; 0 pays for none
    function setTerms(address signer_, uint256 most) external onlyOwner {
        _setTerms(signer_, most);
    }

    /// @inheritdoc IPaymaster
    function validatePaymasterUserOp(PackedUserOperation calldata op, bytes32, uint256 maxCost)
        external
        view
        returns (bytes memory context, uint256 validationData)
    {
        if (msg.sender != address(entryPoint)) revert NotTheEntryPoint();
        if (op.paymasterAndData.length != END) revert BadData();
        if (maxCost > mostPerOperation) revert TooExpensive(maxCost, mostPerOperation);
        (uint48 validUntil, uint48 validAfter) = _window(op.paymasterAndData);
        (address who,,) = ECDSA.tryRecover(hashOf(op), op.paymasterAndData[SIGNATURE:]);
        uint256 wrong = who == signer ? 0 : WRONG_SIGNATURE;
        return ("", wrong | (uint256(validUntil) << 160) | (uint256(validAfter) << 208));
    }

    /// @inheritdoc IPaymaster
    /// @dev Never called, as there is no context.
    function postOp(uint8, bytes calldata, uint256, uint256) external pure {}

    /// @notice What the signer signs (EIP-712), read from the operation. Its signatures are left out.
    /// @param op the operation, whose `paymasterAndData` has at least address, limits and seconds
    /// @return the hash
    function hashOf(PackedUserOperation calldata op) public view returns (bytes32) {
        (uint48 validUntil, uint48 validAfter) = _window(op.paymasterAndData);
        return _hashTypedDataV4(
            keccak256(
                abi.encode(
                    SPONSORED,
                    op.sender,
                    op.nonce,
                    keccak256(op.initCode),
                    keccak256(op.callData),
                    op.accountGasLimits,
                    bytes32(op.paymasterAndData[LIMITS:OWN_DATA]),
                    op.preVerificationGas,
                    op.gasFees,
                    validUntil,
                    validAfter
                )
            )
        );
    }

    function _setTerms(address signer_, uint256 most) private {
        if (signer_ == address(0)) revert NoAccount();
        signer = signer_;
        mostPerOperation = most;
        emit TermsSet(signer_, most);
    }

    function _window(bytes calldata data) private pure returns (uint48 validUntil, uint48 validAfter) {
        return (uint48(bytes6(data[OWN_DATA:OWN_DATA + 6])), uint48(bytes6(data[OWN_DATA + 6:SIGNATURE])));
    }
}
