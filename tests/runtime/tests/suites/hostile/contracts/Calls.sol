// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import "./Hostile.sol";

/// @notice Takes what is not its own, by the front door.
contract Thief is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        bytes[8] memory calls = thefts(victim, series);
        address[12] memory targets = precompiles();
        for (uint256 i = 0; i < targets.length; i++) {
            for (uint256 j = 0; j < calls.length; j++) {
                // Approvals are its own to give.
                if (j == 2 || j == 7) continue;
                // So is a redemption of its own units.
                if (j == 4) continue;
                // And so is its own money, of which it has none.
                (bool done,) = targets[i].call(calls[j]);
                done;
            }
        }
    }
}

/// @notice Lets precompiles run as its own code.
contract DelegateCalls is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        bytes[8] memory calls = thefts(victim, series);
        address[12] memory targets = precompiles();
        for (uint256 i = 0; i < targets.length; i++) {
            for (uint256 j = 0; j < calls.length; j++) {
                (bool done,) = targets[i].delegatecall(calls[j]);
                done;
            }
        }
        (bool ran,) = NATIVE_CALLS.delegatecall(hex"000704");
        ran;
    }
}

/// @notice As before, by the older opcode.
contract CodeCalls is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        bytes[8] memory calls = thefts(victim, series);
        address[12] memory targets = precompiles();
        for (uint256 i = 0; i < targets.length; i++) {
            for (uint256 j = 0; j < calls.length; j++) {
                bytes memory theft = calls[j];
                address target = targets[i];
                assembly {
                    pop(callcode(gas(), target, 0, add(theft, 32), mload(theft), 0, 0))
                }
            }
        }
    }
}

/// @notice Changes state where none may be changed.
contract StaticCalls is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        bytes[8] memory calls = thefts(victim, series);
        address[12] memory targets = precompiles();
        for (uint256 i = 0; i < targets.length; i++) {
            for (uint256 j = 0; j < calls.length; j++) {
                (bool done,) = targets[i].staticcall(calls[j]);
                done;
            }
        }
    }
}

/// @notice Sends GNX along where none is taken.
contract UnwantedValue is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        bytes[8] memory calls = thefts(victim, series);
        address[12] memory targets = precompiles();
        for (uint256 i = 0; i < targets.length; i++) {
            for (uint256 j = 0; j < calls.length; j++) {
                (bool done,) = targets[i].call{value: 1_000_000}(calls[j]);
                done;
            }
            (bool sent,) = targets[i].call{value: 1_000_000}("");
            sent;
        }
    }
}

/// @notice Names functions that are not there, and parts of such names.
contract WrongSelectors is Hostile {
    function attack(address, uint256, address) external payable override {
        address[12] memory targets = precompiles();
        for (uint256 i = 0; i < targets.length; i++) {
            bytes32 noise = keccak256(abi.encode(i));
            for (uint256 length = 0; length < 40; length++) {
                bytes memory input = abi.encodePacked(noise, noise);
                assembly {
                    mstore(input, length)
                }
                (bool done,) = targets[i].call(input);
                done;
            }
        }
    }
}

/// @notice Sends arguments that end too early, at every length.
contract CutArguments is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        bytes[8] memory calls = thefts(victim, series);
        address[12] memory targets = precompiles();
        for (uint256 j = 0; j < calls.length; j++) {
            uint256 whole = calls[j].length;
            for (uint256 length = 4; length < whole; length += 13) {
                bytes memory input = calls[j];
                assembly {
                    mstore(input, length)
                }
                for (uint256 i = 0; i < targets.length; i++) {
                    (bool done,) = targets[i].call(input);
                    done;
                }
            }
        }
    }
}

