/** Runs one phase of a purchase, and is killed after so many steps: by the kernel, without a last word. */
import { openShop, type Phase, type Purchase, type ShopAddress } from './shop-process.ts';

export type ChildWish = ShopAddress & {
  readonly phase: Phase;
  readonly purchase: Purchase;
  readonly page: string | null;
  readonly diesAfter: number;
};

const wish = JSON.parse(process.argv[2] ?? '') as ChildWish;
let steps = 0;
const shop = openShop(wish, () => {
  steps += 1;
  if (steps === wish.diesAfter) process.kill(process.pid, 'SIGKILL');
});
await shop.phases[wish.phase](wish.purchase, wish.page as never);
await shop.close();
