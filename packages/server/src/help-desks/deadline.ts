/** Something took longer than whoever asked waits for. It may go on. */
export class TooLate extends Error {}

/** What the work comes to, or `TooLate` when the time is over first. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new TooLate(`not done within ${String(ms)} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // What comes too late interests nobody; an error of it must not end the process.
    work.catch(() => undefined);
  }
}
