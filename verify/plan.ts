/**
 * A seed becomes a schedule: who is there, who reads and writes what, and what goes wrong when. Pure: it knows no clock, and says "when"
 * as a number of acknowledged messages, so that a fault falls into the midst of the traffic however fast the machine is.
 */
import { between, createRandom, pick, pickSome, type Random } from './random.ts';

/** What one seed is made of. `messages` counts those that are acknowledged in the end. */
export type Scale = { clients: number; messages: number };

export type Plan = {
  readonly seed: number;
  readonly people: readonly string[];
  readonly rooms: readonly RoomPlan[];
  readonly clients: readonly ClientPlan[];
  /** In order of `after`. */
  readonly steps: readonly Step[];
  /** Whether the gateway compresses. */
  readonly compression: boolean;
};

/** The first member owns the room. */
export type RoomPlan = { readonly name: string; readonly members: readonly string[] };

export type ClientPlan = {
  readonly name: string;
  readonly person: string;
  readonly rooms: readonly string[];
  /** In the order they are written. */
  readonly writes: readonly Write[];
  /** How many messages this client has on their way at most. */
  readonly inFlight: number;
  /** How long its person looks at "waiting" before they do something about it. */
  readonly patienceMs: number;
};

export type Write = { readonly room: string; readonly label: string; readonly length: number };

/** Happens as soon as `after` messages are acknowledged. */
export type Step = { readonly after: number; readonly do: Action };

export type Action = Fault | SideWrite;

/** A message by the other door, as the web app takes it: committed, then told to the gateway, unless it is `untold`. */
export type SideWrite = {
  readonly kind: 'side_write';
  readonly person: string;
  readonly write: Write;
  readonly untold: boolean;
};

export type Fault =
  /** The process of the gateway ends without a word, and is started again after `downMs`. */
  | { readonly kind: 'kill'; readonly downMs: number }
  /** It is told to end, as for a deploy, and started again. */
  | { readonly kind: 'terminate' }
  /** It stands still, with all its sockets open. */
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'cut_all' }
  | ClientFault
  /** A burst of long messages in one room while some of its readers do not read. */
  | {
      readonly kind: 'flood';
      readonly person: string;
      readonly writes: readonly Write[];
      readonly frozen: readonly { readonly client: string; readonly ms: number }[];
    };

export type ClientFault =
  | { readonly kind: 'cut'; readonly client: string }
  /** It takes nothing from the network. */
  | { readonly kind: 'freeze'; readonly client: string; readonly ms: number }
  /** Nothing passes either way, and nobody is told. */
  | { readonly kind: 'block'; readonly client: string; readonly ms: number }
  /** Its next publish reaches the gateway, and the connection breaks before the answer. */
  | { readonly kind: 'lose_answer'; readonly client: string }
  /** The connection breaks before its next publish gets anywhere. */
  | { readonly kind: 'lose_question'; readonly client: string }
  /** The page is loaded again; its outbox was kept. `resumes`: it knows where it was. */
  | { readonly kind: 'reload'; readonly client: string; readonly resumes: boolean }
  /** The machine is lost with its outbox: what was not acknowledged may be there once, or not at all. */
  | { readonly kind: 'abandon'; readonly client: string }
  /** A room is left and entered again. */
  | { readonly kind: 'reopen'; readonly client: string; readonly room: string; readonly resumes: boolean };

/** How often each happens for 1,000 messages, and at least. */
const faultRates = {
  kill: [0.4, 1],
  terminate: [0.2, 1],
  pause: [0.4, 1],
  cut_all: [0.2, 1],
  cut: [3, 3],
  freeze: [1, 1],
  block: [0.6, 1],
  lose_answer: [4, 3],
  lose_question: [2, 1],
  reload: [1.6, 2],
  abandon: [0.8, 1],
  reopen: [3, 2],
} as const satisfies Partial<Record<Fault['kind'], readonly [perThousand: number, atLeast: number]>>;

const sideShare = 0.04;
const untoldShare = 0.25;
const floodShare = 0.16;
/** As long as a body may be, of three bytes each: few fill what a network takes by itself. */
const longLength = 4_000;
const floodRoom = 'flood';

export function createPlan(seed: number, { clients, messages }: Scale): Plan {
  const random = createRandom(seed, 'plan');
  const people = named('p', Math.max(2, Math.ceil(clients * 0.75)));
  const rooms = createRooms(random, people, clients);
  const sideWrites = Math.floor(messages * sideShare);
  const floodWrites = Math.floor(messages * floodShare);
  const planned = createClients(random, { people, rooms, clients });
  shareOut(random, planned, messages - sideWrites - floodWrites);
  const steps = [
    ...createSideWrites(random, rooms, messages, sideWrites),
    ...createFaults(random, planned, messages),
    createFlood(random, planned, rooms, { messages, count: floodWrites }),
  ];
  return {
    seed,
    people,
    rooms,
    clients: planned,
    steps: steps.toSorted((a, b) => a.after - b.after),
    compression: random() < 0.5,
  };
}

/** The same, with nothing going wrong. */
export const withoutFaults = (plan: Plan): Plan => ({
  ...plan,
  steps: plan.steps.filter((step) => step.do.kind === 'side_write'),
});

