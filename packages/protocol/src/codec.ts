import { type ClientMessage, ClientMessageSchema } from './client-messages.ts';
import { type ServerMessage, ServerMessageSchema } from './server-messages.ts';

/** A message that could not be read: what is wrong, in words fit for the other side, and the request id when it had one. */
export type Unreadable = { ok: false; message: string; re?: number };
export type Parsed<T> = { ok: true; value: T } | Unreadable;

/** Reads what a client said. Never throws, whatever the text. */
export function parseClientMessage(text: string): Parsed<ClientMessage> {
  return parseWith(ClientMessageSchema, text);
}

/** Reads what a server said. Never throws, whatever the text. */
export function parseServerMessage(text: string): Parsed<ServerMessage> {
  return parseWith(ServerMessageSchema, text);
}

/** Makes the text of one server message. */
export function encodeServerMessage(message: ServerMessage): string {
  return JSON.stringify(message);
}

type Schema<T> = {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } };
};

function parseWith<T>(schema: Schema<T>, text: string): Parsed<T> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, message: 'not JSON' };
  }
  const result = schema.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  const where = issue && issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  return { ok: false, message: `${where}${issue?.message ?? 'not a message'}`, ...requestId(json) };
}

function requestId(json: unknown): { re?: number } {
  if (typeof json !== 'object' || json === null || !('id' in json)) return {};
  return Number.isSafeInteger(json.id) ? { re: json.id as number } : {};
}
