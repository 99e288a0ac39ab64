import { lobbyRoomId, type RoomCreate } from '@tidewire/protocol';
import type { Username } from './people.ts';

/** Somebody said this so many minutes before the seed ran, and what became of it. */
export type Line = readonly [username: Username, minutesAgo: number, body: string, more?: More];

export type More = {
  /** What answers in the same room call it by. */
  key?: string;
  /** The key of the line whose thread it stands in. */
  answers?: string;
  reactions?: Readonly<Record<string, readonly Username[]>>;
  /** The words of a minute before. */
  first?: string;
  pinnedBy?: Username;
};

/** A feed that the room follows, with its card among what was said. */
export type DemoCard = { readonly by: Username; readonly minutesAgo: number; readonly feedId: string };

/** Two people among themselves. */
export type DemoDirect = {
  readonly id: string;
  readonly between: readonly [Username, Username];
  readonly lines: readonly Line[];
};

export type DemoRoom = {
  room: RoomCreate & { id: string };
  owner: Username;
  members: readonly Username[];
  /** How many of the last lines each has not read yet; those not named have read all. */
  unread: Partial<Record<Username, number>>;
  lines: readonly Line[];
  card?: DemoCard;
};

const everyone: readonly Username[] = ['operator', 'ada', 'grace', 'alan', 'katherine', 'edsger', 'emmy'];
const others = (owner: Username): Username[] => everyone.filter((username) => username !== owner);

const lobby: DemoRoom = {
  room: {
    id: lobbyRoomId,
    name: 'Lobby',
    topic: 'Where everybody arrives. Say hello.',
    visibility: 'public',
  },
  owner: 'operator',
  members: others('operator'),
  unread: { ada: 2, emmy: 5, operator: 3 },
  lines: [
    [
      'operator',
      4_310,
      '**Welcome to Tidewire.** These are demo people and their conversations; prices here are *simulated* and matches are *replayed*, and each of them says so.',
      { pinnedBy: 'operator', reactions: { '👋': ['ada', 'grace', 'emmy', 'katherine'] } },
    ],
    [
      'grace',
      4_295,
      'Morning! First thing I tried: pulled the network cable in mid-sentence. It kept the message and sent it once I was back.',
    ],
    ['edsger', 4_290, 'Once, or at least once?'],
    [
      'grace',
      4_288,
      'Exactly once. The message has an id before it leaves the browser, so sending it again changes nothing.',
      { reactions: { '💯': ['edsger', 'katherine'] } },
    ],
    [
      'edsger',
      4_285,
      'Good. Then the retry is somebody else’s problem, which is the best kind.',
      { reactions: { '😂': ['ada', 'grace', 'alan'] } },
    ],
    [
      'ada',
      3_012,
      'For those who want to see it: every message is `publish`ed with its own id.\n\n```json\n{ "type": "publish", "id": 9, "channel": "room:…",\n  "data": { "kind": "message", "messageId": "<uuid v7>", "body": "hello" } }\n```\n\nThe answer comes when it is on the disk, not before.',
    ],
    [
      'katherine',
      3_001,
      'I checked the numbers: two tabs, one of them asleep for an hour, same 112 messages in the same order. ✅',
      {
        first:
          'I checked the numbers: two tabs, one of them alseep for an hour, same 112 messages in the same order. ✅',
      },
    ],
    ['alan', 2_990, 'Can a machine tell whether the other side is asleep?', { key: 'asleep' }],
    [
      'katherine',
      2_988,
      'It sends a heartbeat. Silence for 35 seconds is an answer too.',
      { answers: 'asleep' },
    ],
    ['alan', 2_985, 'So it is a very patient imitation game.', { answers: 'asleep' }],
    ['katherine', 2_984, 'With a timeout.', { answers: 'asleep', reactions: { '😂': ['ada', 'alan'] } }],
    ['emmy', 1_622, 'Ich probiere mal Umlaute: äöüß. Und 你好，世界, こんにちは, مرحبا, 👩🏽‍🚀.'],
    ['ada', 1_620, 'All there, emoji in one piece.'],
    [
      'alan',
      1_484,
      'Short list of what I use every day:\n\n1. two tabs of the same room, to see whether they ever disagree\n2. the connection bar, when I pull the cable\n3. the pause between asking and answering',
    ],
    ['emmy', 1_480, 'Number three needs no cable.'],
    ['alan', 1_478, 'That is its charm.'],
    [
      'grace',
      312,
      'Newcomers: the **Markets** room has the live board, **World Cup 2026** has the replays. Both are open, just join.',
    ],
    [
      'katherine',
      96,
      'The board keeps up with every symbol there is. Values are conflated for a slow reader, text never is.',
    ],
    [
      'edsger',
      41,
      '> numbers never lag, text is never lost\n\nTwo different promises, kept in two different ways. I like that nobody tried to make them one.',
    ],
    ['ada', 23, 'Going to try the guest sign-in from my phone now.'],
    ['grace', 12, 'Tell us if anything feels slow. “Feels” counts.'],
  ],
};

