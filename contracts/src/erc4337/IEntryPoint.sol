// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @notice An operation of a contract account, as ERC-4337 packs it since version 0.7.
/// @param sender the account that acts
/// @param nonce its nonce: 192 bits of a key, 64 of a sequence
/// @param initCode factory and its input where the account does not exist yet, else nothing
/// @param callData what the account is called with
/// @param accountGasLimits 128 bits of gas for checking the operation, 128 for the call
/// @param preVerificationGas gas that pays what no contract can measure
/// @param gasFees 128 bits of the priority fee per gas, 128 of the most per gas
/// @param paymasterAndData who pays, its two gas limits of 128 bits and its own data, or nothing
/// @param signature what the account checks
struct PackedUserOperation {
    address sender;
    uint256 nonce;
    bytes initCode;
    bytes callData;
    bytes32 accountGasLimits;
    uint256 preVerificationGas;
    bytes32 gasFees;
    bytes paymasterAndData;
    bytes signature;
}

/// @title What this project uses of the EntryPoint of ERC-4337, version 0.7
/// @notice In the first state of every Genex network, at the address that it has everywhere:
/// 0x0000000071727De22E5E9d8BAf0edAc6f37da032.
interface IEntryPoint {
    /// @notice Carries out operations and pays the gas to whoever brought them.
    /// @param ops the operations
    /// @param beneficiary who is paid
    function handleOps(PackedUserOperation[] calldata ops, address payable beneficiary) external;

    /// @notice Adds the GNX of the call to what an account can pay from.
    /// @param account the account or paymaster
    function depositTo(address account) external payable;

    /// @notice Pays out of the deposit of the caller.
    /// @param to who gets it
    /// @param amount how much, in smallest units of 18 decimals
    function withdrawTo(address payable to, uint256 amount) external;

    /// @notice What an account can pay from.
    /// @param account the account or paymaster
    /// @return the amount in smallest units of 18 decimals
    function balanceOf(address account) external view returns (uint256);

    /// @notice The next nonce of an account.
    /// @param sender the account
    /// @param key which of its sequences
    /// @return the nonce, the key included
    function getNonce(address sender, uint192 key) external view returns (uint256);
}

/// @title What the EntryPoint asks of a paymaster
interface IPaymaster {
    /// @notice Whether the paymaster pays for an operation. Reverts when it does not.
    /// @param op the operation
    /// @param opHash its hash, with the EntryPoint and the chain id
    /// @param maxCost the most that it may cost, in smallest units of 18 decimals
    /// @return context handed to `postOp`; nothing when that is not needed
    /// @return validationData 1 in the lowest bit for a wrong signature, then from bit 160 on 48 bits of the last second and 48 of the
    /// first second at which the answer holds
    function validatePaymasterUserOp(PackedUserOperation calldata op, bytes32 opHash, uint256 maxCost)
        external
        returns (bytes memory context, uint256 validationData);

    /// @notice What the paymaster does when the operation is over.
    /// @param mode 0 when the call succeeded, 1 when it reverted
    /// @param context what `validatePaymasterUserOp` gave
    /// @param actualGasCost what the operation cost, in smallest units of 18 decimals
    /// @param actualUserOpFeePerGas what a unit of gas cost
    function postOp(uint8 mode, bytes calldata context, uint256 actualGasCost, uint256 actualUserOpFeePerGas) external;
}
