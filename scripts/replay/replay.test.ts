import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakePaceClock } from './fake-pace-clock.fixture.ts';
import { replay } from './replay.ts';
import { startTestServer, type TestServer } from './test-server.fixture.ts';
import { TextSink } from './text-sink.fixture.ts';

let server: TestServer;
let folder: string;
beforeEach(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'tidewire-replay-'));
  await writeFile(join(folder, 'service-key'), 'tw_key\n');
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const daily = `,Open,High,Low,Close,Volume
2004-08-19,100,104.06,95.96,100.34,22351900
2004-08-20,101.01,109.08,100.5,108.31,11428600
2004-08-23,110.75,113.48,109.05,109.4,9137200
`;

async function run(args: string[], options: { env?: object; onSleep?: (abort: () => void) => void } = {}) {
  const stdout = new TextSink();
  const stderr = new TextSink();
  const clock = new FakePaceClock();
  const interrupted = new AbortController();
  clock.onSleep = () => options.onSleep?.(() => interrupted.abort());
  let ids = 0;
  const exitCode = await replay(args, {
    env: { PUBLIC_URL: server.url, TIDEWIRE_DATA_DIR: folder, ...options.env },
    resolvePath: (path) => resolve(folder, path),
    stdout,
    stderr,
    clock,
    random: () => 0.5,
    createId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    signal: interrupted.signal,
  });
  return { exitCode, stdout: stdout.take(), stderr: stderr.take(), clock };
}

const write = (name: string, text: string) => writeFile(join(folder, name), text);

