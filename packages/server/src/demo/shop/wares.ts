/** What the demo shop sells; its prices are the shop's own, whatever a browser says. */
export const WARES = [
  {
    id: 'mug',
    title: 'Enamel mug',
    price: '18.00',
    category: 'Kitchen',
    about: 'Holds coffee on deck and at the desk. Does not mind being dropped.',
  },
  {
    id: 'lamp',
    title: 'Harbour lamp',
    price: '89.00',
    category: 'Home',
    about: 'A warm light with a brass ring, for a window that looks at the sea.',
  },
  {
    id: 'blanket',
    title: 'Wool blanket',
    price: '120.00',
    category: 'Home',
    about: 'Woven from the wool of three islands. Wide enough for two.',
  },
  {
    id: 'kettle',
    title: 'Pour-over kettle',
    price: '64.00',
    category: 'Kitchen',
    about: 'A long spout for a steady hand, in matt green.',
  },
  {
    id: 'bag',
    title: 'Canvas bag',
    price: '42.00',
    category: 'Out',
    about: 'Waxed against rain, with a pocket for the ferry ticket.',
  },
  {
    id: 'plant',
    title: 'Sea holly in a pot',
    price: '27.50',
    category: 'Home',
    about: 'Blue in summer, silver in winter. Wants sun and little else.',
  },
] as const;
