// SPDX-License-Identifier: Apache-2.0
// Foundry's cast as journeys use it: each act is a command.

import { hexToBigInt, parseEventLogs } from 'viem';
import { castAlone, castAt, castSend, FREE } from '../cast.mjs';
import { answerOf, functionOf, toldOf } from './values.mjs';

/**
 * cast at a node.
 *
 * @param {string} eth Ethereum JSON-RPC over HTTP
 * @returns {Promise<import('./values.mjs').Client>}
 */
export async function castClientAt(eth) {
  const sendingTo = (url, options) => async (who, contract, name, args) => {
    const receipt = await castSend(url, who, commandOf(contract, name, args), options);
    return {
      ok: receipt.status === '0x1',
      price: hexToBigInt(receipt.effectiveGasPrice),
      told: toldOf(contract.abi, parseEventLogs({ abi: contract.abi, logs: receipt.logs })),
      block: { number: hexToBigInt(receipt.blockNumber), hash: receipt.blockHash },
    };
  };
  return {
    sign: ({ secret }, typed) => castAlone('wallet', 'sign', '--private-key', secret, '--data', JSON.stringify(typed)),
    act: sendingTo(`${eth}/gasless`, FREE),
    pay: sendingTo(eth),
    read: async (contract, name, args) => {
      const printed = await castAt(eth)('call', '--json', ...commandOf(contract, name, args));
      return answerOf(functionOf(contract, name), JSON.parse(withTextNumbers(printed)));
    },
    end: async () => {},
  };
}

/** What is typed behind `cast send` and `cast call`: where, the signature, and the arguments. */
function commandOf(contract, name, args) {
  const { inputs, outputs } = functionOf(contract, name);
  const signature = `${name}${typesOf(inputs)}${typesOf(outputs)}`;
  return [contract.address, signature, ...inputs.map((input, place) => wordOf(input, args[place]))];
}

const typesOf = (parameters) => `(${parameters.map(typeOf).join(',')})`;

const typeOf = ({ type, components }) => (components ? type.replace('tuple', typesOf(components)) : type);

/** A struct stands in round brackets, a list in square ones. */
function wordOf({ type, components }, value) {
  const list = type.match(/^(.*)\[\]$/);
  if (list) return `[${value.map((item) => wordOf({ type: list[1], components }, item)).join(',')}]`;
  if (components) return `(${components.map((field) => wordOf(field, value[field.name])).join(',')})`;
  return String(value);
}

/** Cast prints each number on a line of its own, whole, and JavaScript would round it. */
const withTextNumbers = (json) => json.replace(/^(\s*)(\d+)(,?)$/gm, '$1"$2"$3');
