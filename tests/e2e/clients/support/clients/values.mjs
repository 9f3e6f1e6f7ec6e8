// SPDX-License-Identifier: Apache-2.0
// What clients answer, in one form for all: integers as bigints, structs by the names of their fields.

/**
 * What a journey needs of a client. Everybody signs and sends with the client's own means.
 *
 * @typedef {object} Client
 * @property {(who: Person, typed: object) => Promise<`0x${string}`>} sign typed data, as its wallet does
 * @property {(who: Person, contract: Contract, name: string, args: any[]) => Promise<Receipt>} act without GNX
 * @property {(who: Person, contract: Contract, name: string, args: any[]) => Promise<Receipt>} pay the same at the price of gas
 * @property {(contract: Contract, name: string, args: any[]) => Promise<any>} read what a view answers
 * @property {() => Promise<void>} end
 *
 * @typedef {{ secret: `0x${string}`, address: `0x${string}` }} Person
 * @typedef {{ address: `0x${string}`, abi: any[] }} Contract
 */

/**
 * A transaction in a block.
 *
 * @typedef {object} Receipt
 * @property {boolean} ok
 * @property {bigint} price of a unit of gas
 * @property {Array<{ name: string, args: Record<string, any> }>} told the events of the contract
 * @property {{ number: bigint, hash: string }} block
 */

/** A function of an interface. */
export const functionOf = ({ abi }, name) => abi.find((entry) => entry.type === 'function' && entry.name === name);

/**
 * What a view answers, from the values that a client made of it: the one value, or an array of them.
 *
 * @param {object} view the function in its interface
 * @param {ArrayLike<any>} values
 */
export function answerOf({ outputs }, values) {
  const plain = outputs.map((output, place) => plainOf(output, values[place]));
  return plain.length === 1 ? plain[0] : plain;
}

/** The arguments of an event by their names. */
export const argsOf = ({ inputs }, args) =>
  Object.fromEntries(inputs.map((input, place) => [input.name, plainOf(input, args[input.name] ?? args[place])]));

/** Events as viem reads them from logs. */
export const toldOf = (abi, logs) =>
  logs.map(({ eventName, args }) => ({
    name: eventName,
    args: argsOf(abi.find(({ type, name }) => type === 'event' && name === eventName), args),
  }));

function plainOf({ type, components }, value) {
  const list = type.match(/^(.*)\[\]$/);
  if (list) return Array.from(value, (item) => plainOf({ type: list[1], components }, item));
  if (components) {
    const entries = components.map((field, place) => [field.name, plainOf(field, value[field.name] ?? value[place])]);
    return Object.fromEntries(entries);
  }
  return /^u?int/.test(type) ? BigInt(value) : value;
}