describe('a price file', () => {
  test('is published row by row, its feed created and begun anew', async () => {
    await write('goog.csv', daily);
    const { exitCode, stdout, stderr, clock } = await run([
      'goog.csv',
      '--feed',
      'stock.GOOG',
      '--speed',
      '2',
    ]);
    expect(exitCode).toBe(0);
    expect(server.requests[1]?.body).toEqual({
      id: 'stock.GOOG',
      kind: 'quote',
      title: 'GOOG',
      currency: null,
      provenance: 'replayed',
    });
    expect(server.published().map(({ restart, events }) => [restart, events.length])).toEqual([
      [true, 1],
      [undefined, 1],
      [undefined, 1],
    ]);
    expect(server.published()[2]?.events[0]).toMatchObject({ quote: { last: 109.4, previousClose: 108.31 } });
    expect(clock.elapsed()).toBe(1_000);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer tw_key');
    expect(stdout).toBe(
      'stock.GOOG: 3 rows published in 0:01, 3.0/s\n  from 2004-08-19 to 2004-08-23, prices from 95.96 to 113.48\n',
    );
    expect(stderr).toContain('goog.csv → stock.GOOG: time, open, high, low, close, volume\n');
  });

  test('a pair of currencies is in the second one, unless told otherwise', async () => {
    await write('eurusd.csv', daily);
    await run(['eurusd.csv', '--feed', 'fx.EURUSD', '--speed', 'max']);
    await run([
      'eurusd.csv',
      '--feed',
      'stock.SAP',
      '--currency',
      'EUR',
      '--title',
      'SAP SE',
      '--speed',
      'max',
    ]);
    const created = server.requests.filter(({ path }) => path === '/v1/feeds').map(({ body }) => body);
    expect(created).toMatchObject([
      { title: 'EURUSD', currency: 'USD' },
      { title: 'SAP SE', currency: 'EUR' },
    ]);
  });

  test('with a bad row ends with 1, says where, and has published the rows before it', async () => {
    await write('goog.csv', daily.replace('109.05', 'n/a'));
    const { exitCode, stdout, stderr } = await run(['goog.csv', '--feed', 'stock.GOOG', '--speed', 'max']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('goog.csv:4:26: low: expected a number of 0 or more, got "n/a"\n');
    expect(stdout).toContain('2 rows published');
  });

  test('with --skip-bad goes on and counts', async () => {
    await write('goog.csv', daily.replace('109.08', 'n/a'));
    const { exitCode, stdout, stderr } = await run([
      'goog.csv',
      '--feed',
      'stock.GOOG',
      '--speed',
      'max',
      '--skip-bad',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('2 rows published');
    expect(stdout).toContain('1 bad row left out');
    expect(stderr).toContain('left out goog.csv:3:19: high:');
  });

  test('that is wrong all over does not fill the screen', async () => {
    await write('bad.csv', `date,close\n2020-01-01,1\n${'x,y\n'.repeat(500)}`);
    const { exitCode, stdout, stderr } = await run([
      'bad.csv',
      '--feed',
      'stock.X',
      '--speed',
      'max',
      '--skip-bad',
    ]);
    expect(exitCode).toBe(0);
    expect(stderr.split('\n').length).toBeLessThan(15);
    expect(stdout).toContain('500 bad rows left out');
  });

  test('Ctrl-C ends with 130 and a summary of what was published', async () => {
    await write('goog.csv', daily);
    let sleeps = 0;
    const { exitCode, stdout, stderr } = await run(['goog.csv', '--feed', 'stock.GOOG', '--speed', '2'], {
      onSleep: (abort) => {
        sleeps += 1;
        if (sleeps === 3) abort();
      },
    });
    expect(exitCode).toBe(130);
    expect(stderr).toContain('Stopped.\n');
    expect(stdout).toContain('2 rows published');
    expect(server.published()).toHaveLength(2);
  });

  test('that is not there, or not text, is said in a sentence', async () => {
    const missing = await run(['none.csv', '--feed', 'stock.GOOG']);
    expect(missing).toMatchObject({ exitCode: 1, stdout: '' });
    expect(missing.stderr).toContain('cannot read none.csv: ENOENT');
    await writeFile(join(folder, 'latin.csv'), Buffer.from([0x64, 0x61, 0x74, 0x65, 0x2c, 0xe9]));
    const latin = await run(['latin.csv', '--feed', 'stock.GOOG']);
    expect(latin.stderr).toContain('latin.csv is not UTF-8 text');
    expect(latin.exitCode).toBe(1);
  });
});

describe('where to publish, and with which key', () => {
  beforeEach(() => write('goog.csv', daily));
  const args = ['goog.csv', '--feed', 'stock.GOOG', '--speed', 'max'];

  test('--key comes before TIDEWIRE_KEY, and that before the data folder', async () => {
    await run(args, { env: { TIDEWIRE_KEY: 'tw_env' } });
    await run([...args, '--key', 'tw_flag'], { env: { TIDEWIRE_KEY: 'tw_env' } });
    await run(args);
    const keys = server.requests
      .filter(({ path }) => path.endsWith('/events'))
      .map(({ headers }) => headers.authorization);
    expect(keys).toEqual(['Bearer tw_env', 'Bearer tw_flag', 'Bearer tw_key']);
  });

  test('no key anywhere is said in a sentence, before anything is asked', async () => {
    await rm(join(folder, 'service-key'));
    const { exitCode, stderr } = await run(args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('no service key');
    expect(server.requests).toEqual([]);
  });

  test('a key that is none is not sent and not printed', async () => {
    const { exitCode, stderr } = await run([...args, '--key', 'two\nlines']);
    expect(exitCode).toBe(1);
    expect(stderr).not.toContain('lines\n');
    expect(server.requests).toEqual([]);
  });

  test('--url comes before PUBLIC_URL, and must be an address', async () => {
    const { exitCode } = await run([...args, '--url', server.url], {
      env: { PUBLIC_URL: 'http://127.0.0.1:1' },
    });
    expect(exitCode).toBe(0);
    const wrong = await run([...args, '--url', 'localhost:3000']);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('"localhost:3000" is not the address of a Tidewire');
  });
});

describe('a match file', () => {
  const cup = {
    name: 'World Cup 2026',
    matches: [
      {
        round: 'Semi-final',
        date: '2026-07-15',
        time: '15:00 UTC-4',
        team1: 'England',
        team2: 'Argentina',
        score: { ft: [1, 2], ht: [0, 0] },
        goals1: [{ name: 'Anthony Gordon', minute: '55' }],
        goals2: [
          { name: 'Enzo Fernández', minute: '86' },
          { name: 'Lautaro Martínez', minute: '92' },
        ],
        ground: 'Atlanta',
      },
      {
        round: 'Final',
        date: '2026-07-19',
        time: '15:00 UTC-4',
        team1: 'Spain',
        team2: 'Argentina',
        score: { et: [1, 0], ft: [0, 0], ht: [0, 0] },
        goals1: [{ name: 'Ferran Torres', minute: '106' }],
        goals2: [],
        ground: 'New York/New Jersey (East Rutherford)',
      },
    ],
  };
  beforeEach(() => write('2026.json', JSON.stringify(cup)));
  const eventsOf = (feedId: string) =>
    server
      .published()
      .filter(({ path }) => path.includes(feedId))
      .flatMap(({ events }) => events);
  const timelineOf = (feedId: string) =>
    eventsOf(feedId).flatMap((event) => (event.type === 'timeline' ? [event.data] : []));

  test('is published match by match: timeline and state, ending with the official score', async () => {
    const { exitCode, stdout, stderr } = await run(['2026.json', '--speed', '600']);
    expect(exitCode).toBe(0);
    expect([...server.feeds]).toEqual([
      ['match.wc2026-001', 'match'],
      ['match.wc2026-002', 'match'],
    ]);
    expect(
      timelineOf('wc2026-001').map(({ kind, minute, addedMinute }) => `${kind} ${minute}+${addedMinute}`),
    ).toEqual([
      'match.started 1+0',
      'match.period 45+0',
      'match.period 46+0',
      'match.goal 55+0',
      'match.goal 86+0',
      'match.goal 90+2',
      'match.finished 90+2',
    ]);
    expect(eventsOf('wc2026-002').at(-1)).toMatchObject({
      type: 'match',
      match: { status: 'finished', score: [1, 0], periods: { fullTime: [0, 0], extraTime: [1, 0] } },
    });
    expect(server.published().filter(({ restart }) => restart)).toHaveLength(2);
    expect(stdout).toContain('World Cup 2026: 2 matches to the end, 4 goals');
    expect(stderr).toContain('  2  Spain v Argentina → match.wc2026-002\n');
  });

  test('plays at the speed it was told', async () => {
    const { clock } = await run(['2026.json', '--match', '1', '--speed', '60']);
    // 92 minutes of play and a break of five, at one minute a second.
    expect(clock.elapsed()).toBe(97_000);
  });

  test.each(['2', 'Spain v Argentina', 'spain vs. argentina', 'SPAIN – ARGENTINA'])(
    '--match %j is the final',
    async (match) => {
      const { exitCode } = await run(['2026.json', '--match', match, '--speed', '6000']);
      expect(exitCode).toBe(0);
      expect([...server.feeds.keys()]).toEqual(['match.wc2026-002']);
    },
  );

  test('--feed is where one match goes', async () => {
    await run(['2026.json', '--match', '2', '--feed', 'match.tonight', '--speed', '6000']);
    expect([...server.feeds.keys()]).toEqual(['match.tonight']);
  });

  test('a match that is not in it is said in a sentence', async () => {
    const { exitCode, stderr } = await run(['2026.json', '--match', 'Spain v Italy']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'there is no match "Spain v Italy" in World Cup 2026: give a number from 1 to 2',
    );
  });

  test('teams that met twice are told apart by number', async () => {
    const [semi, final] = cup.matches;
    const matches = [semi, { ...semi, round: 'Replay', date: '2026-07-17' }, final];
    await write('twice.json', JSON.stringify({ ...cup, matches }));
    const { exitCode, stderr } = await run(['twice.json', '--match', 'England v Argentina']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('1 (England v Argentina, Semi-final), 2 (England v Argentina, Replay)');
  });

  test('in our own form is read as well', async () => {
    const own = resolve(import.meta.dirname, '../../apps/gateway/src/feeds/matches/world-cup-2022.json');
    const { exitCode, stdout } = await run([own, '--match', '64', '--speed', '6000']);
    expect(exitCode).toBe(0);
    expect(timelineOf('wc2022-064').at(-1)).toMatchObject({
      kind: 'match.finished',
      score: [3, 3],
      penalties: [4, 2],
    });
    expect(stdout).toContain('match.wc2022-064: 1 match to the end, 6 goals');
  });

  test.each([
    ['[1, 2', 'is not a match file: '],
    ['{}', 'is not a match file: name: '],
    ['{"name":"X","matches":[{"round":"1"}]}', 'is not a match file: matches.0.date: '],
    ['{"format":"tidewire.matches.9"}', 'is not a match file: format: '],
  ])('%s is said to be none', async (text, sentence) => {
    await write('x.json', text);
    const { exitCode, stderr } = await run(['x.json']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(sentence);
  });
});

test('--help goes to the standard output and ends with 0', async () => {
  const { exitCode, stdout, stderr } = await run(['--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('npm run replay -- FILE.csv --feed stock.GOOG');
  expect(stderr).toBe('');
});

test('a wrong command line ends with 2 and says what to do', async () => {
  const { exitCode, stdout, stderr } = await run(['goog.csv', '--sped', '3']);
  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('--help');
});
