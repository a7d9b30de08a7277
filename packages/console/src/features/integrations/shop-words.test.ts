import { expect, it } from 'vitest';
import { eventText, shopName } from './shop-words.ts';

it('names shops and events by the words that plugins have for them', () => {
  expect(['magento_to_zinrelo', 'woo-commerce', 'shopify'].map(shopName)).toEqual([
    ...['Magento', 'Woo commerce', 'Shopify'],
  ]);
  expect(eventText('partial_order_refund')).toBe('Partial order refund');
});
