import { AuditEventSchema } from '@tidewire/protocol';
import type { Command } from '../command.ts';
import { showList } from '../show.ts';

const filters = { actor: 'actorId', action: 'action', subject: 'subject', room: 'roomId' } as const;

export const auditCommands: readonly Command[] = [
  {
    words: 'audit list',
    options: { actor: 'text', action: 'text', subject: 'text', room: 'text', from: 'text', to: 'text' },
    usage: '[--actor ID] [--action NAME] [--subject user:ID] [--room ID] [--from TIME] [--to TIME]',
    summary: 'who did what to others, the newest first; the key needs audit:read',
    run: async (context) => {
      const { given } = context;
      const named = Object.entries(filters).map(([option, name]) => [name, given.text(option)]);
      const query = { ...Object.fromEntries(named), from: given.text('from'), to: given.text('to') };
      await showList(context, (await context.api()).list('/v1/audit-events', AuditEventSchema, query), {
        seq: ({ seq }) => seq,
        time: ({ createdAt }) => createdAt,
        actor: ({ actorId }) => actorId,
        action: ({ action }) => action,
        subject: ({ subject }) => subject,
        reason: ({ reason }) => reason,
      });
    },
  },
];
