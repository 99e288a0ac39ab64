/**
 * A room on paper: who is in it and everything said in it, the oldest first, as one JSON document or as a page that runs no script and asks
 * no other server for anything. Written as it is read, whatever its length.
 */
import type { Writable } from 'node:stream';
import { MemberSchema, type Message, MessageSchema, pageOf, type Room, RoomSchema } from '@tidewire/protocol';
import type { Api } from './api.ts';
import { write } from './output.ts';
import { createProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

export const exportFormats = ['json', 'html'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const isExportFormat = (text: string): text is ExportFormat =>
  exportFormats.some((format) => format === text);

type Source = { api: Api; path: string; terminal: Terminal };
type Member = (typeof MemberSchema)['_output'];

type Form = {
  begin(room: Room, members: readonly Member[]): string;
  message(message: Message, isFirst: boolean): string;
  end: string;
};

/** Gives how many messages there were. */
export async function exportRoom(source: Source, format: ExportFormat, to: Writable): Promise<number> {
  const { api, path, terminal } = source;
  const room = await api.get(path, RoomSchema);
  const members: Member[] = [];
  for await (const member of api.list(`${path}/members`, MemberSchema)) members.push(member);
  const form = forms[format];
  const messages = messagesOf(source);
  // Whoever may not read them is told so, and not given the beginning of a document.
  let next = await messages.next();
  const progress = createProgress(terminal, 'messages exported');
  let count = 0;
  try {
    await write(to, form.begin(room, members));
    for (; next.done !== true; next = await messages.next()) {
      await write(to, form.message(next.value, count === 0));
      count += 1;
      progress.update(count);
    }
    await write(to, form.end);
  } finally {
    progress.end();
  }
  return count;
}

/** Pages go towards the present, and each has its newest first. */
async function* messagesOf({ api, path }: Source): AsyncGenerator<Message> {
  let after = 0;
  while (true) {
    const query = { after: String(after), limit: '100' };
    const { items } = await api.get(`${path}/messages`, pageOf(MessageSchema), query);
    const newest = items[0];
    if (newest === undefined) return;
    yield* items.toReversed();
    after = newest.seq;
  }
}

const json: Form = {
  begin: (room, members) =>
    `{"room":${JSON.stringify(room)},\n"members":${JSON.stringify(members)},\n"messages":[`,
  message: (message, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(message)}`,
  end: '\n]}\n',
};

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const html: Form = {
  begin: ({ name, topic }, members) =>
    `<!doctype html>
<html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(name)}</title>
<style>body{font:16px/1.5 system-ui;max-width:48rem;margin:2rem auto;padding:0 1rem}p{white-space:pre-wrap;margin:0 0 1rem}</style>
<h1>${escapeHtml(name)}</h1>
<p>${escapeHtml(topic)}</p>
<h2>Members</h2>
<ul>${members.map(({ user, role }) => `<li>${escapeHtml(user.name)}, ${role}</li>`).join('\n')}</ul>
<h2>Messages</h2>
`,
  message: ({ author, createdAt, body, deletedAt, editedAt }) =>
    `<article><b>${escapeHtml(author.name)}</b> <time>${createdAt}</time>${editedAt === undefined ? '' : ' (edited)'}
<p dir="auto">${deletedAt === undefined ? escapeHtml(body) : '<i>deleted</i>'}</p></article>
`,
  end: '</html>\n',
};

const forms: Record<ExportFormat, Form> = { json, html };
