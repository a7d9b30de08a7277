import type { Shop } from '../shop/shop.ts';
import { customer, enter, leave } from './back-end.ts';
import { createCart, tellOfFailure, type Cart } from './cart.ts';
import { priceText, centsOf, readCatalogue, type Ware } from './catalogue.ts';
import { announce, button, byId, dialog, element } from './elements.ts';

/*
 * The page of the demo shop. It uses the script as any shop's page would: `_zrl`, `zrl_mi` and `fealty`.
 */

interface Globals {
  readonly fealty: { ready(): Promise<Shop> };
  readonly zrl_mi: { attach_dashboard(): void; replace_product_page_potential(): void };
  readonly _zrl: { push(command: readonly unknown[]): void };
}

const globals = window as unknown as Globals;
const shop = (): Promise<Shop> => globals.fealty.ready();

function start(): void {
  const { partner = '' } = document.body.dataset;
  globals._zrl.push(['init', { partner_id: partner, jwt_token: customer()?.token ?? '' }]);
  const cart = createCart(shop, () => {
    showMember().catch(tellOfFailure);
  });
  drawWares(readCatalogue(), cart);
  globals.zrl_mi.replace_product_page_potential();
  drawCustomer();
  openers(cart);
  cart.draw().catch(tellOfFailure);
  showMember().catch(tellOfFailure);
}

function drawWares(wares: readonly Ware[], cart: Cart): void {
  const cards = wares.map((ware) => {
    const card = element('li', 'card');
    const picture = element('button', `picture ${ware.id}`);
    picture.setAttribute('aria-label', `Look at ${ware.title}`);
    picture.addEventListener('click', () => showWare(ware, cart));
    card.append(picture, element('h3', '', ware.title), pointsOf(ware), priceLine(ware, cart));
    return card;
  });
  byId('wares').replaceChildren(...cards);
}

function priceLine(ware: Ware, cart: Cart): HTMLElement {
  const line = element('p', 'price');
  line.append(
    element('span', '', priceText(centsOf(ware.price))),
    button('Add to cart', 'primary', () => cart.add(ware.id)),
  );
  return line;
}

/** What the script fills in: how many points buying it would earn. */
function pointsOf({ id, price, category }: Ware): HTMLElement {
  const line = element('p', 'earn', 'Earn {{EARN_POINTS}} points');
  line.dataset['zrlProductPoints'] = '';
  Object.assign(line.dataset, { zrlProductId: id, zrlPrice: price, zrlCategory: category });
  return line;
}

/** The page of one product. */
function showWare(ware: Ware, cart: Cart): void {
  const picture = element('div', `picture large ${ware.id}`);
  byId('ware').replaceChildren(
    picture,
    element('h2', '', ware.title),
    element('p', '', ware.about),
    pointsOf(ware),
    priceLine(ware, cart),
  );
  dialog('product').showModal();
  globals.zrl_mi.replace_product_page_potential();
}

function drawCustomer(): void {
  const known = customer();
  const place = byId('customer');
  if (known !== null) {
    const out = button('Sign out', 'plain', () => {
      leave();
      location.reload();
    });
    place.replaceChildren(element('span', 'name', known.name), out);
    return;
  }
  const enterAs = (who: string, label: string): HTMLElement =>
    button(label, 'plain', () => {
      enter(who).then(() => location.reload(), tellOfFailure);
    });
  place.replaceChildren(
    element('span', 'quiet', 'Sign in as'),
    enterAs('bob', 'Bob'),
    enterAs('maya', 'Maya'),
    enterAs('friend', 'a new friend'),
  );
}

function openers(cart: Cart): void {
  byId('open-cart').addEventListener('click', () => {
    cart.draw().catch(tellOfFailure);
    dialog('cart').showModal();
  });
  byId('open-rewards').addEventListener('click', () => {
    dialog('rewards').showModal();
    globals.zrl_mi.attach_dashboard();
  });
  for (const close of document.querySelectorAll('dialog .close')) {
    close.addEventListener('click', () => close.closest('dialog')?.close());
  }
  const isInvited = /fealty_ref=/.test(document.cookie) && customer() === null;
  byId('invited').hidden = !isInvited;
}

/** Points and the link to recommend the shop with. */
async function showMember(): Promise<void> {
  if (customer() === null) return;
  const member = await (await shop()).member();
  const points = new Intl.NumberFormat('en-US').format(member.available_points);
  byId('points').textContent = `${points} points · ${member.tier_info.loyalty_tier_name}`;
  const link = member.referral_URL;
  byId('recommend').hidden = link === '';
  byId('link').textContent = link;
  byId('copy').onclick = () => {
    navigator.clipboard.writeText(link).then(
      () => announce('The link is copied. Open it in another browser to be your own friend.'),
      () => announce(link),
    );
  };
}

start();
