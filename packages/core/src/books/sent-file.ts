/** A file that is kept beside the books: under which id, and the SHA-256 of it in hex digits. */
export interface SentFile {
  readonly id: string;
  readonly digest: string;
}
