// SPDX-License-Identifier: Apache-2.0
// What a wallet is asked to sign with `eth_signTypedData_v4`.

import { toHex } from './bytes.js';
import { type Domain, NAME, TYPED_VERSION } from './domain.js';
import { contractOf, fieldsOf, type FieldType, type Message, typeNameOf } from './messages.js';

/** A message as EIP-712 has it. Numbers are decimal strings, so that it can be sent as JSON. */
export interface TypedData {
  domain: { name: string; version: string; chainId: number; verifyingContract: `0x${string}` };
  types: Record<string, { name: string; type: FieldType }[]>;
  primaryType: string;
  message: Record<string, `0x${string}` | string>;
}

/** The message for an Ethereum wallet. Put the signature it gives behind `scheme: 'ethereum'`. */
export const typedData = (message: Message, domain: Domain): TypedData => {
  const fields = fieldsOf(message);
  const primaryType = typeNameOf(message);
  return {
    domain: {
      name: NAME,
      version: TYPED_VERSION,
      chainId: Number(domain.chainId),
      verifyingContract: contractOf(message) as `0x${string}`,
    },
    types: { [primaryType]: fields.map(([name, type]) => ({ name, type })) },
    primaryType,
    message: Object.fromEntries(
      fields.map(([name, , value]) => [name, value instanceof Uint8Array ? toHex(value) : value.toString()]),
    ),
  };
};
