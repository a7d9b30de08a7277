/** Up is to the server, down is to its client. */
export type Way = 'up' | 'down';

export interface Message {
  /** The protocol's letter, or `startup` for a client's first one, which has none. */
  readonly kind: string;
  readonly bytes: Buffer;
}

const LENGTH_BYTES = 4;

/** Tells the messages of PostgreSQL's protocol apart, however they are cut on their way. */
export class MessageSplitter {
  #rest: Buffer = Buffer.alloc(0);
  #started: boolean;

  constructor(way: Way) {
    this.#started = way === 'down';
  }

  /** The messages that are whole with this chunk. */
  feed(chunk: Buffer): readonly Message[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const messages: Message[] = [];
    for (;;) {
      const head = this.#started ? 1 : 0;
      if (this.#rest.length < head + LENGTH_BYTES) return messages;
      const length = head + this.#rest.readUInt32BE(head);
      if (this.#rest.length < length) return messages;
      const bytes = this.#rest.subarray(0, length);
      messages.push({
        kind: this.#started ? String.fromCharCode(bytes[0] ?? 0) : 'startup',
        bytes,
      });
      this.#started = true;
      this.#rest = this.#rest.subarray(length);
    }
  }
}
