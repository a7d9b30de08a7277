import type { SignedIn } from '../../queries/session-holder.ts';
import type { Person } from '../../usecases/people.ts';
import type { ListedSession } from '../../usecases/sessions.ts';
import { slashTime } from '../dates.ts';

/** A person as he is shown to himself. */
export function personData({ id, email, name, role }: SignedIn): SignedIn {
  return { id, email, name, role };
}

/** A person as owners see him. */
export function listedPersonData(person: Person): object {
  const { disabledAt, password, failedTries, createdAt, signedInAt, secondFactorAt } = person;
  return {
    ...personData(person),
    disabled: disabledAt !== null,
    has_password: password !== null,
    failed_tries: failedTries,
    created_date: slashTime(createdAt),
    last_sign_in_date: signedInAt === null ? null : slashTime(signedInAt),
    second_factor: secondFactorAt !== null,
  };
}

/** Where somebody is signed in. */
export function sessionData(session: ListedSession): object {
  const { id, createdAt, usedAt, expiresAt, userAgent, address } = session;
  return {
    id,
    created_date: slashTime(createdAt),
    last_used_date: slashTime(usedAt),
    expires_date: slashTime(expiresAt),
    user_agent: userAgent,
    address,
  };
}
