// SPDX-License-Identifier: Apache-2.0
// Makes the contracts of a first state from npm packages: runs their constructors on anvil, and checks what comes out.
//
//   node predeploys/build.mjs           writes code/*.bin and predeploys.json
//   node predeploys/build.mjs --check   fails when what is there differs
//
// A code whose hash is not the one below is never written.

import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  concat,
  createWalletClient,
  getAddress,
  getContractAddress,
  hexToBytes,
  http,
  keccak256,
  parseTransaction,
  publicActions,
  toHex,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { startAnvil } from '../tools/anvil.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MODULES = join(HERE, '..', 'node_modules');
/** The first account of anvil, whose key everybody knows. */
const ANYONE = privateKeyToAccount('0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80');

const FACTORY = getAddress('0x4e59b44847b379578588920ca78fbf26c0b4956c');
const MULTICALL = getAddress('0xca11bde05977b3631167028862be2a173976ca11');
const ENTRY_POINT = getAddress('0x0000000071727de22e5e9d8baf0edac6f37da032');
/** With this salt the factory makes the EntryPoint at its address from the code of the package, and from no other. */
const ENTRY_POINT_SALT = '0x90d8084deab30c2a37c45e8d47f49f2f7965183cb6990a98943ef94940681de3';
/** Slots from zero on that are looked at: the EntryPoint declares fewer. */
const SLOTS = 16;

/** The contracts in the order of their making. `make` gives the address at which anvil has the code. */
const PREDEPLOYS = [
  {
    name: 'create2-factory',
    what: 'Deterministic deployment proxy: makes a contract at an address that salt and code decide',
    address: FACTORY,
    nonce: 1,
    codeHash: '0x2fa86add0aed31f33a762c9d88e807c475bd51d0f52bd0955754b2608f7e4989',
    package: '@safe-global/safe-singleton-factory',
    licence: 'MIT',
    make: makeFactory,
  },
  {
    name: 'multicall3',
    what: 'Multicall3: many calls in one',
    address: MULTICALL,
    nonce: 1,
    codeHash: '0x5a29a1eb2f59e45e4249b938c8192cac0d2bd32398e1afa03f302a867db692ea',
    package: 'viem',
    licence: 'MIT',
    make: makeMulticall,
  },
  {
    name: 'entry-point-v07',
    what: 'EntryPoint 0.7 of ERC-4337: carries out operations of contract accounts',
    address: ENTRY_POINT,
    // It has made the SenderCreator.
    nonce: 2,
    codeHash: '0x8db5ff695839d655407cc8490bb7a5d82337a86a6b39c3f0258aa6c3b582fc58',
    package: '@account-abstraction/contracts',
    licence: 'GPL-3.0 (its sources; the package says MIT)',
    make: makeEntryPoint,
  },
  {
    name: 'sender-creator-v07',
    what: 'Helper that the EntryPoint 0.7 makes and calls to create accounts',
    address: getContractAddress({ from: ENTRY_POINT, nonce: 1n }),
    nonce: 1,
    codeHash: '0x283c9d14378f5f4c4e24045b87d621d48443fa5b4af7dd7180a599b3756a7689',
    package: '@account-abstraction/contracts',
    licence: 'GPL-3.0 (its sources; the package says MIT)',
    make: async () => getContractAddress({ from: ENTRY_POINT, nonce: 1n }),
  },
];

const json = async (path) => JSON.parse(await readFile(join(MODULES, path), 'utf8'));
const versionOf = async (name) => (await json(join(name, 'package.json'))).version;

/** The address of a contract that a transaction makes, which must succeed. */
async function create(chain, transaction) {
  const hash = await chain.sendTransaction(transaction);
  const receipt = await chain.waitForTransactionReceipt({ hash, pollingInterval: 50 });
  if (receipt.status !== 'success') throw new Error('a constructor reverted');
  return receipt.contractAddress;
}

/** From the creation code in the transaction with which the package deploys it. */
async function makeFactory(chain) {
  const { transaction } = await json('@safe-global/safe-singleton-factory/artifacts/1/deployment.json');
  const made = await create(chain, { data: parseTransaction(transaction).data });
  // anvil has the factory at its usual address, and is a second witness.
  const [ours, theirs] = await Promise.all([made, FACTORY].map((address) => chain.getCode({ address })));
  if (ours !== theirs) throw new Error(`anvil has another code at ${FACTORY}`);
  return made;
}

/** viem carries the creation code to read chains that lack the contract. */
async function makeMulticall(chain) {
  const { multicall3Bytecode } = await import(new URL('../node_modules/viem/_esm/constants/contracts.js', import.meta.url));
  return create(chain, { data: multicall3Bytecode });
}

/** By the factory, so that the address proves the creation code. */
async function makeEntryPoint(chain) {
  const { bytecode } = await json('@account-abstraction/contracts/artifacts/EntryPoint.json');
  await create(chain, { to: FACTORY, data: concat([ENTRY_POINT_SALT, bytecode]) });
  return ENTRY_POINT;
}

/** What a constructor has written. */
async function storageOf(chain, address) {
  const storage = {};
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const key = toHex(slot, { size: 32 });
    const value = await chain.getStorageAt({ address, slot: key });
    if (value && BigInt(value) !== 0n) storage[key] = value;
  }
  return storage;
}

/** Name of the file and its bytes, for every file. */
async function build() {
  const anvil = await startAnvil();
  try {
    const chain = createWalletClient({ account: ANYONE, chain: foundry, transport: http(anvil.url) }).extend(publicActions);
    const files = [];
    const index = [];
    for (const { make, codeHash, ...about } of PREDEPLOYS) {
      const address = await make(chain);
      const code = await chain.getCode({ address });
      const found = code && keccak256(code);
      if (found !== codeHash) throw new Error(`${about.name} has the code hash ${found}, not ${codeHash}`);
      const file = `code/${about.name}.bin`;
      files.push([file, Buffer.from(hexToBytes(code))]);
      const version = await versionOf(about.package);
      index.push({ ...about, version, codeHash, storage: await storageOf(chain, address), file });
    }
    files.push(['predeploys.json', Buffer.from(`${JSON.stringify(index, null, 2)}\n`)]);
    return files;
  } finally {
    anvil.stop();
  }
}

const check = process.argv.includes('--check');
let same = true;
await mkdir(join(HERE, 'code'), { recursive: true });
for (const [name, bytes] of await build()) {
  const path = join(HERE, name);
  if (!check) await writeFile(path, bytes);
  else if (!bytes.equals(await readFile(path).catch(() => Buffer.alloc(0)))) {
    console.error(`error: ${name} differs from what the packages give: run \`node predeploys/build.mjs\``);
    same = false;
  }
}
if (!same) process.exit(1);
console.log(check ? 'the predeployed contracts are those of the packages' : 'the predeployed contracts are written');
