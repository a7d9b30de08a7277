import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { s3Server, type S3Fault, type S3Server } from '../../../../tests/support/s3-server.ts';
import { FileTrouble, type FileStore } from './file-store.ts';
import { s3Store, type S3Place, type S3Terms } from './s3-store.ts';

const NAME = '12/4f/65b0c2c6735f835a2ce12a15';
const OBJECT = `shops/of-ours/${NAME}`;
const BYTES = Buffer.from('bytes of a receipt');
const QUICK: S3Terms = {
  now: () => Date.now(),
  writeMs: 300,
  otherMs: 300,
  allMs: 2000,
  pausesMs: [5, 10],
  crowd: { inside: 4, waiting: 4, patienceMs: 2000 },
};

let server: S3Server;

beforeEach(async () => {
  server = await s3Server();
});
afterEach(() => server.close());

function store(changes: Partial<S3Place> = {}, terms: Partial<S3Terms> = {}): FileStore {
  return s3Store({ ...server.place, ...changes }, { ...QUICK, ...terms });
}

/** What a call came to: `done`, or the words of its trouble and whether it passes. */
async function endOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    expect(error.message).not.toMatch(/AKIDTEST|secret|signed|65b0c2c6/);
    return `${error.passing ? 'passing' : 'lasting'}: ${error.message}`;
  }
}

describe('a bucket', () => {
  it('keeps a file under the prefix, gives it back and removes it, and what is not there', async () => {
    const files = store();
    await files.write(NAME, BYTES);
    expect([...server.objects.keys()]).toEqual([OBJECT]);
    expect(await files.read(NAME)).toEqual(BYTES);
    await files.write(NAME, BYTES);
    await files.remove(NAME);
    await files.remove(NAME);
    expect(server.objects.size).toBe(0);
    expect(await files.read(NAME)).toBeNull();
    expect(server.asked).toHaveLength(6);
  });

  it('keeps the largest file whole, and one of no bytes, also without a prefix', async () => {
    const large = Buffer.alloc(10 * 1024 * 1024, 'receipt');
    const files = store({ prefix: '' }, { writeMs: 10_000, otherMs: 10_000, allMs: 10_000 });
    await files.write(NAME, large);
    await files.write('1/a.small', Buffer.alloc(0));
    expect([...server.objects.keys()]).toEqual([NAME, '1/a.small']);
    expect((await files.read(NAME))?.equals(large)).toBe(true);
    expect(await files.read('1/a.small')).toEqual(Buffer.alloc(0));
  });

  it('gives back what somebody copied into it, who knew nothing of digests', async () => {
    server.objects.set(OBJECT, { bytes: BYTES, headers: {} });
    expect(await store().read(NAME)).toEqual(BYTES);
  });

  it('never takes in an object that is no file of ours by its size', async () => {
    server.objects.set(OBJECT, { bytes: Buffer.alloc(17 * 1024 * 1024), headers: {} });
    const files = store({}, { otherMs: 10_000, allMs: 10_000 });
    expect(await endOf(files.read(NAME))).toMatch(/^lasting: .*more than a file may hold/);
  });

  it.each(['../secret', '/etc', '1/../../x', '', 'a/', 'A', 'a?b', 'a%2fb'])(
    'calls no file %j, and asks nobody',
    async (name) => {
      for (const call of [store().read(name), store().remove(name), store().write(name, BYTES)]) {
        await expect(call).rejects.toThrow('no file may be called');
      }
      expect(server.asked).toEqual([]);
    },
  );
});

const SLOW_DOWN = { status: 503, code: 'SlowDown' } as const;
const BROKEN = { status: 500, code: 'InternalError' } as const;
const DENIED = { status: 403, code: 'AccessDenied' } as const;

interface Case {
  readonly what: string;
  /** What is done to the tries, one after the other. */
  readonly faults: readonly S3Fault[];
  readonly write: RegExp;
  readonly read: RegExp;
  readonly remove: RegExp;
  /** How often the store is asked. */
  readonly tries: number;
}

function same(end: RegExp): Pick<Case, 'write' | 'read' | 'remove'> {
  return { write: end, read: end, remove: end };
}

const CASES: readonly Case[] = [
  { what: 'fails once', faults: [BROKEN], ...same(/^done$/), tries: 2 },
  { what: 'asks for patience twice', faults: [SLOW_DOWN, SLOW_DOWN], ...same(/^done$/), tries: 3 },
  {
    what: 'asks for patience for ever',
    faults: [SLOW_DOWN, SLOW_DOWN, SLOW_DOWN],
    ...same(/^passing: .*503 SlowDown$/),
    tries: 3,
  },
  {
    what: 'counts requests',
    faults: Array<S3Fault>(3).fill({ status: 429, code: 'TooManyRequests' }),
    ...same(/^passing: .*429 TooManyRequests$/),
    tries: 3,
  },
  {
    what: 'fails for ever',
    faults: [BROKEN, BROKEN, BROKEN],
    ...same(/^passing: .*500 InternalError$/),
    tries: 3,
  },
  { what: 'lets nobody in', faults: [DENIED], ...same(/^lasting: .*403 AccessDenied$/), tries: 1 },
  {
    what: 'sends elsewhere',
    faults: [{ status: 301, code: 'PermanentRedirect' }],
    ...same(/^lasting: .*301 PermanentRedirect$/),
    tries: 1,
  },
  { what: 'hangs once', faults: ['hang'], ...same(/^done$/), tries: 2 },
  {
    what: 'hangs for ever',
    faults: ['hang', 'hang', 'hang'],
    ...same(/^passing: .*did not answer (PUT|GET|DELETE): TimeoutError$/),
    tries: 3,
  },
  { what: 'cuts the line once', faults: ['cut'], ...same(/^done$/), tries: 2 },
  {
    what: 'cuts the line for ever',
    faults: ['cut', 'cut', 'cut'],
    ...same(/^passing: .*did not answer/),
    tries: 3,
  },
  { what: 'does it and cuts the line', faults: ['cut_after'], ...same(/^done$/), tries: 2 },
];