const markets: DemoRoom = {
  room: {
    id: '01900000-0000-7000-8000-000000000002',
    name: 'Markets',
    topic: 'Simulated prices, real arguments',
    visibility: 'public',
  },
  owner: 'grace',
  members: ['ada', 'katherine', 'emmy', 'operator', 'edsger'],
  card: { by: 'grace', minutesAgo: 2_398, feedId: 'stock.GOOG' },
  unread: { ada: 3, operator: 4 },
  lines: [
    [
      'grace',
      4_100,
      'House rule for this room: everything on the board is **simulated**. The names are real, the prices are not, and nothing here is advice.',
      { pinnedBy: 'grace' },
    ],
    ['katherine', 4_094, 'Which is why I trust the arithmetic and not the numbers.'],
    ['emmy', 3_880, 'How is the percentage computed?', { key: 'percent' }],
    [
      'katherine',
      3_874,
      'Against the previous close:\n\n```ts\nconst change = last - previousClose;\nconst changePercent = (change / previousClose) * 100;\n```\n\nNo previous close, no percentage. It stays empty rather than guess.',
      { answers: 'percent', reactions: { '👍': ['ada', 'grace', 'edsger'] } },
    ],
    ['emmy', 3_870, 'Empty is a value I can reason about. Thanks!', { answers: 'percent' }],
    [
      'ada',
      2_410,
      'A simulated trading day takes one hour: four minutes before the bell, fifty of trading, a few after it. Watch the spread on `GOOG` widen when it closes.',
    ],
    [
      'edsger',
      2_402,
      'And every price carries its source’s own time. A number without its age is only a rumour.',
    ],
    [
      'katherine',
      1_302,
      'Comparison for the curious:\n\n| symbol | updates/s | what a reader at 5/s gets |\n|---|---|---|\n| `NVDA` | about 3 | all of them |\n| `fx.EURUSD` | about 3 | all of them |\n| a burst of 20 | 20 | the latest 5, and it says how many were skipped |',
    ],
    ['grace', 1_296, 'That last line is the one I would have wanted twenty years ago.'],
    [
      'emmy',
      688,
      'Added `fund.TIDE500` to my list. It is valued once a day instead of traded, like a real fund, except that it does not exist.',
    ],
    ['ada', 684, 'My favourite kind of fund: no fees.', { reactions: { '😄': ['emmy', 'katherine'] } }],
    ['katherine', 58, 'EUR/USD is quiet today. Simulated quiet.'],
    ['grace', 33, 'Bitcoin never closes, here as elsewhere.'],
    [
      'emmy',
      18,
      'Up and down have an arrow and a sign as well as a colour, so I can read the board in black and white.',
    ],
  ],
};