/// @notice Sends offsets and lengths that point far beyond the input, back into it, and around the end of numbers.
contract OffsetBomb is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        uint256[6] memory values =
            [uint256(0), 31, 4096, type(uint32).max, type(uint64).max, type(uint256).max];
        bytes4[3] memory names = [
            ICoupon.balanceOfBatch.selector, ICoupon.safeBatchTransferFrom.selector, IRedemption.redeem.selector
        ];
        for (uint256 n = 0; n < names.length; n++) {
            address target = n == 2 ? REDEMPTION : COUPON;
            for (uint256 word = 0; word < 6; word++) {
                for (uint256 v = 0; v < values.length; v++) {
                    uint256[10] memory words;
                    words[0] = uint160(victim);
                    words[1] = uint160(address(this));
                    words[2] = series;
                    words[word] = values[v];
                    bytes memory input = abi.encodePacked(names[n], words);
                    (bool done,) = target.call(input);
                    done;
                }
            }
        }
    }
}

/// @notice Sends addresses and numbers with bits where none belong.
contract DirtyBits is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        uint256 dirty = uint256(uint160(victim)) | (1 << 200);
        uint256 self = uint160(address(this));
        bytes4 name = ICoupon.safeTransferFrom.selector;
        (bool done,) = COUPON.call(abi.encodePacked(name, dirty, self, series, uint256(1), uint256(160), uint256(0)));
        (done,) = COUPON.call(abi.encodePacked(name, dirty, dirty, series | (1 << 33), uint256(1), uint256(160)));
        (done,) = USDC.call(abi.encodePacked(IStablecoin.transferFrom.selector, dirty, self, type(uint256).max));
        (done,) = USDC.call(abi.encodePacked(IStablecoin.transferFrom.selector, dirty, self, uint256(1) << 128));
        (done,) = REDEMPTION.call(
            abi.encodePacked(IRedemption.redeem.selector, series | (1 << 255), uint256(1) << 64, dirty, uint256(0), uint256(160))
        );
    }
}

/// @notice Asks for long lists.
contract LongLists is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        address[] memory accounts = new address[](1_500);
        uint256[] memory ids = new uint256[](1_500);
        uint256[] memory values = new uint256[](1_500);
        for (uint256 i = 0; i < ids.length; i++) {
            accounts[i] = victim;
            ids[i] = series;
        }
        bytes memory ask = abi.encodeCall(ICoupon.balanceOfBatch, (accounts, ids));
        bytes memory give =
            abi.encodeCall(ICoupon.safeBatchTransferFrom, (address(this), victim, ids, values, ""));
        while (gasleft() > 100 * REST) {
            (bool done,) = COUPON.call(ask);
            (done,) = COUPON.call(give);
        }
    }
}

/// @notice Asks precompiles as often as it can.
contract ViewStorm is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        bytes memory balance = abi.encodeCall(ICoupon.balanceOf, (victim, series));
        bytes memory uri = abi.encodeCall(ICoupon.uri, (series));
        bytes memory money = abi.encodeCall(IStablecoin.balanceOf, (victim));
        while (gasleft() > 10 * REST) {
            (bool done,) = COUPON.staticcall(balance);
            (done,) = COUPON.staticcall(uri);
            (done,) = USDC.staticcall(money);
        }
    }
}

/// @notice Approves and takes back, as often as it can.
contract ApprovalStorm is Hostile {
    function attack(address, uint256, address other) external payable override {
        for (uint256 turn = 0; gasleft() > 20 * REST; turn++) {
            (bool done,) = COUPON.call(abi.encodeCall(ICoupon.setApprovalForAll, (other, turn & 1 == 0)));
            (done,) = USDC.call(abi.encodeCall(IStablecoin.approve, (other, turn)));
        }
    }
}

/// @notice Calls precompiles with less gas than they need.
contract GasStarver is Hostile {
    function attack(address, uint256 series, address other) external payable override {
        bytes memory give = abi.encodeCall(ICoupon.safeTransferFrom, (address(this), other, series, 1, ""));
        bytes memory use = abi.encodeCall(IRedemption.redeem, (series, 1, other, bytes32(0), ""));
        for (uint256 limit = 1; limit < 4_000_000 && gasleft() > 10 * REST; limit += limit / 3 + 1) {
            (bool done,) = COUPON.call{gas: limit}(give);
            (done,) = REDEMPTION.call{gas: limit}(use);
        }
        // What it did with its own units is not the question.
        revert("undone");
    }
}

