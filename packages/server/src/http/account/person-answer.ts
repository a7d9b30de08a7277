import type { SignedIn } from '../../queries/session-holder.ts';
import type { Person } from '../../usecases/people.ts';
import { slashTime } from '../dates.ts';

/** A person as he is shown to himself. */
export function personData({ id, email, name, role }: SignedIn): SignedIn {
  return { id, email, name, role };
}

/** A person as owners see him. */
export function listedPersonData(person: Person): object {
  const { disabledAt, password, failedTries, createdAt, signedInAt } = person;
  return {
    ...personData(person),
    disabled: disabledAt !== null,
    has_password: password !== null,
    failed_tries: failedTries,
    created_date: slashTime(createdAt),
    last_sign_in_date: signedInAt === null ? null : slashTime(signedInAt),
  };
}
