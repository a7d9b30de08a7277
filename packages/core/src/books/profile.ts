import type { CustomValues } from '../rules/values.ts';

/** What is known of the person. Erased on request; the ledger holds none of it. */
export interface Profile {
  /** Lower case, trimmed. Empty when the member is known by other identifiers only. */
  email: string;
  /** The merchant's own id for the member. */
  uid: string;
  firstName: string;
  lastName: string;
  /** ISO date, `1992-12-31`, or empty. */
  birthdate: string;
  /** ISO date or empty: the day whose return is celebrated, where it is not that of joining. */
  anniversaryDate: string;
  gender: string;
  phone: string;
  phoneCountryCode: string;
  addressLine1: string;
  addressLine2: string;
  city: string;
  state: string;
  postalCode: string;
  country: string;
  language: string;
  twitterHandle: string;
  instagramHandle: string;
  tags: readonly string[];
  /** Program-defined attributes. */
  custom: CustomValues;
}

/** A profile in which nothing is known. */
export const NOBODY: Profile = {
  email: '',
  uid: '',
  firstName: '',
  lastName: '',
  birthdate: '',
  anniversaryDate: '',
  gender: '',
  phone: '',
  phoneCountryCode: '',
  addressLine1: '',
  addressLine2: '',
  city: '',
  state: '',
  postalCode: '',
  country: '',
  language: '',
  twitterHandle: '',
  instagramHandle: '',
  tags: [],
  custom: {},
};
