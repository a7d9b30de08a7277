import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/**
 * A file that is written from its beginning, readable by its owner only. Writing waits while the
 * disk is behind; a failure of the disk reaches whoever writes next, and whoever closes.
 */
export class TextFile {
  readonly #stream: WriteStream;
  /** All who wait are woken together: a listener for each would add up. */
  #drained: Promise<void> | null = null;
  #failure: Error | null = null;

  constructor(path: string) {
    this.#stream = createWriteStream(path, { mode: 0o600 });
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  /** Waits until the file is there, so that work which takes long is not begun in vain. */
  async opened(): Promise<void> {
    this.#throwFailure();
    if (this.#stream.pending) await once(this.#stream, 'open');
  }

  async write(text: string): Promise<void> {
    // Nothing would wake whoever waits for a file that is closed already.
    this.#throwFailure();
    if (!this.#stream.write(text)) {
      this.#drained ??= this.#untilDrained();
      await this.#drained;
    }
    this.#throwFailure();
  }

  async close(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
  }

  /** Lets go of the file, unfinished as it is. */
  abandon(): void {
    this.#stream.destroy();
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  #untilDrained(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#stream.off('drain', wake);
        this.#stream.off('close', wake);
        this.#drained = null;
        resolve();
      };
      this.#stream.on('drain', wake);
      // Also what follows a failure.
      this.#stream.on('close', wake);
    });
  }
}
