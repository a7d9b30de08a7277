import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { BODY_BYTES_MAX, readBody, type Body, type BodyRoom } from './read-body.ts';

const USUAL = BODY_BYTES_MAX;

/** A request that sends these bytes in pieces, with or without saying how many. */
function request(bytes: Buffer, says: 'length' | 'nothing'): IncomingMessage {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 65_536) pieces.push(bytes.subarray(at, at + 65_536));
  const headers =
    says === 'length'
      ? { 'content-length': String(bytes.length) }
      : { 'transfer-encoding': 'chunked' };
  return Object.assign(Readable.from(pieces), { headers }) as unknown as IncomingMessage;
}

function room(bytesMax: number, entered: boolean): BodyRoom & { asked: number } {
  const made = {
    bytesMax,
    asked: 0,
    enter: () => {
      made.asked += 1;
      return Promise.resolve(entered);
    },
    takeApart: () => Promise.resolve(true),
  };
  return made;
}

function size(body: Body): number | string {
  return body.kind === 'read' ? body.text.length : body.kind;
}

const exact = Buffer.alloc(USUAL, 0x61);
const more = Buffer.alloc(USUAL + 1, 0x61);
const most = Buffer.alloc(3 * USUAL, 0x61);

it.each(['length', 'nothing'] as const)(
  'takes the usual size, to the byte, when the length is said by %s',
  async (says) => {
    expect(size(await readBody(request(exact, says)))).toBe(USUAL);
    expect(size(await readBody(request(more, says)))).toBe('too_large');
    const given = room(3 * USUAL, true);
    expect(size(await readBody(request(exact, says), given))).toBe(USUAL);
    expect(given.asked).toBe(0);
  },
);

it.each(['length', 'nothing'] as const)(
  'takes more where there is room, to the byte, when the length is said by %s',
  async (says) => {
    const given = room(3 * USUAL, true);
    expect(size(await readBody(request(most, says), given))).toBe(3 * USUAL);
    expect(given.asked).toBe(1);
    const over = Buffer.concat([most, Buffer.from('a')]);
    expect(size(await readBody(request(over, says), room(3 * USUAL, true)))).toBe('too_large');
    expect(size(await readBody(request(more, says), room(3 * USUAL, false)))).toBe('no_room');
  },
);

it('inflates into the room that there is', async () => {
  const packed = request(gzipSync(most), 'length');
  expect(size(await readBody(packed))).toBe('too_large');
  const given = room(3 * USUAL, true);
  expect(size(await readBody(request(gzipSync(most), 'length'), given))).toBe(3 * USUAL);
  expect(given.asked).toBe(1);
  const small = room(2 * USUAL, true);
  expect(size(await readBody(request(gzipSync(most), 'length'), small))).toBe('too_large');
  const full = room(3 * USUAL, false);
  expect(size(await readBody(request(gzipSync(most), 'length'), full))).toBe('no_room');
});

it('hears that the client left while his body waited to come in', async () => {
  const message = request(most, 'nothing');
  const never = (): Promise<boolean> => new Promise(() => undefined);
  const given = { bytesMax: 3 * USUAL, enter: never, takeApart: never };
  const reading = readBody(message, given);
  setTimeout(() => message.destroy(), 20);
  expect(size(await reading)).toBe('broken');
});
