import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { allowSlowBody } from './body-time.ts';

/** Largest body, as sent and as inflated, of a request that is given no more room. */
export const BODY_BYTES_MAX = 1024 * 1024;

export type Body =
  | { readonly kind: 'read'; readonly bytes: Buffer; readonly text: string }
  | { readonly kind: 'too_large' }
  /** It is large, and too many large ones are in memory. */
  | { readonly kind: 'no_room' }
  | { readonly kind: 'broken' };

type UsualBody = Exclude<Body, { kind: 'no_room' }>;

/** Room for a body above the usual size, which may also be longer on its way. */
export interface BodyRoom {
  readonly bytesMax: number;
  /** Asked before each `ROOM_STEP_BYTES` above the usual size are taken into memory. */
  readonly enter: () => Promise<boolean>;
  /** Asked when a body above the usual size is there, before it is taken apart. */
  readonly takeApart: () => Promise<boolean>;
}

/** Who sends slowly should hold little more memory than what has come of his body. */
export const ROOM_STEP_BYTES = 4 * 1024 * 1024;

const NOTHING = Buffer.alloc(0);
const EMPTY: Body = { kind: 'read', bytes: NOTHING, text: '' };
const inflate = promisify(gunzip);

/**
 * Reads the body of a request of any method. `Content-Encoding: gzip` is believed only of bytes
 * that are gzipped: shop plugins put it on plain ones. Without `room` nothing above the usual size is
 * read.
 */
export function readBody(message: IncomingMessage): Promise<UsualBody>;
export function readBody(message: IncomingMessage, room: BodyRoom | undefined): Promise<Body>;
export async function readBody(message: IncomingMessage, room?: BodyRoom): Promise<Body> {
  const { headers } = message;
  const length = headers['content-length'];
  if (headers['transfer-encoding'] === undefined && (length === undefined || length === '0')) {
    return EMPTY;
  }
  const bytesMax = room?.bytesMax ?? BODY_BYTES_MAX;
  if (length !== undefined && Number(length) > bytesMax) return { kind: 'too_large' };
  if (room !== undefined) allowSlowBody(message);
  const bytes = await collect(message, room);
  if (typeof bytes === 'string') return { kind: bytes };
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? await inflateInto(bytes, room) : bytes;
  if (typeof plain === 'string') return { kind: plain };
  const isLarge = plain.length > BODY_BYTES_MAX;
  if (isLarge && room !== undefined && !(await room.takeApart())) return { kind: 'no_room' };
  return { kind: 'read', bytes, text: textOf(plain) };
}

type Unread = Exclude<Body['kind'], 'read'>;

async function inflateInto(bytes: Buffer, room: BodyRoom | undefined): Promise<Buffer | Unread> {
  const plain = await inflateWithin(bytes, BODY_BYTES_MAX);
  if (plain !== 'too_large' || room === undefined) return plain;
  for (let most = BODY_BYTES_MAX; most < room.bytesMax; most += ROOM_STEP_BYTES) {
    if (!(await room.enter())) return 'no_room';
  }
  return inflateWithin(bytes, room.bytesMax);
}

async function inflateWithin(
  bytes: Buffer,
  most: number,
): Promise<Buffer | 'too_large' | 'broken'> {
  try {
    return await inflate(bytes, { maxOutputLength: most });
  } catch (error) {
    return error instanceof RangeError ? 'too_large' : 'broken';
  }
}

/** All chunks of a stream. It is broken if the client leaves before it ends. */
function collect(message: IncomingMessage, room: BodyRoom | undefined): Promise<Buffer | Unread> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let most = BODY_BYTES_MAX;
    const settle = (outcome: Buffer | Unread): void => {
      message.off('data', take).off('end', finish).off('error', fail).off('close', fail);
      resolve(outcome);
      // What else comes is not kept.
      if (typeof outcome === 'string') message.resume();
    };
    // Resolves once there is room for what has come; a body may end while that is asked for.
    let growing = Promise.resolve(true);
    const grow = async (given: BodyRoom): Promise<boolean> => {
      message.pause();
      most = Math.min(given.bytesMax, most + ROOM_STEP_BYTES);
      const entered = await given.enter();
      if (entered) message.resume();
      else settle('no_room');
      return entered;
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= most) return;
      if (room === undefined || size > room.bytesMax) settle('too_large');
      else growing = grow(room);
    };
    const finish = (): void => {
      // A request that came whole is closed behind its end, which is not to be taken for a break.
      message.off('close', fail);
      void growing.then((entered) => {
        const [only] = chunks;
        if (entered) {
          settle(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size));
        }
      });
    };
    const fail = (): void => {
      settle('broken');
    };
    message.on('data', take).on('end', finish).on('error', fail).on('close', fail);
  });
}

function textOf(bytes: Buffer): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', marked ? 3 : 0);
}