describe('a store that', () => {
  it.each(CASES)('$what', async ({ faults, tries, ...ends }) => {
    const files = store();
    for (const method of ['write', 'read', 'remove'] as const) {
      server.objects.clear();
      if (method !== 'write') await files.write(NAME, BYTES);
      server.asked.length = 0;
      server.faults.push(...faults);
      const call = method === 'write' ? files.write(NAME, BYTES) : files[method](NAME);
      const end = await endOf(call);
      expect([method, end]).toEqual([method, expect.stringMatching(ends[method])]);
      expect([method, server.asked.length]).toEqual([method, tries]);
      if (end !== 'done') continue;
      expect([...server.objects.keys()]).toEqual(method === 'remove' ? [] : [OBJECT]);
    }
  });

  it('is given other bytes than were sent refuses them, and gets them again', async () => {
    const files = store();
    server.faults.push('turn_bit');
    await files.write(NAME, BYTES);
    expect(server.objects.get(OBJECT)?.bytes).toEqual(BYTES);
    expect(server.asked).toHaveLength(2);
    server.always = 'turn_bit';
    expect(await endOf(files.write('1/b', BYTES))).toMatch(/^passing: .*400 BadDigest$/);
    expect([...server.objects.keys()]).toEqual([OBJECT]);
  });

  it('gives back other bytes than were written, or a part of them, is asked again', async () => {
    const files = store();
    await files.write(NAME, BYTES);
    server.faults.push('turn_bit', 'cut_answer');
    expect(await files.read(NAME)).toEqual(BYTES);
    server.always = 'turn_bit';
    expect(await endOf(files.read(NAME))).toMatch(/^passing: .*other bytes/);
    server.always = 'cut_answer';
    expect(await endOf(files.read(NAME))).toMatch(/^passing: .*did not answer GET/);
  });

  it.each([
    ['knows no such bucket', { bucket: 'gone' }, '404 NoSuchBucket'],
    ['knows another secret', { secretKey: 'another' }, '403 SignatureDoesNotMatch'],
    ['lies in another region', { region: 'elsewhere' }, '403 SignatureDoesNotMatch'],
    ['knows no such key', { accessKey: 'AKIDTHEM' }, '403 InvalidAccessKeyId'],
  ])('%s refuses once and for all', async (_what, changes, said) => {
    const files = store(changes);
    for (const call of [() => files.write(NAME, BYTES), () => files.read(NAME)]) {
      expect(await endOf(call())).toMatch(new RegExp(`^lasting: .*${said}$`));
    }
    expect(await endOf(files.remove(NAME))).toMatch(new RegExp(`^lasting: .*${said}$`));
    expect(server.asked).toHaveLength(3);
  });

  it('does not believe our clock says so', async () => {
    const files = store({}, { now: () => Date.now() - 3_600_000 });
    expect(await endOf(files.write(NAME, BYTES))).toMatch(/^lasting: .*403 RequestTimeTooSkewed$/);
  });

  it('is not there at all is told from one that is', async () => {
    const files = store({ endpoint: 'http://127.0.0.1:1' });
    expect(await endOf(files.read(NAME))).toMatch(/^passing: .*did not answer GET: \w+/);
  });
});

describe('calls', () => {
  it('end in time, however often the store hangs', async () => {
    const files = store({}, { writeMs: 400, allMs: 500, pausesMs: [10, 10, 10, 10, 10] });
    server.always = 'hang';
    const since = performance.now();
    expect(await endOf(files.write(NAME, BYTES))).toMatch(/^passing: .*TimeoutError$/);
    const took = performance.now() - since;
    expect(took).toBeGreaterThan(450);
    expect(took).toBeLessThan(1500);
  });

  it('wait for one another in a short line, and are told when it is full', async () => {
    const crowd = { inside: 2, waiting: 2, patienceMs: 5000 };
    const files = store({}, { crowd, otherMs: 100, allMs: 100 });
    server.always = 'hang';
    const ends = await Promise.all(
      Array.from({ length: 6 }, (_, n) => endOf(files.read(`1/${n}`))),
    );
    expect(ends.filter((end) => /on their way/.test(end))).toHaveLength(2);
    expect(ends.filter((end) => end.includes('TimeoutError'))).toHaveLength(4);
    server.always = null;
    expect(await files.read(NAME)).toBeNull();
  });
});
