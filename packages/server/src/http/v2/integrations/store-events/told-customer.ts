import type { Profile } from '@fealty/core';
import { entitiesOf, entityOf, fieldOf, textOf, textsOf, type Entity } from './entity.ts';

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;
const EMAIL_LENGTH_MAX = 254;
const NAME_LENGTH_MAX = 99;
const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Whom an event is about: the shop's id of him, and his address. Empty where it does not say. */
export interface ToldPerson {
  readonly memberId: string;
  readonly email: string;
}

/** Guests have no id; the address then stands in the order. */
export function toldPerson(message: Entity): ToldPerson {
  const data = entityOf(message['data']);
  const memberId = textOf(message, 'member_id');
  const own = textOf(data, 'customer_email', 'email', 'email_address').toLowerCase();
  const email = isEmail(own) ? own : isEmail(memberId) ? memberId.toLowerCase() : '';
  return { memberId, email };
}

/** What a shop knows of a customer, where it says anything. */
export function toldProfile(
  data: Entity,
  { memberId, email }: ToldPerson,
): Partial<Profile> & Pick<Profile, 'firstName' | 'lastName'> {
  const birthdate = textOf(data, 'dob', 'birthdate');
  const known: Record<string, string> = {
    email,
    // An address that is also the id may change; then it would be nobody's.
    uid: memberId.toLowerCase() === email ? '' : memberId,
    birthdate: DAY.test(birthdate) && isDay(birthdate.slice(0, 10)) ? birthdate.slice(0, 10) : '',
    ...toldAddress(data),
  };
  const said = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''));
  return {
    ...said,
    firstName: nameOf(data, 'firstname', 'first_name'),
    lastName: nameOf(data, 'lastname', 'last_name'),
  };
}

/** The address that bills go to, else the first. */
function toldAddress(data: Entity): Record<string, string> {
  const addresses = entitiesOf(fieldOf(data, ['addresses']));
  const address = addresses.find((each) => each['default_billing'] === true) ?? addresses[0] ?? {};
  const [addressLine1 = '', addressLine2 = ''] = textsOf({ street: address['street'] }, 'street');
  return {
    addressLine1,
    addressLine2,
    city: textOf(address, 'city'),
    state:
      textOf(entityOf(address['region']), 'region_code', 'region') || textOf(address, 'region'),
    postalCode: textOf(address, 'postcode', 'postal_code'),
    country: textOf(address, 'country_id', 'country'),
  };
}

function nameOf(data: Entity, ...names: readonly string[]): string {
  return textOf(data, ...names).slice(0, NAME_LENGTH_MAX);
}

function isEmail(text: string): boolean {
  return text.length <= EMAIL_LENGTH_MAX && EMAIL.test(text);
}

/** Whether a day is one of the calendar. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
