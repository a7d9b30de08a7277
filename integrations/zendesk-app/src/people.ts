import { fieldsOf, listOf, textOf } from './read.ts';
import type { ZafClient } from './zaf.ts';

/** Somebody at Zendesk whose points may be asked for. */
export interface Person {
  readonly name: string;
  /** As they stand there, the main one first; none if Zendesk has none. */
  readonly emails: readonly string[];
  readonly isRequester: boolean;
}

export interface Surroundings {
  readonly people: readonly Person[];
  readonly agent: unknown;
  readonly ticketId: string | null;
}

/** A lookup is made for each address, so they are few. */
const EMAILS_MAX = 3;
const PEOPLE_MAX = 10;

/** Who and what the app stands beside: a ticket with its requester and those copied in, or a user. */
export async function lookAround(client: ZafClient, isTicket: boolean): Promise<Surroundings> {
  if (!isTicket) {
    const got = fieldsOf(await client.get(['user', 'currentUser']));
    const people = personOf(got['user'], true);
    return { people, agent: got['currentUser'], ticketId: null };
  }
  const got = fieldsOf(
    await client.get(['ticket.id', 'ticket.requester', 'ticket.collaborators', 'currentUser']),
  );
  const requester = personOf(got['ticket.requester'], true);
  const others = listOf(got['ticket.collaborators'])
    .filter((each) => !isStaff(each))
    .flatMap((each) => personOf(each, false))
    .filter(({ emails }) => emails.length > 0 && !emails.some((email) => isOf(requester, email)));
  const ticketId = textOf(got['ticket.id']);
  return {
    people: [...requester, ...others].slice(0, PEOPLE_MAX),
    agent: got['currentUser'],
    ticketId: ticketId === '' ? null : ticketId,
  };
}

function isOf(people: readonly Person[], email: string): boolean {
  return people.some(({ emails }) => emails.includes(email));
}

function isStaff(value: unknown): boolean {
  const role = textOf(fieldsOf(value)['role']);
  return role !== '' && role !== 'end-user';
}

function personOf(value: unknown, isRequester: boolean): readonly Person[] {
  const given = fieldsOf(value);
  const main = textOf(given['email']).trim().toLowerCase();
  const name = textOf(given['name']);
  if (main === '' && name === '') return [];
  const further = listOf(given['identities'])
    .map(fieldsOf)
    .filter(({ type }) => type === 'email')
    .map((identity) => textOf(identity['value']).trim().toLowerCase());
  const emails = [...new Set([main, ...further])].filter((email) => email !== '');
  return [{ name: name === '' ? main : name, emails: emails.slice(0, EMAILS_MAX), isRequester }];
}
