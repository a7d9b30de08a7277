/** The platform's own activity for orders; `/purchase` and `/transaction/return` are about it. */
export const PURCHASE_ACTIVITY = 'made_a_purchase';
