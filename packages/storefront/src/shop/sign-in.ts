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
export type Place = Omit<StorefrontTerms, 'token'>;

interface SignedIn {
  readonly token: string | null;
}

/**
 * A client that signs in with what the shop signed, and again when its token has ended. Rejects with
 * why the access token opens nothing; whoever was not signed for is a guest.
 */
export async function signIn(place: Place, access: AccessTerms): Promise<StorefrontClient> {
  const guest = createClient({ ...place, token: null });
  const enter = async (): Promise<StorefrontClient> => {
    const { token } = await guest.call<SignedIn>('/sign_in', { method: 'POST', body: access });
    return createClient({ ...place, token });
  };
  let client = await enter();
  return {
    get terms() {
      return client.terms;
    },
    async call<T>(...asked: Parameters<StorefrontClient['call']>): Promise<T> {
      try {
        return await client.call<T>(...asked);
      } catch (error) {
        if (client.terms.token === null || !hasEnded(error)) throw error;
        client = await enter();
        return client.call<T>(...asked);
      }
    },
  };
}

function hasEnded(error: unknown): boolean {
  return error instanceof StorefrontFailure && error.code === 'ERROR_UNAUTHORIZED';
}
