import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Inbox } from './inbox.ts';
import { type Target, upgradeRequest } from './peer.ts';
import { opcodes } from './wire.ts';

/** What a server said to an attacker before it ended the connection. */
export type Answer = {
  /** Of the HTTP response; undefined when nothing was said. */
  status: number | undefined;
  /** Of the Close frame. */
  closeCode: number | undefined;
};

export type AttackOptions = {
  /** From which address of this machine. */
  from?: string;
  /** False to never take a byte from the server. */
  reads?: boolean;
  /** A server that has not ended the connection by then lets itself be held. */
  patienceMs?: number;
};

const defaultPatienceMs = 20_000;

/** Connects, does something, and waits until the server has ended the connection. */
export async function attack(
  target: Target,
  act: (socket: Socket) => void,
  options: AttackOptions = {},
): Promise<Answer> {
  const socket = await attackerAt(target, options);
  try {
    const heard: Buffer[] = [];
    if (options.reads ?? true) socket.on('data', (chunk: Buffer) => heard.push(chunk));
    const closed = closing(socket, options.patienceMs ?? defaultPatienceMs);
    act(socket);
    await closed;
    return readAnswer(Buffer.concat(heard));
  } finally {
    socket.destroy();
  }
}

/** A connection whose errors are ends like others. */
export async function attackerAt(target: Target, { from }: AttackOptions = {}): Promise<Socket> {
  const { host, port } = target;
  const socket = connect({ host, port, ...(from !== undefined && { localAddress: from }) });
  socket.setNoDelay(true);
  await once(socket, 'connect');
  socket.on('error', () => socket.destroy());
  return socket;
}

function closing(socket: Socket, patienceMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error('the server does not end a connection')), patienceMs);
    socket.once('close', () => {
      clearTimeout(tooLong);
      resolve();
    });
  });
}

/** Shakes hands and sends these bytes in the same breath. */
export function attackOpen(
  target: Target,
  bytes: Uint8Array,
  options: AttackOptions & { extensions?: string } = {},
): Promise<Answer> {
  const { extensions, ...rest } = options;
  const request = Buffer.from(upgradeRequest(target, extensions === undefined ? {} : { extensions }));
  return attack(target, (socket) => socket.write(Buffer.concat([request, bytes])), rest);
}

/** A connection that is through the handshake, has sent these bytes with it, and stays. */
export async function openWith(
  target: Target,
  bytes: Uint8Array,
  options: AttackOptions = {},
): Promise<Socket> {
  const socket = await attackerAt(target, options);
  const status = await statusOf(socket, Buffer.concat([Buffer.from(upgradeRequest(target)), bytes]));
  if (status !== 101) throw new Error(`expected 101, got ${status}`);
  if (options.reads === false) socket.pause();
  return socket;
}

/** Sends a request; the status of the answer, undefined when the connection ends without one. */
export function statusOf(socket: Socket, request: Uint8Array | string): Promise<number | undefined> {
  return new Promise((resolve) => {
    socket.once('data', (chunk: Buffer) => resolve(statusIn(chunk)));
    socket.once('close', () => resolve(undefined));
    socket.write(request);
  });
}

/** All at once; the answers in order. */
export function inParallel<T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => run(index)));
}

function readAnswer(bytes: Buffer): Answer {
  const status = statusIn(bytes);
  const frames = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);
  return { status, closeCode: status === 101 ? closeCodeIn(frames) : undefined };
}

function statusIn(bytes: Buffer): number | undefined {
  const digits = /^HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1', 0, 12))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function closeCodeIn(bytes: Buffer): number | undefined {
  const inbox = new Inbox();
  inbox.push(bytes);
  for (let frame = inbox.takeFrame(); frame !== undefined; frame = inbox.takeFrame()) {
    const { opcode, payload } = frame;
    if (opcode === opcodes.close) return payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
  }
  return undefined;
}
