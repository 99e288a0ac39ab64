/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a POST that is sent again under its key is answered again, not done again,
 * whether the first answer was lost on its way, never left a process that died, or is still being made. What was refused did nothing, is
 * not kept, and leaves the key free.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { canonical, type LocalDatabase } from '@tidewire/database';
import { errorTable } from '@tidewire/protocol';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** An answer as it can be given again. */
const AnswerSchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
});
export type KeptAnswer = z.infer<typeof AnswerSchema>;

export type KeyedRequest = {
  callerId: string;
  method: string;
  path: string;
  key: string;
  /** What makes it this request and no other. */
  content: unknown;
};

export type Once = {
  /**
   * Carries the request out with `run`, unless it was carried out already. Those who ask while it is being carried out wait for the same
   * answer. `run` is to write through the services it is handed, in the same order each time.
   */
  answer(
    request: KeyedRequest,
    services: Services,
    run: (services: Services) => Promise<KeptAnswer | Refusal>,
  ): Promise<{ answer: KeptAnswer; isReplayed: boolean } | Refusal>;
};

const maxKeyLength = 512;
/** The field is a structured string (RFC 8941 §3.3.3); most clients send it bare. */
const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
const bare = /^[\x21\x23-\x7e]+$/;

/** The key that a field carries; `undefined` when it carries none that could be one. */
export function readKey(field: string): string | undefined {
  const inside = quoted.exec(field)?.[1]?.replace(/\\(["\\])/g, '$1');
  const key = inside ?? (bare.test(field) ? field : undefined);
  return key === undefined || key.length === 0 || key.length > maxKeyLength ? undefined : key;
}

export const unreadableKey = refuse('bad_request', {
  detail: `Idempotency-Key is a string of 1 to ${maxKeyLength} visible characters`,
});

const otherRequest = refuse('idempotency_key_reused', {
  detail: 'Under this key something else was asked for: use a new key for a new request',
});

type Running = { fingerprint: string; outcome: Promise<Carried> };
type Carried = { answer: KeptAnswer; isReplayed: boolean } | Refusal;

export function createOnce(secret: string): Once {
  // Bounded by the requests under way in this process.
  const running = new Map<string, Running>();

  return {
    answer: async (request, services, run) => {
      const { callerId, method, path, key, content } = request;
      const id = digest(canonical([callerId, method, path, key]));
      const fingerprint = digest(canonical(content));
      const other = running.get(id);
      if (other !== undefined && other.fingerprint !== fingerprint) return otherRequest;
      if (other !== undefined) {
        const outcome = await other.outcome;
        return isRefusal(outcome) ? outcome : { ...outcome, isReplayed: true };
      }
      const outcome = carryOut({ id, fingerprint, derive: deriveFrom(secret, id, key) }, services, run);
      running.set(id, { fingerprint, outcome });
      try {
        return await outcome;
      } finally {
        running.delete(id);
      }
    },
  };
}

async function carryOut(
  { id, fingerprint, derive }: { id: string; fingerprint: string; derive: Derive },
  services: Services,
  run: (services: Services) => Promise<KeptAnswer | Refusal>,
): Promise<Carried> {
  const { keyedRequests } = services.database;
  const seal = sealOf(derive('kept answer', 32));
  const entered = await keyedRequests.enter(id, fingerprint);
  if (entered.is === 'other') return otherRequest;
  if (entered.is === 'answered') return { answer: seal.open(entered.answer), isReplayed: true };
  const answer = await run(servicesFor(services, { id, since: entered.since, derive }));
  if (isRefusal(answer)) {
    // A failure of ours may have left something done: it is finished by whoever tries again.
    if (errorTable[answer.refused].status < 500) await keyedRequests.forget(id);
    return answer;
  }
  const sealed = seal.close(answer);
  const kept = await keyedRequests.answer(id, sealed);
  return kept === sealed ? { answer, isReplayed: false } : { answer: seal.open(kept), isReplayed: true };
}

/** Whatever is minted in here is minted again the same when the request is carried out again. */
function servicesFor(
  services: Services,
  { id, since, derive }: { id: string; since: number; derive: Derive },
): Services {
  let minted = 0;
  const database: LocalDatabase = { ...services.database, ...services.database.forKeyedRequest(id) };
  const newId = (): string =>
    uuidv7({
      msecs: since,
      random: createHash('sha256').update(`${id} ${minted++}`).digest().subarray(0, 16),
    });
  const randomBytes = (size: number): Buffer => derive(`random ${minted++}`, size);
  return { ...services, database, newId, randomBytes };
}

type Seal = { close(answer: KeptAnswer): string; open(sealed: string): KeptAnswer };

/** Bytes that only who has our secret and knows the caller's key, which is stored nowhere, can make. */
type Derive = (purpose: string, size: number) => Buffer;

const deriveFrom =
  (secret: string, id: string, key: string): Derive =>
  (purpose, size) =>
    Buffer.from(hkdfSync('sha256', secret, `${id} ${key}`, `tidewire ${purpose}`, size));

/** An answer may hold what is stored nowhere else. */
function sealOf(cipherKey: Buffer): Seal {
  return {
    close: (answer) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce);
      const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, 12), {
        authTagLength: 16,
      });
      decipher.setAuthTag(bytes.subarray(12, 28));
      const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      return AnswerSchema.parse(JSON.parse(text));
    },
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
