// SPDX-License-Identifier: Apache-2.0
// What a signature is bound to: one chain, and for Ethereum keys one contract.

import { concat, fromHex, keccak, toHex, utf8, word } from './bytes.js';

/** Name of the EIP-712 domain. */
export const NAME = 'Genex';
/** Version of the EIP-712 domain. */
export const TYPED_VERSION = '1';
/** Where the precompile `Coupon` is: the contract of permits and claims. */
export const COUPON = '0x0000000000000000000000000000000011550000';
/** Where the precompile `Redemption` is: the contract of tickets and cancellations. */
export const REDEMPTION = '0x0000000000000000000000000000000011570000';

/** The chain a message is for. Substrate keys sign its genesis hash, Ethereum keys its chain id. */
export interface Domain {
  /** Hash of the first block, 32 bytes. */
  genesis: Uint8Array;
  /** EIP-155 chain id. */
  chainId: bigint;
}

/** The first four bytes of the genesis hash, by which a printed message shows its chain. */
export const chainPrefix = (domain: Domain): Uint8Array => domain.genesis.slice(0, 4);

const DOMAIN_TYPE = 'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)';

/** The EIP-712 domain separator of messages to `contract`. */
export const separator = (domain: Domain, contract: string): Uint8Array =>
  keccak(
    concat(
      keccak(utf8(DOMAIN_TYPE)),
      keccak(utf8(NAME)),
      keccak(utf8(TYPED_VERSION)),
      word(domain.chainId),
      word(BigInt(toHex(fromHex(contract)))),
    ),
  );
