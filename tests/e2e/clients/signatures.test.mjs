// SPDX-License-Identifier: Apache-2.0
// What wallets sign when a page asks them to sign bytes. A native account brings it: its other account joins its identity,
// or an address outside of the chain is proven to be its own.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Keyring } from '@polkadot/api';
import { Wallet } from 'ethers';
import { Enum } from 'polkadot-api';
import { bytesToHex, hexToBytes, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { castAlone } from './support/cast.mjs';
import { people, registration, together, world } from './support/chain.mjs';
import { hardhat } from './support/hardhat.mjs';
import { accountOf, freshEthereum, native } from './support/keys.mjs';
import { connect, eventsOf, nameOf, submit, successful } from './support/native.mjs';

const { ws, eth } = world();
const { client, api } = connect(ws);
const YEAR = 31_536_000n;

/** Each wallet with who owns it. */
const CLIENTS = ['viem', 'ethers', 'cast', 'hardhat', 'polkadot-api', 'polkadot-js'];
const owners = Object.fromEntries(CLIENTS.map((name) => [name, native(`clients//signatures//${name}`)]));
const stranger = freshEthereum('stranger of signatures');
const victim = native('clients//signatures//victim');

/** The other account of an owner: how it signs bytes, and where it is outside of the chain. */
const wallets = {
  viem: ethereumWallet('viem', ({ secret }) => (raw) => privateKeyToAccount(secret).signMessage({ message: { raw } })),
  ethers: ethereumWallet('ethers', ({ secret }) => (raw) => new Wallet(secret).signMessage(hexToBytes(raw))),
  cast: ethereumWallet('cast', ({ secret }) => (raw) => castSign(secret, raw)),
  hardhat: ethereumWallet('hardhat', ({ address }) => (raw) => hardhatSign(address, raw)),
  'polkadot-api': nativeWallet('polkadot-api', ({ signer }) => async (raw) => toHex(await signer.signBytes(hexToBytes(raw)))),
  // The extension puts bytes between the words before its keyring signs them.
  'polkadot-js': nativeWallet('polkadot-js', ({ uri }) => async (raw) =>
    toHex(new Keyring({ type: 'sr25519' }).createFromUri(uri).sign(wrapped(raw)))),
};

let hre;
let end;

// Each owner has a nonce of its own, so one need not wait for the other.
describe('signatures', { concurrency: true }, () => {
  before(async () => {
    ({ hre, end } = await hardhat(eth, [wallets.hardhat.secret]));
    const now = (await api.query.Timestamp.Now.getValue()) / 1_000n;
    const all = [victim, ...Object.values(owners)].map(({ account }) => registration(api, account, 'L1', now + YEAR));
    successful(await submit(together(api, all), people.attestor.signer).final);
  });
  after(async () => {
    client.destroy();
    await end?.();
  });

  for (const name of CLIENTS) {
    const [owner, wallet] = [owners[name], wallets[name]];

    describe(name, { concurrency: 1 }, () => {
      it('should link the account of the wallet that signed, once', async () => {
        const deadline = await soon();
        const message = await api.view.Kyc.link_payload(owner.account, wallet.account, deadline);
        const signature = wallet.signed(await wallet.sign(hexOf(message)));
        const link = api.tx.Kyc.link_account({ new_account: wallet.account, deadline, signature });

        const done = successful(await submit(link, owner.signer).final);

        const [{ identity, account, by }] = eventsOf(done, 'Kyc', 'AccountLinked');
        assert.deepEqual([account, by], [wallet.account, owner.account]);
        const known = await api.view.Kyc.identity(wallet.account);
        assert.deepEqual([known.identity, known.tier.type], [identity, 'L1']);
        assert.equal(await failure(link, owner), 'Kyc.BadSignature', 'it was used');
      });

      it('should prove control of the address that signed, once', async () => {
        const deadline = await soon();
        const { identity } = await api.view.Kyc.identity(owner.account);
        const message = await api.view.TravelRule.control_message(identity, wallet.outside, deadline);
        const signature = wallet.signed(await wallet.sign(hexOf(message)));
        const args = { identity, address: wallet.outside, deadline, signature };
        const prove = api.tx.TravelRule.register_control_proof(args);
        const late = api.tx.TravelRule.register_control_proof({ ...args, deadline: deadline + 1n });
        assert.equal(await failure(late, owner), 'TravelRule.BadSignature', 'another deadline was signed');

        const done = successful(await submit(prove, owner.signer).final);

        const [proven] = eventsOf(done, 'TravelRule', 'ControlProven');
        assert.deepEqual([proven.identity, proven.by, proven.nonce], [identity, owner.account, 0n]);
        assert.deepEqual(proven.address, wallet.outside);
        assert.equal(await failure(prove, owner), 'TravelRule.AlreadyProven');
      });
    });
  }

  it('should refuse what another key signed', async () => {
    const [wallet, deadline] = [wallets.viem, await soon()];
    const raw = hexOf(await api.view.Kyc.link_payload(victim.account, stranger.account, deadline));
    const signature = wallet.signed(await wallet.sign(raw));
    const link = api.tx.Kyc.link_account({ new_account: stranger.account, deadline, signature });
    assert.equal(await failure(link, victim), 'Kyc.BadSignature');
    assert.equal(await api.view.Kyc.identity(stranger.account), undefined);
  });
});

function ethereumWallet(name, signing) {
  const key = freshEthereum(`wallet of ${name}`);
  const outside = Enum('Ethereum', key.address.toLowerCase());
  return { ...key, outside, sign: signing(key), signed: (hex) => Enum('Eth', hex), account: accountOf(key.address) };
}

function nativeWallet(name, signing) {
  const key = native(`clients//signatures//${name}//wallet`);
  return { ...key, outside: Enum('Substrate', key.account), sign: signing(key), signed: (hex) => Enum('Sr25519', hex) };
}

const castSign = (secret, raw) => castAlone('wallet', 'sign', '--private-key', secret, raw);

const hardhatSign = (address, raw) => hre.network.provider.send('personal_sign', [raw, address]);

const wrapped = (raw) => {
  const around = (text) => new TextEncoder().encode(text);
  return Uint8Array.from([...around('<Bytes>'), ...hexToBytes(raw), ...around('</Bytes>')]);
};

/** Bytes as an answer has them. */
const hexOf = (answer) => (typeof answer === 'string' ? answer : bytesToHex(answer));

/** A deadline of ten minutes. */
const soon = async () => (await api.query.Timestamp.Now.getValue()) / 1_000n + 600n;

/** The name of the error with which the call fails, in a final block. */
async function failure(tx, who) {
  const { ok, dispatchError } = await submit(tx, who.signer).final;
  assert.equal(ok, false, 'the call succeeded');
  return nameOf(dispatchError);
}