const worldCup: DemoRoom = {
  room: {
    id: '01900000-0000-7000-8000-000000000003',
    name: 'World Cup 2026',
    topic: 'Matches replayed from the record, minute by minute',
    visibility: 'public',
  },
  owner: 'alan',
  members: ['ada', 'grace', 'emmy', 'katherine', 'operator'],
  unread: { grace: 2, operator: 2, katherine: 4 },
  lines: [
    [
      'alan',
      2_880,
      'In here we watch the replays: real matches, goals at their real minutes, only faster. The card says **replayed**, so nobody takes an old goal for a new one.',
    ],
    ['emmy', 2_874, 'So no spoilers if I already know the result?'],
    ['alan', 2_871, 'No spoilers if you *do not* look it up. Discipline, Emmy.'],
    [
      'ada',
      2_640,
      'I like that the score and the timeline arrive on different channels. The score may skip, the timeline may not: every goal is in it, in order.',
    ],
    [
      'katherine',
      2_633,
      'I was away for a whole half. Came back and the timeline filled in what I had missed, nothing twice.',
    ],
    ['emmy', 1_440, 'Added time is shown as `90+4`, as it should be.'],
    ['grace', 1_432, 'And penalties are counted apart from the score. Somebody has watched football before.'],
    ['alan', 1_425, 'Somebody has read the rules before. It is not the same, but it helps.'],
    [
      'ada',
      540,
      'Tip: a second window with the match beside the room, then you see the goal and who shouts first.',
    ],
    ['emmy', 537, 'Me. It is always me.'],
    ['alan', 64, 'Next round of replays is running. I am not saying who wins.'],
    ['katherine', 47, 'You are not saying it very loudly.'],
    [
      'emmy',
      29,
      'GOAL! …of the replay. Still counts.',
      { reactions: { '⚽': ['ada', 'alan'], '🎉': ['katherine'] } },
    ],
    ['ada', 7, 'Heard it through the wall.'],
  ],
};

const proofreading: DemoRoom = {
  room: {
    id: '01900000-0000-7000-8000-000000000004',
    name: 'Proofreading',
    topic: 'Private: drafts before anybody else sees them',
    visibility: 'private',
  },
  owner: 'ada',
  members: ['grace', 'edsger'],
  unread: { grace: 1 },
  lines: [
    [
      'ada',
      2_300,
      'This room is private: it is in nobody’s directory, and to everybody else it does not exist.',
    ],
    [
      'edsger',
      2_292,
      'Draft of the notice is below. Be merciless.\n\n> We will be restarting the servers tonight. You should not notice.',
      { key: 'notice' },
    ],
    ['grace', 2_285, 'Merciless: say *when*, and what to do if one does notice.', { answers: 'notice' }],
    [
      'edsger',
      2_270,
      '> We restart the servers tonight at 22:00 UTC. Your page reconnects by itself within seconds; what you write meanwhile is kept and sent.',
      { answers: 'notice', reactions: { '✂️': ['ada'] } },
    ],
    ['ada', 2_266, 'Shorter **and** it says more. Ship it.', { answers: 'notice' }],
    [
      'grace',
      430,
      'It went out. Nobody wrote back, which I count as applause.',
      { reactions: { '👏': ['ada', 'edsger'] } },
    ],
    ['edsger', 402, 'Silence is also consistent with nobody having read it.'],
    ['ada', 35, 'The read marks say otherwise.'],
  ],
};

export const rooms: readonly DemoRoom[] = [lobby, markets, worldCup, proofreading];

export const directs: readonly DemoDirect[] = [
  {
    id: '01900000-0000-7000-8000-000000000005',
    between: ['ada', 'edsger'],
    lines: [
      ['edsger', 1_150, 'You wrote “shorter **and** it says more”. May I quote that?'],
      ['ada', 1_141, 'If you credit the scissors.'],
      ['edsger', 1_140, 'Credited. They did most of the work.', { reactions: { '✂️': ['ada'] } }],
      ['ada', 205, 'Good place for it: what is said here, only the two of us can read.'],
    ],
  },
];
