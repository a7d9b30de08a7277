import type { V2Deps } from '../v2/surface.ts';
import type { SigningMerchant } from '../../queries/signing-keys.ts';
import { unseal } from '../../runtime/seal.ts';
import { KEY_PURPOSE } from '../../usecases/create-key.ts';
import { Remembered } from '../remembered.ts';
import type { SigningKey } from './token.ts';

/** A key that was revoked signs for at most this much longer. */
const KEYS_FOR_MS = 2000;
const MERCHANTS_KEPT_MAX = 1000;
const STRANGERS_MAX = 64;

/** What it takes to know who signs. */
export interface SignerDeps extends Pick<V2Deps, 'secret'> {
  /** What may sign for a partner id, 10 hex digits, of any store; null if there is none. */
  readonly readSigningKeys: (partnerId: string) => Promise<SigningMerchant | null>;
}

/** A store with what may sign for it, opened. */
export interface Signer extends Omit<SigningMerchant, 'keys'> {
  readonly keys: readonly SigningKey[];
}

/** What a question about a partner id was answered with; `signer` is null if there is none. */
export interface Known {
  readonly signer: Signer | null;
}

/** Tells who signs for a partner id, 10 hex digits; null if too many strangers ask at once. */
export type Signers = (partnerId: string) => Promise<Known | null>;

/** Knows for two seconds who signs for whom. */
export function createSigners(deps: SignerDeps): Signers {
  const signers = new Remembered<Known>({
    forMs: KEYS_FOR_MS,
    keptMax: MERCHANTS_KEPT_MAX,
    askedMax: STRANGERS_MAX,
  });
  return (partnerId) => signers.get(partnerId, () => readSigner(deps, partnerId));
}

async function readSigner(deps: SignerDeps, partnerId: string): Promise<Known> {
  const found = await deps.readSigningKeys(partnerId);
  if (found === null) return { signer: null };
  const purpose = { merchantId: found.merchantId, purpose: KEY_PURPOSE };
  const keys = found.keys.map(({ identifier, sealed }) => ({
    identifier,
    key: unseal(deps.secret, purpose, sealed),
  }));
  return { signer: { ...found, keys } };
}
