import type { ShopProduct } from '../shop/order.ts';
import type { Shop } from '../shop/shop.ts';

const ATTRIBUTE = 'data-zrl-product-points';
const PLACE = '{{EARN_POINTS}}';
/** As many as the server is asked for at once. */
const ELEMENTS_MAX = 20;

/** What an element said before points were put into it. */
const templates = new WeakMap<Element, string>();

/**
 * Fills the elements that ask what their product earns: into `{{EARN_POINTS}}` of their text, or instead of
 * it. The line is there before the number is, so that nothing moves.
 */
export async function fillProductPoints(
  shop: Shop,
  identify: (() => ShopProduct | null | undefined) | undefined,
): Promise<void> {
  const found = [...document.querySelectorAll<HTMLElement>(`[${ATTRIBUTE}]`)].slice(
    0,
    ELEMENTS_MAX,
  );
  for (const element of found) keepPlace(element);
  const asked = found.flatMap((element) => {
    const product = productAt(element, identify);
    return product?.price == null || product.price === '' ? [] : [{ element, product }];
  });
  if (asked.length === 0) return;
  const { products } = await shop.potentialPoints(asked.map(({ product }) => product));
  // Products that could not be priced are not answered: without all of them places tell nothing.
  if (products.length !== asked.length) return;
  asked.forEach(({ element }, place) => write(element, products[place]?.points ?? 0));
}

/** A product of a list names itself; on a product's own page the page does. */
function productAt(
  element: HTMLElement,
  identify: (() => ShopProduct | null | undefined) | undefined,
): ShopProduct | null {
  const { zrlPrice: price, zrlProductId: product_id, zrlCategory: category } = element.dataset;
  if (price === undefined) return identify?.() ?? null;
  return {
    price,
    ...(product_id === undefined ? {} : { product_id }),
    ...(category === undefined ? {} : { category }),
  };
}

function keepPlace(element: HTMLElement): void {
  if (templates.has(element)) return;
  const text = element.textContent;
  templates.set(element, text.includes(PLACE) ? text : PLACE);
  if (text.trim() === '') element.textContent = '\u2007';
  else if (text.includes(PLACE)) element.textContent = text.replaceAll(PLACE, '\u2007\u2007');
}

function write(element: HTMLElement, points: number): void {
  const shown = new Intl.NumberFormat(document.documentElement.lang || undefined).format(points);
  element.textContent = (templates.get(element) ?? PLACE).replaceAll(PLACE, shown);
  // Nothing to earn is not announced, and its line stays where it is.
  element.style.visibility = points > 0 ? '' : 'hidden';
}