const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${`${at + 1}`.padStart(2, '0')}`);

/** Everybody is in a few rooms; every room has somebody. */
function createRooms(random: Random, people: readonly string[], clients: number): RoomPlan[] {
  const names = named('r', Math.min(12, Math.max(2, Math.round(clients / 5))));
  const members = new Map(names.map((name) => [name, new Set(pickSome(random, people, 2))]));
  for (const person of people) {
    for (const name of pickSome(random, names, between(random, 2, 4))) members.get(name)?.add(person);
  }
  const rooms = [...members].map(([name, someone]) => ({ name, members: [...someone] }));
  return [...rooms, { name: floodRoom, members: pickSome(random, people, 4) }];
}

type MutableClient = Omit<ClientPlan, 'writes'> & { writes: Write[] };

function createClients(
  random: Random,
  { people, rooms, clients }: { people: readonly string[]; rooms: readonly RoomPlan[]; clients: number },
): MutableClient[] {
  return named('c', clients).map((name, at) => {
    const person = people[at % people.length] ?? name;
    return {
      name,
      person,
      rooms: rooms.filter(({ members }) => members.includes(person)).map((room) => room.name),
      writes: [],
      inFlight: between(random, 2, 8),
      patienceMs: between(random, 300, 3_000),
    };
  });
}

function shareOut(random: Random, clients: readonly MutableClient[], count: number): void {
  for (let at = 0; at < count; at += 1) {
    const client = clients[at % clients.length];
    const rooms = client?.rooms.filter((room) => room !== floodRoom) ?? [];
    client?.writes.push({
      room: pick(random, rooms),
      label: `${client.name}-${client.writes.length + 1}`,
      length: lengthOfTalk(random),
    });
  }
}

/** Mostly a line, now and then a page. */
const lengthOfTalk = (random: Random): number =>
  random() < 0.03 ? between(random, 1_000, longLength) : between(random, 16, 200);

const somewhere = (random: Random, messages: number): number =>
  between(random, Math.floor(messages * 0.03), Math.floor(messages * 0.92));

function createSideWrites(
  random: Random,
  rooms: readonly RoomPlan[],
  messages: number,
  count: number,
): Step[] {
  return Array.from({ length: count }, (_, at) => {
    const room = pick(random, rooms);
    return {
      // Before the end, whatever becomes of the others: they wait for nobody's answer.
      after: Math.floor((messages * 0.8 * at) / count),
      do: {
        kind: 'side_write',
        person: pick(random, room.members),
        write: { room: room.name, label: `side-${at + 1}`, length: lengthOfTalk(random) },
        untold: random() < untoldShare,
      },
    };
  });
}

function createFaults(random: Random, clients: readonly ClientPlan[], messages: number): Step[] {
  return Object.entries(faultRates).flatMap(([kind, [perThousand, atLeast]]) => {
    const count = Math.max(atLeast, Math.round((perThousand * messages) / 1_000));
    return Array.from({ length: count }, () => ({
      after: somewhere(random, messages),
      do: createFault(random, kind as keyof typeof faultRates, clients),
    }));
  });
}

function createFault(random: Random, kind: keyof typeof faultRates, clients: readonly ClientPlan[]): Fault {
  const { name: client, rooms } = pick(random, clients);
  switch (kind) {
    case 'kill':
      return { kind, downMs: between(random, 0, 500) };
    case 'pause':
      // Now and then for so long that people's clients give the connection up.
      return { kind, ms: random() < 0.1 ? between(random, 12_000, 17_000) : between(random, 200, 2_000) };
    case 'freeze':
      return { kind, client, ms: between(random, 200, 4_000) };
    case 'block':
      return { kind, client, ms: between(random, 200, 6_000) };
    case 'reload':
      return { kind, client, resumes: random() < 0.7 };
    case 'reopen':
      return { kind, client, room: pick(random, rooms), resumes: random() < 0.6 };
    case 'cut':
    case 'lose_answer':
    case 'lose_question':
    case 'abandon':
      return { kind, client };
    case 'terminate':
    case 'cut_all':
      return { kind };
  }
}

function createFlood(
  random: Random,
  clients: readonly ClientPlan[],
  rooms: readonly RoomPlan[],
  { messages, count }: { messages: number; count: number },
): Step {
  const person = rooms.find(({ name }) => name === floodRoom)?.members[0] ?? '';
  const readers = clients.filter((client) => client.rooms.includes(floodRoom));
  const frozen = pickSome(random, readers, 2).map(({ name }, at) => ({
    client: name,
    // The one reads again in time; the other is now and then sent away as too slow, after ten seconds.
    ms: at === 1 && random() < 0.3 ? between(random, 14_000, 16_000) : between(random, 4_500, 7_000),
  }));
  const writes = Array.from({ length: count }, (_, at) => ({
    room: floodRoom,
    label: `flood-${at + 1}`,
    length: longLength,
  }));
  return {
    after: between(random, Math.floor(messages * 0.2), Math.floor(messages * 0.6)),
    do: { kind: 'flood', person, writes, frozen },
  };
}
