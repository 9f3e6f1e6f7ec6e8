// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import "./Hostile.sol";

/// @notice Computes until nothing is left.
contract LoopForever is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for {} 1 {} {}
        }
    }
}

/// @notice Hashes a megabyte again and again.
contract HashLoop is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for {} gt(gas(), REST) {} { mstore(0, keccak256(0, 900000)) }
        }
    }
}

/// @notice Grows its memory to the limit, in one frame after the other.
contract MemoryBomb is Hostile {
    function attack(address, uint256, address) external payable override {
        while (gasleft() > REST) {
            try this.grow() {} catch {}
        }
    }

    function grow() external pure {
        assembly {
            for { let at := 0 } 1 { at := add(at, 4096) } { mstore(at, 1) }
        }
    }
}

/// @notice Asks for memory at places that overflow.
contract MemoryEdges is Hostile {
    function attack(address, uint256, address) external payable override {
        for (uint256 bit = 16; bit < 256; bit++) {
            try this.touch{gas: 30_000}(1 << bit) {} catch {}
            try this.touch{gas: 30_000}(type(uint256).max - (1 << bit)) {} catch {}
        }
    }

    function touch(uint256 at) external pure {
        assembly {
            mstore(at, 1)
        }
    }
}

/// @notice Stores new values until nothing is left.
contract StorageBomb is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            let start := timestamp()
            for { let slot := 0 } gt(gas(), REST) { slot := add(slot, 1) } { sstore(add(start, slot), not(slot)) }
        }
    }
}

/// @notice Reads values that are not there, each for the first time.
contract ColdReads is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for { let slot := 0 } gt(gas(), REST) { slot := add(slot, 1) } { pop(sload(shl(64, slot))) }
        }
    }
}

/// @notice Writes and clears the same values, for refunds.
contract RefundChurn is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for { let turn := 0 } gt(gas(), REST) { turn := add(turn, 1) } {
                sstore(and(turn, 15), 1)
                sstore(and(turn, 15), 0)
            }
        }
    }
}

/// @notice Fills its transient storage.
contract TransientBomb is Hostile {
    function attack(address, uint256, address) external payable override {
        while (gasleft() > REST) {
            try this.fill() {} catch {}
        }
    }

    function fill() external {
        assembly {
            for { let slot := 0 } gt(gas(), REST) { slot := add(slot, 1) } { tstore(slot, slot) }
        }
    }
}

/// @notice Logs large data.
contract EventBomb is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for {} gt(gas(), 4000000) {} { log4(0, 60000, 1, 2, 3, 4) }
        }
    }
}

/// @notice Logs nothing, as often as it can.
contract EventStorm is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for {} gt(gas(), REST) {} { log0(0, 0) }
        }
    }
}

/// @notice Is answered with as much data as there may be.
contract ReturnBomb is Hostile {
    function attack(address, uint256, address other) external payable override {
        while (gasleft() > REST) {
            (bool done,) = other.call(abi.encodeCall(ReturnBomb.much, ()));
            if (!done) break;
        }
    }

    function much() external pure {
        assembly {
            return(0, 400000)
        }
    }
}

/// @notice Is refused with as much data as there may be.
contract RevertBomb is Hostile {
    function attack(address, uint256, address other) external payable override {
        while (gasleft() > REST) {
            (bool done,) = other.call(abi.encodeCall(RevertBomb.much, ()));
            if (done) break;
        }
        assembly {
            revert(0, 400000)
        }
    }

    function much() external pure {
        assembly {
            revert(0, 400000)
        }
    }
}

/// @notice Passes large input from frame to frame.
contract CalldataBomb is Hostile {
    function attack(address, uint256, address other) external payable override {
        while (gasleft() > REST) {
            CalldataBomb(payable(other)).pass(new bytes(100_000), 20);
        }
    }

    function pass(bytes calldata data, uint256 depth) external {
        if (depth == 0 || gasleft() < REST) return;
        try this.pass(data, depth - 1) {} catch {}
    }
}

/// @notice The dearest arithmetic for its gas.
contract ArithmeticBomb is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            let x := not(3)
            for {} gt(gas(), REST) {} {
                x := exp(x, not(0))
                x := addmod(mulmod(x, not(1), not(188)), not(5), not(7))
                x := sdiv(smod(not(x), 12345678901234567890), 3)
            }
            sstore(0, x)
        }
    }
}

/// @notice Divides large numbers, and takes no powers.
contract DivisionBomb is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            let x := not(3)
            for {} gt(gas(), REST) {} {
                x := mulmod(not(x), not(1), not(188))
                x := addmod(not(x), not(5), shr(1, not(7)))
                x := sdiv(not(0), or(smod(not(shr(130, x)), not(shr(129, x))), 1))
                x := mod(not(x), div(not(x), or(shr(126, x), 1)))
            }
            sstore(0, x)
        }
    }
}

/// @notice Calls itself as deep as it goes.
contract DeepCalls is Hostile {
    function attack(address, uint256, address) external payable override {
        while (gasleft() > REST) {
            try this.deeper() {} catch {}
        }
    }

    function deeper() external {
        try this.deeper() {} catch {}
    }
}

/// @notice Calls itself twice in each frame.
contract ForkBomb is Hostile {
    function attack(address, uint256, address) external payable override {
        this.fork();
    }

    function fork() external {
        if (gasleft() < REST) return;
        try this.fork() {} catch {}
        try this.fork() {} catch {}
    }
}

/// @notice Copies code from everywhere to everywhere.
contract CopyBomb is Hostile {
    function attack(address, uint256, address other) external payable override {
        assembly {
            for {} gt(gas(), REST) {} {
                extcodecopy(other, 0, 0, 500000)
                codecopy(0, 0, 500000)
                mcopy(1, 0, 500000)
                calldatacopy(0, 0, 500000)
            }
        }
    }
}

/// @notice Looks at accounts that nobody has.
contract AccountProbe is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for { let who := 1 } gt(gas(), REST) { who := add(who, 0x100000001) } {
                pop(balance(who))
                pop(extcodehash(who))
                pop(extcodesize(who))
            }
        }
    }
}

/// @notice Asks for past blocks and all about this one.
contract BlockProbe is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for { let block_ := 0 } gt(gas(), REST) { block_ := add(block_, 1) } {
                pop(blockhash(sub(number(), and(block_, 255))))
                pop(add(add(coinbase(), prevrandao()), add(basefee(), gaslimit())))
                pop(selfbalance())
            }
        }
    }
}
