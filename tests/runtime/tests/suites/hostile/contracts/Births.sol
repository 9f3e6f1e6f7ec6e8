// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import "./Hostile.sol";

/// @notice Makes as many contracts as it can.
contract Create2Storm is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            // Code of one byte, which stops.
            mstore(0, shl(216, 0x60016000f3))
            for { let salt := timestamp() } gt(gas(), REST) { salt := add(salt, 1) } {
                if iszero(create2(0, 0, 5, salt)) { break }
            }
        }
    }
}

/// @notice Makes contracts whose constructors are as large as they may be.
contract LargeConstructors is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for {} gt(gas(), REST) {} { pop(create(0, 0, 49152)) }
        }
    }
}

/// @notice Makes contracts with as much code as they may have.
contract LargeCode is Hostile {
    function attack(address, uint256, address) external payable override {
        assembly {
            for { let salt := timestamp() } gt(gas(), REST) { salt := add(salt, 1) } {
                // Each a little different, so that no two share their code: PUSH32 salt, MSTORE, return 24,576 bytes.
                mstore8(0, 0x7f)
                mstore(1, salt)
                mstore(33, shl(192, 0x5f526160005ff300))
                pop(create2(0, 0, 40, salt))
            }
        }
    }
}

/// @notice A contract that makes another one in its constructor.
contract Chain {
    constructor(uint256 depth) {
        if (depth > 0) {
            try new Link(depth - 1) {} catch {}
        }
    }
}

/// @notice The other one, which goes on.
contract Link {
    constructor(uint256 depth) {
        bytes memory code = type(Hop).creationCode;
        while (depth > 0 && gasleft() > 200_000) {
            bytes memory init = abi.encodePacked(code, depth);
            assembly {
                pop(create(0, add(init, 32), mload(init)))
            }
            depth--;
        }
    }
}

/// @notice Nothing but a constructor.
contract Hop {
    constructor() {
        assembly {
            sstore(0, number())
        }
    }
}

/// @notice Makes contracts out of the constructors of others.
contract NestedBirths is Hostile {
    function attack(address, uint256, address) external payable override {
        while (gasleft() > REST) {
            try new Chain(24) {} catch {}
        }
    }
}

/// @notice Ends itself in favour of whom it is told.
contract Mortal {
    constructor() payable {}

    function end(address payable heir) external {
        assembly {
            selfdestruct(heir)
        }
    }
}

/// @notice Makes contracts and ends them in the same transaction, then makes them again at the same place.
contract Rebirths is Hostile {
    function attack(address, uint256, address) external payable override {
        for (uint256 turn = 0; gasleft() > 20 * REST; turn++) {
            try this.live(bytes32(turn & 3)) {} catch {}
        }
    }

    function live(bytes32 salt) external {
        Mortal mortal = new Mortal{salt: salt}();
        mortal.end(payable(address(this)));
        mortal.end(payable(address(mortal)));
    }
}

/// @notice Ends itself in favour of precompiles.
contract HeirlessEnds is Hostile {
    function attack(address, uint256, address) external payable override {
        address[12] memory heirs = precompiles();
        for (uint256 i = 0; i < heirs.length; i++) {
            try this.leave(payable(heirs[i])) {} catch {}
        }
    }

    function leave(address payable heir) external payable {
        Mortal mortal = new Mortal{value: address(this).balance > 0 ? 1 : 0}();
        mortal.end(heir);
    }
}

/// @notice Lets the code of another end the caller, and goes on.
contract BorrowedEnd is Hostile {
    function attack(address, uint256, address other) external payable override {
        Mortal mortal = new Mortal();
        (bool done,) = address(mortal).delegatecall(abi.encodeCall(Mortal.end, (payable(other))));
        assembly {
            sstore(1, done)
        }
    }
}

/// @notice A constructor that takes what is not its own.
contract ThievingBirth is Hostile {
    constructor(address victim, uint256 series) {
        if (victim == address(0)) return;
        bytes[8] memory calls = thefts(victim, series);
        address[12] memory targets = precompiles();
        for (uint256 i = 0; i < targets.length; i++) {
            for (uint256 j = 0; j < calls.length; j++) {
                (bool done,) = targets[i].call(calls[j]);
                done;
            }
        }
    }

    function attack(address, uint256, address) external payable override {}
}

/// @notice Acts by precompiles while it has no code yet.
contract ActingBirths is Hostile {
    function attack(address victim, uint256 series, address) external payable override {
        for (uint256 turn = 0; turn < 3; turn++) {
            try new ThievingBirth(victim, series) {} catch {}
        }
    }
}
