import type { Command } from './command.ts';
import { auditCommands } from './commands/audit.ts';
import { feedCommands } from './commands/feeds.ts';
import { keyCommands } from './commands/keys.ts';
import { roomCommands } from './commands/rooms.ts';
import { userCommands } from './commands/users.ts';
import { publish } from './publish.ts';
import { tail } from './tail.ts';

/** Everything that can be typed. */
export const commands: readonly Command[] = [
  ...userCommands,
  ...roomCommands,
  ...feedCommands,
  ...keyCommands,
  ...auditCommands,
  {
    words: 'tail',
    args: ['CHANNEL'],
    options: { count: 'text' },
    usage: '[--count N]',
    summary: 'what happens on a channel, live, until Ctrl-C; the key needs tickets:create',
    run: (context) => tail(context, context.given.args.CHANNEL ?? ''),
  },
  {
    words: 'publish',
    args: ['ROOM-OR-FEED'],
    summary: 'JSON lines from standard input: {"body":"hello"}, or {"type":"quote","quote":{…}}',
    run: (context) => publish(context, context.given.args['ROOM-OR-FEED'] ?? ''),
  },
];

export const help = `Runs a Tidewire from the command line, over its REST API.

${commands
  .map(({ words, args = [], usage, summary }) =>
    [
      `  tidewire ${[words, ...args, ...(usage === undefined ? [] : [usage])].join(' ')}`,
      `      ${summary}`,
    ].join('\n'),
  )
  .join('\n')}

  --json       for machines: one JSON object, or one a line
  --url URL    where Tidewire is; otherwise TIDEWIRE_URL, PUBLIC_URL or http://localhost:3000
  --help       this text

USER is an id, or @username. TIME is like 2026-12-31T00:00:00Z. The key is in TIDEWIRE_KEY, or in the file service-key of the data folder.
Ends with 0 when it is done, 1 when the server refused, 2 when what was typed or piped in is wrong, 3 when there is no server to be
reached, 130 after Ctrl-C.
`;
