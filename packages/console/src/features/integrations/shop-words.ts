/** `magento_to_zinrelo` is Magento: plugins name themselves so. */
export function shopName(type: string): string {
  const bare = type.replace(/_(?:to|2)_[a-z]+$/i, '').replaceAll(/[_-]+/g, ' ');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** `order_create` is `Order create`: shops have words of their own. */
export function eventText(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const OUTCOMES: Readonly<Record<string, readonly [label: string, color: string]>> = {
  done: ['Done', 'green'],
  refused: ['Refused', 'red'],
  ignored: ['Not asked for', 'gray'],
  busy: ['Will be tried again', 'yellow'],
  received: ['Being worked on', 'blue'],
};
