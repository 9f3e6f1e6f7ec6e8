import { prepare, people, USDC } from './support/chain.mjs';
import { startNode } from './support/node.mjs';
import { connect, submit, nameOf } from './support/native.mjs';
import { COUPON, REDEMPTION } from './support/abi.mjs';
const node = await startNode();
try {
  console.time('prepare');
  const w = await prepare(node);
  console.timeEnd('prepare');
  console.log(w, COUPON.address, REDEMPTION.address, COUPON.abi.length);
  const { client, api } = connect(node.ws);
  console.log(await api.view.Coupons.holding(people.viem.holder.account, w.series));
  console.log(await api.view.Coupons.series(w.series));
  console.log(await api.view.Sales.quote(1n, 6000n, people.papi.holder.account));
  console.dir(await submit(api.tx.Sales.purchase({listing:1n, quantity: 6000n, max_total: 10n**12n}), people.papi.holder.signer).included, {depth: 9});
  console.log(nameOf((await submit(api.tx.Sales.purchase({listing:1n, quantity: 6n, max_total: 10n**12n}), people.papi.stranger.signer).final).dispatchError));
  client.destroy();
} catch (e) { console.error(e); console.log(await node.keepLog()) } finally { await node.stop(); }
