import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';

/** What a `101` agreed on for permessage-deflate (RFC 7692 §7.1). */
export type Agreement = {
  serverNoContextTakeover: boolean;
  clientNoContextTakeover: boolean;
  serverMaxWindowBits: number;
  clientMaxWindowBits: number;
};

const tail = Buffer.from([0, 0, 0xff, 0xff]);
const windowBytes = 32_768;

/** Reads the server's `Sec-WebSocket-Extensions`. @throws {Error} when it says something a server may not */
export function parseAgreement(header: string | undefined): Agreement | undefined {
  if (header === undefined) return undefined;
  const [name, ...parameters] = header.split(';').map((part) => part.trim());
  if (name !== 'permessage-deflate')
    throw new Error(`the server answered an extension not offered: ${header}`);
  const agreement: Agreement = {
    serverNoContextTakeover: false,
    clientNoContextTakeover: false,
    serverMaxWindowBits: 15,
    clientMaxWindowBits: 15,
  };
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const [key = '', value] = parameter.split('=').map((part) => part.trim());
    if (seen.has(key)) throw new Error(`the server said ${key} twice`);
    seen.add(key);
    if (key === 'server_no_context_takeover' && value === undefined) agreement.serverNoContextTakeover = true;
    else if (key === 'client_no_context_takeover' && value === undefined)
      agreement.clientNoContextTakeover = true;
    else if (key === 'server_max_window_bits') agreement.serverMaxWindowBits = windowBits(value);
    else if (key === 'client_max_window_bits') agreement.clientMaxWindowBits = windowBits(value);
    else throw new Error(`the server answered a parameter that does not exist: ${parameter}`);
  }
  return agreement;
}

function windowBits(value: string | undefined): number {
  if (value === undefined || !/^([89]|1[0-5])$/.test(value))
    throw new Error(`window bits out of range: ${value}`);
  return Number(value);
}

/** The client's compressor and decompressor, which hold the server to exactly what was agreed. */
export class DeflatePeer {
  readonly #agreement: Agreement;
  #sent = Buffer.alloc(0);
  #received = Buffer.alloc(0);

  constructor(agreement: Agreement) {
    this.#agreement = agreement;
  }

  compress(data: Uint8Array): Buffer {
    const keeps = !this.#agreement.clientNoContextTakeover;
    const bits = Math.max(9, this.#agreement.clientMaxWindowBits);
    const whole = deflateRawSync(data, {
      windowBits: bits,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(keeps && this.#sent.length > 0 ? { dictionary: this.#sent.subarray(-(1 << bits)) } : {}),
    });
    if (keeps) this.#sent = lastWindow(this.#sent, data);
    return whole.subarray(0, whole.length - tail.length);
  }

  decompress(data: Uint8Array): Buffer {
    const keeps = !this.#agreement.serverNoContextTakeover;
    const result = inflateRawSync(Buffer.concat([data, tail]), {
      windowBits: this.#agreement.serverMaxWindowBits,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(keeps && this.#received.length > 0
        ? { dictionary: this.#received.subarray(-(1 << this.#agreement.serverMaxWindowBits)) }
        : {}),
    });
    if (keeps) this.#received = lastWindow(this.#received, result);
    return result;
  }
}

function lastWindow(before: Buffer, data: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.from(Buffer.concat([before, data]).subarray(-windowBytes));
}
