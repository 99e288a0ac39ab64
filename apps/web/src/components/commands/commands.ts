import { type Feed, handleOf, type Membership } from '@tidewire/protocol/wire';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import type { RoomsStore } from '#web/realtime/rooms/rooms-store.ts';
import { findNamed, parseFeedWish } from '../feed/feed-command.ts';
import type { Callable } from '../message/mentions.tsx';
import type { RoomQuestion } from '../room/room-dialogs.tsx';
import { searchAddress } from '../search/operators.ts';
import { openTool } from '../shell/tools.ts';

/** Where a command is given, and what it may do there. */
export type CommandPlace = {
  readonly membership: Membership;
  readonly rooms: RoomsStore;
  readonly people: Callable['people'];
  readonly go: (href: string) => void;
  /** Asks in a dialog. */
  readonly ask: (question: RoomQuestion) => void;
};

/** What came of it. `say`: these words are sent. `write`: they stand in the field instead. `refused`: the field keeps what it had. */
export type Outcome =
  | { readonly word: 'say'; readonly body: string }
  | { readonly word: 'write'; readonly text: string }
  | { readonly word: 'done'; readonly note?: string }
  | { readonly word: 'refused'; readonly why: string };

export type Command = {
  /** What follows the name: `words`, `[words]` when they may be left out, or nothing. */
  readonly usage: string;
  readonly meaning: string;
  readonly run: (argument: string, place: CommandPlace) => Outcome | Promise<Outcome>;
};

const done: Outcome = { word: 'done' };
const refused = (why: string): Outcome => ({ word: 'refused', why });

