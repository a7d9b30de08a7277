// Written by `npm run sdk:types` out of the contract. Do not edit.

/** What earns nothing, and whose word is taken for an order */
export interface ProgramEarning {
  /** Ways of paying; `gift_card`, `store_credit` and `points` if absent */
  readonly excludedTenders?: readonly string[] | undefined;
  /** Products that are gift cards */
  readonly giftCards?:
    | {
        /** Products that are gift cards */
        readonly productIds?: readonly string[] | undefined;
        /** Categories of gift cards */
        readonly productCategories?: readonly string[] | undefined;
        /** Tags of gift cards */
        readonly productTags?: readonly string[] | undefined;
      }
    | undefined;
  /**
   * Orders that browsers tell of: those that the shop did not sign wait for a person, or are
   * refused, or all are
   */
  readonly browserOrders?: 'by_hand' | 'signed' | 'refused' | undefined;
}
