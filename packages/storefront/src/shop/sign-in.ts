import { createClient, type StorefrontClient, type StorefrontTerms } from '../client/client.ts';
import { StorefrontFailure } from '../client/failure.ts';

/** What a shop of the platform's first generation signed for whoever looks at the page. */
export interface AccessTerms {
  readonly user_id: string;
  readonly email: string;
  readonly name: string;
  readonly ts: string;
  readonly access_token: string;
}

/** Where to sign in. */
export type Place = Omit<StorefrontTerms, 'token' | 'renewToken'>;

/** Asks the page to sign the same person anew, when what it signed is too old. */
export type RenewAccess = () => Promise<Pick<AccessTerms, 'ts' | 'access_token'>>;

interface SignedIn {
  readonly token: string | null;
}

/**
 * A client that signs in with what the shop signed, and again when its token has ended; the page is asked
 * for another access token when that is refused too. Rejects with why the access token opens nothing;
 * whoever was not signed for is a guest.
 */
export async function signIn(
  place: Place,
  access: AccessTerms,
  renewAccess?: RenewAccess,
): Promise<StorefrontClient> {
  const guest = createClient({ ...place, token: null });
  let latest = access;
  const enter = async (): Promise<string | null> => {
    const body = { method: 'POST', body: latest } as const;
    return (await guest.call<SignedIn>('/sign_in', body)).token;
  };
  // Also at first: a page may come out of a cache with what was signed long ago.
  const renewToken = async (): Promise<string> => {
    try {
      return (await enter()) ?? '';
    } catch (error) {
      const isOld = error instanceof StorefrontFailure && error.code === 'ERROR_UNAUTHORIZED';
      if (!isOld || renewAccess === undefined) throw error;
      latest = { ...latest, ...(await renewAccess()) };
      return (await enter()) ?? '';
    }
  };
  const first = await renewToken();
  return createClient({ ...place, token: first === '' ? null : first, renewToken });
}