/** Every command there is: the one table. The list over the field and `/help` show it; who adds a command adds a line. */
export const commands: Readonly<Record<string, Command>> = {
  me: {
    usage: 'what you do',
    meaning: 'Say what you do',
    run: (argument) =>
      argument === '' ? refused('Say what you do: /me waves') : { word: 'say', body: `_${argument}_` },
  },
  shrug: {
    usage: '[words]',
    meaning: 'Say it with a shrug',
    // Written so that the markdown of a message shows it whole.
    run: (argument) => ({ word: 'say', body: `${argument} ¯\\\\\\_(ツ)\\_/¯`.trim() }),
  },
  topic: {
    usage: 'words',
    meaning: 'Change what the room is about',
    run: async (topic, { membership }) => {
      if (membership.role === 'member') return refused('Only those who keep the room change its topic.');
      if (topic === '') return { word: 'write', text: `/topic ${membership.room.topic}` };
      await api.patchRoom(membership.room.id, { topic });
      return { word: 'done', note: 'The topic was changed' };
    },
  },
  invite: {
    usage: '[@name]',
    meaning: 'Add somebody to the room',
    run: async (argument, { membership, rooms, ask }) => {
      if (membership.role === 'member') return refused('Only those who keep the room add people.');
      if (argument === '') {
        ask('add');
        return done;
      }
      const person = await findAcquaintance(handleIn(argument), membership.room.id, rooms);
      if (person === undefined) return refused(`You share no other room with anybody called ${argument}.`);
      await api.addMember(membership.room.id, person.id);
      return { word: 'done', note: `${person.name} was added` };
    },
  },
  leave: {
    usage: '',
    meaning: 'Leave the room',
    run: (_, { ask }) => {
      ask('leave');
      return done;
    },
  },
  mute: {
    usage: '',
    meaning: 'Be told of mentions only',
    run: async (_, { membership, rooms }) => {
      rooms.add(await api.patchMembership(membership.room.id, { notifications: 'mentions' }));
      return { word: 'done', note: 'You are told of mentions here, and of nothing else' };
    },
  },
  unmute: {
    usage: '',
    meaning: 'Be told of everything again',
    run: async (_, { membership, rooms }) => {
      rooms.add(await api.patchMembership(membership.room.id, { notifications: 'all' }));
      return { word: 'done', note: 'You are told of everything here' };
    },
  },
  feed: {
    usage: 'add name when ±2%',
    meaning: 'Add a live feed to the room',
    run: changeFeeds,
  },
  join: {
    usage: 'room',
    meaning: 'Join a public room and go there',
    run: async (argument, { rooms, go }) => {
      const wanted = argument.replace(/^#/, '').toLocaleLowerCase();
      if (wanted === '') return refused('Say which: /join Lobby');
      const { items } = await api.directory();
      const found = items.find(({ name }) => name.toLocaleLowerCase() === wanted);
      if (found === undefined) return refused(`There is no public room called ${argument} among the newest.`);
      rooms.add(await api.join(found.id));
      go(`/rooms/${found.id}`);
      return done;
    },
  },
  dm: {
    usage: '@name',
    meaning: 'Write to somebody directly',
    run: async (argument, { people, rooms, go, membership }) => {
      if (argument === '') return refused('Say to whom: /dm @grace');
      const handle = handleIn(argument);
      const person = people.get(handle) ?? (await findAcquaintance(handle, membership.room.id, rooms));
      if (person === undefined) return refused(`You share no room with anybody called ${argument}.`);
      const opened = await api.openDirectRoom([person.id]);
      rooms.add(opened);
      go(`/rooms/${opened.room.id}`);
      return done;
    },
  },
  search: {
    usage: 'words',
    meaning: 'Search what was said',
    run: (argument, { go }) => {
      go(argument === '' ? '/search' : searchAddress(argument));
      return done;
    },
  },
  shortcuts: {
    usage: '',
    meaning: 'Show the keyboard shortcuts',
    run: () => {
      openTool('shortcuts');
      return done;
    },
  },
  help: { usage: '', meaning: 'Show these commands', run: () => ({ word: 'write', text: '/' }) },
};

async function changeFeeds(argument: string, { membership, ask }: CommandPlace): Promise<Outcome> {
  const wish = parseFeedWish(argument);
  if (wish.word === 'wrong') return refused(wish.why);
  if (wish.word === 'list') {
    ask('feeds');
    return done;
  }
  const { room, role } = membership;
  if (role === 'member' && room.kind === 'room')
    return refused('Only those who keep the room add and remove its feeds.');
  const there = await api.roomFeeds(room.id);
  const among = wish.word === 'remove' ? there.map(({ feed }) => feed) : await api.feeds();
  const found = findNamed(among, wish.name);
  if (!('id' in found)) return refused(whichOf(found, wish.name));
  if (wish.word === 'remove') {
    await api.removeRoomFeed(room.id, found.id);
    return { word: 'done', note: `${found.title} is no feed of this room any more` };
  }
  const before = there.find(({ feed }) => feed.id === found.id);
  const rules = wish.rules ?? before?.rules ?? [];
  await api.putRoomFeed(room.id, found.id, { rules, unread: before?.unread ?? false });
  return before === undefined
    ? done
    : { word: 'done', note: `What ${found.title} tells this room was changed` };
}

function whichOf(found: readonly Feed[], name: string): string {
  if (found.length === 0) return `There is no feed called ${name}.`;
  const some = found.slice(0, 3).map(({ title }) => title);
  return `${found.length} feeds are called like that: ${some.join(', ')}${found.length > some.length ? ' …' : ''}. Say more of the name.`;
}

const handleIn = (argument: string): string => argument.replace(/^@/, '').toLowerCase();

/** Of so many of the person’s rooms the members are looked through. */
const maxRooms = 8;

async function findAcquaintance(
  handle: string,
  roomId: string,
  rooms: RoomsStore,
): Promise<{ id: string; name: string } | undefined> {
  const others = [...rooms.store.getState().rooms.keys()].filter((id) => id !== roomId).slice(0, maxRooms);
  const members = (await Promise.all(others.map((id) => api.members(id)))).flat();
  return members.find(({ user, username }) => handleOf({ username, name: user.name }) === handle)?.user;
}

/** Does what a command says. What it lacks, and what the server refuses, comes back as a sentence. */
export async function runCommand(name: string, argument: string, place: CommandPlace): Promise<Outcome> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined)
    return refused(
      `There is no command /${name}. Write //${name} to say it as it is, /help to see them all.`,
    );
  try {
    return await command.run(argument, place);
  } catch (error) {
    return refused(messageOf(error));
  }
}
