import type { Reference } from './reference.ts';

/** What the page holds, as its navigation lists it. */
export type Group = { title: string; entries: readonly Entry[] };
export type Entry = {
  /** The element that it leads to, and the page that this is on. */
  id: string;
  page: string;
  title: string;
  /** What is searched besides the title. */
  more: string;
  method?: string;
};

export function contentsOf({ resources, socket, shapes }: Reference): Group[] {
  return [
    {
      title: 'Begin',
      entries: [
        { id: 'about', page: '/docs', title: 'How it works', more: 'introduction' },
        { id: 'credentials', page: '/docs', title: 'Who asks', more: 'authentication session key scopes' },
        { id: 'errors', page: '/docs', title: 'Refusals', more: 'errors problem status codes' },
      ],
    },
    ...resources.map(({ name, operations }) => ({
      title: name,
      entries: operations.map(({ id, summary, method, path }) => ({
        id,
        page: `/docs/${name}`,
        title: summary,
        more: `${id} ${path}`,
        method,
      })),
    })),
    {
      title: 'socket',
      entries: [
        { id: 'socket', page: '/docs/socket', title: 'The connection', more: 'websocket live asyncapi' },
        ...[...socket.fromClient, ...socket.fromServer].map(({ id, name }) => ({
          id: `socket-${id}`,
          page: '/docs/socket',
          title: name,
          more: id,
          method: id.startsWith('client-') ? 'SEND' : 'HEAR',
        })),
      ],
    },
    {
      title: 'shapes',
      entries: shapes.map(({ name }) => ({
        id: `shape-${name}`,
        page: '/docs/shapes',
        title: name,
        more: 'schema',
      })),
    },
  ];
}

/** The groups with what has every word of `search` in it; groups that have none are left out. */
export function matching(groups: readonly Group[], search: string): Group[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  return groups
    .map(({ title, entries }) => ({
      title,
      entries: entries.filter((entry) => {
        const text = `${title} ${entry.method ?? ''} ${entry.title} ${entry.more}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
}
