import { type ClientMessage, ClientMessageSchema } from './client-messages.ts';
import { type ServerMessage, ServerMessageSchema } from './server-messages.ts';

/**
 * A message that could not be read: what is wrong, in words fit for the other side, with the request id and the type that it gave when
 * it had them. The words name fields and rules, and repeat no value.
 */
export type Unreadable = { ok: false; message: string; re?: number; type?: string };
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

type Issue = { path: readonly PropertyKey[]; message: string; keys?: readonly string[] };

type Schema<T> = {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
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
  return { ok: false, message: explain(result.error.issues[0]), ...whatItSaysOfItself(json) };
}

function explain(issue: Issue | undefined): string {
  if (issue === undefined) return 'not a message';
  const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  return `${where}${issue.keys === undefined ? issue.message : unknownFields(issue.keys)}`;
}

/** A name that is not like a field's may be a value that slipped into its place, and is not repeated. */
function unknownFields(keys: readonly string[]): string {
  const name = keys.find((key) => /^[A-Za-z][A-Za-z0-9_]{0,31}$/.test(key));
  return name === undefined ? 'there is no such field' : `there is no field ${name}`;
}

function whatItSaysOfItself(json: unknown): { re?: number; type?: string } {
  if (typeof json !== 'object' || json === null) return {};
  return {
    ...('id' in json && Number.isSafeInteger(json.id) && { re: json.id as number }),
    ...('type' in json && typeof json.type === 'string' && { type: json.type }),
  };
}
