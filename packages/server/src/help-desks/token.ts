import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AgentActionKind } from '../store/agent-actions.ts';
import { keyFor, type InstallationSecret } from '../runtime/secret.ts';

/** What a form says of itself when it is submitted. */
export interface FormToken {
  /** 24 hexadecimal digits: the form, and the key of what it does. */
  readonly id: string;
  readonly memberId: string;
  readonly kind: AgentActionKind;
  /** Real time, milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Where a form belongs; its token says nothing anywhere else. */
export interface FormPlace {
  readonly merchantId: number;
  readonly deskId: string;
}

const ID_BYTES = 12;
const TIME_BYTES = 6;
const MAC_BYTES = 20;
const BODY_BYTES = 1 + ID_BYTES + ID_BYTES + TIME_BYTES;
/** 51 bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{68}$/;
const KINDS: readonly AgentActionKind[] = ['award', 'redeem'];

/**
 * A token for the URL of a form: 68 characters of base64url, signed under the installation's secret, so
 * that showing a form writes nothing.
 */
export function mintToken(secret: InstallationSecret, place: FormPlace, token: FormToken): string {
  const body = Buffer.alloc(BODY_BYTES);
  body.writeUInt8(KINDS.indexOf(token.kind), 0);
  body.write(token.id, 1, 'hex');
  body.write(token.memberId, 1 + ID_BYTES, 'hex');
  body.writeUIntBE(token.expiresAt, 1 + ID_BYTES + ID_BYTES, TIME_BYTES);
  return Buffer.concat([body, macOf(secret.all()[0], place, body)]).toString('base64url');
}

/** What a token says, or null if it was not minted here for this desk. Does not look at the time. */
export function readToken(
  secret: InstallationSecret,
  place: FormPlace,
  text: string,
): FormToken | null {
  if (!TOKEN.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  const body = bytes.subarray(0, BODY_BYTES);
  const mac = bytes.subarray(BODY_BYTES);
  if (mac.length !== MAC_BYTES) return null;
  if (!secret.all().some((each) => timingSafeEqual(mac, macOf(each, place, body)))) return null;
  const kind = KINDS[body.readUInt8(0)];
  if (kind === undefined) return null;
  return {
    kind,
    id: body.toString('hex', 1, 1 + ID_BYTES),
    memberId: body.toString('hex', 1 + ID_BYTES, 1 + ID_BYTES + ID_BYTES),
    expiresAt: body.readUIntBE(1 + ID_BYTES + ID_BYTES, TIME_BYTES),
  };
}

function macOf(secret: Buffer, { merchantId, deskId }: FormPlace, body: Buffer): Buffer {
  const mac = createHmac('sha256', keyFor(secret, 'fealty forms of help desks'))
    .update(`${String(merchantId)}:${deskId}:`)
    .update(body)
    .digest();
  return mac.subarray(0, MAC_BYTES);
}
