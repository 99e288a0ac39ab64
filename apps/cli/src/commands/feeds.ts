import { FeedSchema } from '@tidewire/protocol';
import type { Command } from '../command.ts';
import { publish } from '../publish.ts';
import { showDone, showList, showOne } from '../show.ts';

export const feedCommands: readonly Command[] = [
  {
    words: 'feeds list',
    summary: 'every feed',
    run: async (context) =>
      showList(context, (await context.api()).list('/v1/feeds', FeedSchema), {
        id: ({ id }) => id,
        kind: ({ kind }) => kind,
        provenance: ({ provenance }) => provenance,
        title: ({ title }) => title,
      }),
  },
  {
    words: 'feeds show',
    args: ['FEED'],
    summary: 'one feed with its latest value',
    run: async (context) => {
      const path = `/v1/feeds/${encodeURIComponent(context.given.args.FEED ?? '')}`;
      await showOne(context, await (await context.api()).get(path, FeedSchema));
    },
  },
  {
    words: 'feeds create',
    args: ['FEED'],
    options: { title: 'text', kind: 'text', currency: 'text', provenance: 'text' },
    usage:
      '--title TEXT [--kind quote|match] [--currency USD] [--provenance live|delayed|simulated|replayed]',
    summary: 'a feed, stock.GOOG for example',
    run: async (context) => {
      const { given } = context;
      const id = given.args.FEED ?? '';
      const body = {
        ...{ id, title: given.needText('title'), currency: given.text('currency') },
        kind: given.text('kind') ?? (id.startsWith('match.') ? 'match' : 'quote'),
        provenance: given.text('provenance') ?? 'live',
      };
      const api = await context.api();
      const { value } = await api.send('/v1/feeds', FeedSchema, { method: 'POST', body });
      await showDone(context, `${value.id} is there.`, value);
    },
  },
  {
    words: 'feeds publish',
    args: ['FEED'],
    summary: 'the same as publish',
    run: (context) => publish(context, context.given.args.FEED ?? ''),
  },
];
