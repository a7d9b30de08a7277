import { StorefrontFailure } from './failure.ts';

/** Who sends something large wants to see how far it is, and to stop it. */
export interface UploadTerms {
  /** Told of the part that has left, from 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal?: AbortSignal;
}

/** How long nothing may move, on the way or while it is looked at. */
const STILL_MS = 30_000;

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Posts by the older way of browsers, which alone tells how much has been sent. */
export function upload(
  url: URL,
  sent: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  { onProgress, signal }: UploadTerms,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (act: () => void) => (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      act();
    };
    const stop = (): void => request.abort();
    const move = (): void => {
      clearTimeout(timer);
      timer = setTimeout(stop, STILL_MS);
    };
    const fail = (code: string, why: string): (() => void) =>
      settle(() => reject(new StorefrontFailure(code, why)));
    request.upload.onprogress = ({ loaded, total }) => {
      move();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onload = settle(() => {
      resolve({ status: request.status, text: request.responseText });
    });
    request.onerror = fail('UNREACHABLE', 'The loyalty program does not answer');
    request.onabort = () =>
      signal?.aborted === true
        ? fail('CANCELLED', 'It was stopped')()
        : fail('UNREACHABLE', 'Nothing moves on the way to the loyalty program')();
    request.open('POST', url);
    for (const [name, value] of Object.entries(sent.headers)) request.setRequestHeader(name, value);
    signal?.addEventListener('abort', stop);
    move();
    if (signal?.aborted === true) {
      fail('CANCELLED', 'It was stopped')();
      return;
    }
    request.send(sent.body);
  });
}
