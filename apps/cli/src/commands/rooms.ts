import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { MemberSchema, MembershipSchema, RoomSchema } from '@tidewire/protocol';
import { CliError, usage } from '../cli-error.ts';
import type { Command, Context } from '../command.ts';
import { exportFormats, exportRoom, isExportFormat } from '../room-export.ts';
import { showDone, showList, showOne } from '../show.ts';
import { findUserId } from './users.ts';

const pathOf = ({ given }: Context): string => `/v1/rooms/${encodeURIComponent(given.args.ROOM ?? '')}`;

export const roomCommands: readonly Command[] = [
  {
    words: 'rooms list',
    summary: 'the public rooms',
    run: async (context) =>
      showList(context, (await context.api()).list('/v1/rooms', RoomSchema), {
        id: ({ id }) => id,
        members: ({ memberCount }) => memberCount,
        created: ({ createdAt }) => createdAt,
        name: ({ name }) => name,
      }),
  },
  {
    words: 'rooms show',
    args: ['ROOM'],
    summary: 'one room',
    run: async (context) => showOne(context, await (await context.api()).get(pathOf(context), RoomSchema)),
  },
  {
    words: 'rooms create',
    args: ['NAME'],
    options: { topic: 'text', private: 'flag', owner: 'text' },
    usage: '[--topic TEXT] [--private] [--owner USER]',
    summary: 'a room; its owner is whose key it is, unless told otherwise',
    run: async (context) => {
      const { given } = context;
      const api = await context.api();
      const owner = await findUserId(api, given.text('owner') ?? 'me');
      const body = {
        name: given.args.NAME,
        topic: given.text('topic'),
        visibility: given.flag('private') ? 'private' : 'public',
      };
      const path = `/v1/users/${encodeURIComponent(owner)}/rooms`;
      const { value } = await api.send(path, MembershipSchema, { method: 'POST', body });
      await showDone(context, `${value.room.name} is there: ${value.room.id}`, value.room);
    },
  },
  {
    words: 'rooms delete',
    args: ['ROOM'],
    options: { reason: 'text' },
    usage: '--reason TEXT',
    summary: 'the room, with its messages',
    run: async (context) => {
      const reason = context.given.needText('reason');
      await (await context.api()).delete(pathOf(context), { reason });
      const id = context.given.args.ROOM;
      await showDone(context, `The room ${id} is deleted.`, { id, deleted: true });
    },
  },
  {
    words: 'rooms members',
    args: ['ROOM'],
    summary: 'who is in it',
    run: async (context) =>
      showList(context, (await context.api()).list(`${pathOf(context)}/members`, MemberSchema), {
        id: ({ user }) => user.id,
        role: ({ role }) => role,
        joined: ({ joinedAt }) => joinedAt,
        name: ({ user }) => user.name,
      }),
  },
  {
    words: 'rooms export',
    args: ['ROOM'],
    options: { format: 'text', output: 'text' },
    usage: '[--format json|html] [--output FILE]',
    summary: 'everything said in it, to standard output or a file; the key needs messages:read',
    run: async (context) => {
      const { given, terminal } = context;
      const format = given.text('format') ?? 'json';
      if (!isExportFormat(format)) throw usage(`--format is one of ${exportFormats.join(', ')}`);
      const source = { api: await context.api(), path: pathOf(context), terminal };
      const file = given.text('output');
      if (file === undefined) {
        await exportRoom(source, format, terminal.stdout);
        return;
      }
      // What is private stays so, and what is there is not overwritten.
      const stream = createWriteStream(terminal.resolvePath(file), { flags: 'wx', mode: 0o600 });
      try {
        await once(stream, 'open');
      } catch (error) {
        throw new CliError('usage', `${file} cannot be written: ${String(error)}`, error);
      }
      const count = await exportRoom(source, format, stream);
      stream.end();
      await once(stream, 'finish');
      await showDone(context, `${count} messages are in ${file}.`, { messages: count, file });
    },
  },
];
