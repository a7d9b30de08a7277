import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { gzipSync } from 'node:zlib';
import type { Certificate } from './certificates.ts';

/** What a receiver does with a connection once the first bytes of a request are there. */
export type Behaviour = (socket: Socket, request: Buffer) => void;

/** A receiver on this machine that behaves as it is told. */
export interface Receiver {
  readonly port: number;
  /** Connections that it took, and those that are open. */
  readonly seen: { connections: number; open: number; bytesSent: number };
  close(): Promise<void>;
}

/** Starts a receiver; with a certificate it speaks TLS. */
export async function startReceiver(
  behaviour: Behaviour,
  certificate?: Certificate,
): Promise<Receiver> {
  const seen = { connections: 0, open: 0, bytesSent: 0 };
  const sockets = new Set<Socket>();
  const take = (socket: Socket): void => {
    seen.connections += 1;
    seen.open += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      seen.open -= 1;
      seen.bytesSent += socket.bytesWritten;
      sockets.delete(socket);
    });
    socket.on('data', (request) => behaviour(socket, request));
  };
  const server: Server =
    certificate === undefined ? createServer(take) : createTlsServer({ ...certificate }, take);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends this, and leaves the connection open. */
export function says(text: string | Buffer): Behaviour {
  return (socket) => void socket.write(text);
}

/** Sends this and closes. */
export function saysAndCloses(text: string | Buffer): Behaviour {
  return (socket) => void socket.end(text);
}

/** Sends a head, then a piece again and again, as often as it says, without an end. */
export function repeats(head: string, piece: string | Buffer, everyMs: number): Behaviour {
  return (socket) => {
    socket.write(head);
    const timer = setInterval(() => {
      if (socket.destroyed) clearInterval(timer);
      else socket.write(piece);
    }, everyMs);
  };
}

/** Sends a head, then a piece again and again as fast as it is taken. */
export function floods(head: string, piece: Buffer | string): Behaviour {
  return (socket) => {
    socket.write(head);
    const more = (): void => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more);
    more();
  };
}

/** Takes the request and says nothing. */
export const hangs: Behaviour = () => undefined;

/** Takes the request and breaks the connection off. */
export const resets: Behaviour = (socket) => void socket.resetAndDestroy();

/** Sends the beginning and breaks off. */
export function breaksOffAfter(text: string): Behaviour {
  return (socket) => {
    socket.write(text);
    setTimeout(() => socket.resetAndDestroy(), 50);
  };
}

/** Answers so late. */
export function waitsThenSays(ms: number, text: string): Behaviour {
  return (socket) => {
    setTimeout(() => socket.write(text), ms);
  };
}

/** 200 MB of nothing, packed into 200 KB. */
export function gzipBomb(): Buffer {
  const packed = gzipSync(Buffer.alloc(200 * 1024 * 1024));
  const head = `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), packed]);
}