/// @notice Forges permits of the victim.
contract PermitForger is Hostile {
    function attack(address victim, uint256, address) external payable override {
        uint256 most = type(uint256).max;
        bytes32 high = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1;
        bytes32[5] memory parts = [bytes32(0), bytes32(uint256(1)), high, bytes32(most), keccak256("s")];
        for (uint256 v = 0; v < 256; v += 27) {
            for (uint256 r = 0; r < parts.length; r++) {
                for (uint256 s = 0; s < parts.length; s++) {
                    bytes memory forged = abi.encodeCall(
                        IStablecoin.permit, (victim, address(this), most, most, uint8(v), parts[r], parts[s])
                    );
                    (bool done,) = USDC.call(forged);
                    (done,) = USDC.call(abi.encodeCall(IStablecoin.transferFrom, (victim, address(this), 1)));
                }
            }
        }
    }
}

/// @notice Sends native calls as if it were a transaction.
contract NativeCaller is Hostile {
    function attack(address victim, uint256, address) external payable override {
        bytes memory account = abi.encodePacked(victim, bytes12(0xeeeeeeeeeeeeeeeeeeeeeeee));
        for (uint256 pallet = 0; pallet < 128; pallet++) {
            for (uint256 index = 0; index < 4; index++) {
                (bool done,) = NATIVE_CALLS.call(abi.encodePacked(uint8(pallet), uint8(index), uint8(0), account, uint8(4)));
                done;
            }
        }
    }
}

/// @notice Makes the precompiles of cryptography work for their gas.
contract CryptoStorm is Hostile {
    function attack(address, uint256, address) external payable override {
        bytes memory data = new bytes(20_000);
        // Zero is a point of the curve, and a number to multiply it by.
        bytes memory points = new bytes(128);
        // As many rounds as its first four bytes say.
        bytes memory rounds = new bytes(213);
        rounds[1] = 0x01;
        while (gasleft() > 10 * REST) {
            bytes32 hash = sha256(data) ^ ripemd160(data);
            ecrecover(hash, 27, hash, hash);
            (bool done,) = address(4).staticcall(data);
            (done,) = address(6).staticcall{gas: gasleft() / 16}(points);
            (done,) = address(7).staticcall{gas: gasleft() / 16}(points);
            (done,) = address(9).staticcall{gas: gasleft() / 16}(rounds);
            // Noise is no point, and no proof.
            (done,) = address(6).staticcall{gas: 10_000}(abi.encode(hash, hash, hash, hash));
            (done,) = address(10).staticcall{gas: 100_000}(abi.encodePacked(hash, hash, hash, hash, hash, hash));
        }
    }
}

/// @notice Powers of large numbers modulo large numbers.
contract PowerBomb is Hostile {
    function attack(address, uint256, address) external payable override {
        for (uint256 size = 32; gasleft() > 10 * REST; size = size >= 4096 ? 32 : size * 2) {
            bytes memory input = abi.encodePacked(size, size, size, new bytes(3 * size));
            assembly {
                // All bits of base, exponent and modulus.
                for { let at := add(input, 128) } lt(at, add(add(input, 128), mul(3, size))) { at := add(at, 32) } {
                    mstore(at, not(0))
                }
            }
            (bool done,) = address(5).staticcall(input);
            done;
        }
    }
}

/// @notice Asks for powers with lengths that are not there.
contract PowerLengths is Hostile {
    function attack(address, uint256, address) external payable override {
        for (uint256 bit = 8; bit < 256; bit++) {
            uint256 size = 1 << bit;
            (bool done,) = address(5).staticcall{gas: 20_000}(abi.encode(size, 1, size));
            (done,) = address(5).staticcall{gas: 20_000}(abi.encode(0, size, 1));
            (done,) = address(5).staticcall{gas: 20_000}(abi.encode(1, type(uint256).max, size));
        }
    }
}

/// @notice Pairs points of a curve, as many as fit.
contract PairingBomb is Hostile {
    function attack(address, uint256, address) external payable override {
        // Zero is a point of both groups.
        bytes memory input = new bytes(192 * 100);
        while (gasleft() > 10 * REST) {
            (bool done,) = address(8).staticcall(input);
            if (!done) break;
        }
    }
}
