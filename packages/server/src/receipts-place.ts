import path from 'node:path';
import type { EnvironmentValues } from './environment.ts';
import type { S3Place } from './runtime/s3-store.ts';

/** Where receipts and photos lie: a folder, or a bucket of an object store. */
export type ReceiptsPlace =
  { readonly kind: 'folder'; readonly path: string } | ({ readonly kind: 's3' } & S3Place);

const S3 = 's3://';
const S3_NAMES = [
  'FEALTY_S3_ENDPOINT',
  'FEALTY_S3_REGION',
  'FEALTY_S3_KEY',
  'FEALTY_S3_SECRET',
] as const;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** Letters that mean the same wherever they stand, and no name that is only dots. */
const PREFIX = /^(?!\.+(?:\/|$))[\w.-]+(?:\/(?!\.+(?:\/|$))[\w.-]+)*$/;
const REGION = /^[a-z0-9-]{1,64}$/;

/** Reads where receipts lie, and notes what is wrong with it; `receipts` in the data folder unless said. */
export function receiptsPlaceOf(values: EnvironmentValues, dataDir: string): ReceiptsPlace {
  const said = values.given('FEALTY_RECEIPTS');
  const endpoint = values.url('FEALTY_S3_ENDPOINT', ['http', 'https']);
  const region = values.given('FEALTY_S3_REGION') ?? 'us-east-1';
  const accessKey = values.given('FEALTY_S3_KEY');
  const secretKey = values.given('FEALTY_S3_SECRET');
  if (said?.startsWith(S3) !== true) {
    refuseLone(values);
    return { kind: 'folder', path: path.resolve(said ?? path.join(dataDir, 'receipts')) };
  }
  const [bucket = '', ...rest] = said.slice(S3.length).replace(/\/$/, '').split('/');
  const prefix = rest.join('/');
  const { problems } = values;
  if (!BUCKET.test(bucket) || (rest.length > 0 && !PREFIX.test(prefix))) {
    problems.push(
      `FEALTY_RECEIPTS is ${said}; s3://bucket or s3://bucket/prefix is allowed, the prefix of letters, digits and . _ - /`,
    );
  }
  if (!REGION.test(region)) {
    problems.push(`FEALTY_S3_REGION is ${region}; small letters, digits and - are allowed`);
  }
  if (accessKey === null || secretKey === null) {
    problems.push(`FEALTY_S3_KEY and FEALTY_S3_SECRET are needed with FEALTY_RECEIPTS=${S3}…`);
  }
  return {
    kind: 's3',
    endpoint: plainEndpoint(values, endpoint ?? `https://s3.${region}.amazonaws.com`),
    ...{ region, bucket, prefix, accessKey: accessKey ?? '', secretKey: secretKey ?? '' },
  };
}

/** What says where an object store is, without a word that files lie in one. */
function refuseLone(values: EnvironmentValues): void {
  for (const name of S3_NAMES.filter((each) => values.given(each) !== null)) {
    values.problems.push(`${name} goes with FEALTY_RECEIPTS=s3://bucket/prefix, which is missing`);
  }
}

/** The address without a slash at its end. The value is not repeated: it might hold a password. */
function plainEndpoint(values: EnvironmentValues, given: string): string {
  const url = URL.parse(given);
  const parts = url === null ? '?' : url.username + url.password + url.search + url.hash;
  if (url === null || parts !== '') {
    values.problems.push(
      'FEALTY_S3_ENDPOINT must be an address such as https://s3.example.com, with nothing behind it and no password',
    );
    return given;
  }
  return url.href.replace(/\/+$/, '');
}
