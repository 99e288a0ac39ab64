import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserSchema } from '@tidewire/protocol';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { House } from './house.fixture.ts';

let house: House;
/** What the service key may, and what an operator gives another. */
let key: string;

beforeAll(async () => {
  house = await House.open();
  const both = ['read', 'write'];
  key = await house.key({
    ...{ users: both, rooms: both, messages: both, feeds: ['publish'], keys: both },
    ...{ audit: ['read'], admin: ['act'], tickets: ['create'] },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

/** The JSON that a command prints; it must have gone well. */
async function json(line: string, stdin = ''): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await house.tw(`${line} --json`, { key, stdin });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('what operators do', () => {
  test('people: made, found, banned for a reason, let in again and deleted', async () => {
    const made = await json('users create finn --email finn@tidewire.test --name Finn');
    expect(made).toMatchObject({ username: 'finn', name: 'Finn', role: 'user' });
    expect(String(made.password).length).toBeGreaterThanOrEqual(20);
    const id = String(made.id);
    expect(UserSchema.parse(await json('users show @finn')).id).toBe(id);
    const listed = await house.tw('users list --query finn', { key });
    expect(listed.stdout.split('\n')[0]).toMatch(/^ID +USERNAME +ROLE +BANNED +NAME$/);
    expect(listed.stdout).toContain(id);
    expect((await house.tw('users ban @finn', { key })).stderr).toContain('needs --reason');
    const until = '2999-01-01T00:00:00.000Z';
    const banned = await json(`users ban @finn --reason Spam_again --until ${until}`);
    expect(banned).toMatchObject({ banned: true, bannedUntil: until, banReason: 'Spam again' });
    expect(await json('users unban @finn')).toMatchObject({ banned: false });
    expect(await json('users delete @finn --reason Asked_for_it')).toEqual({ id, deleted: true });
    const gone = await house.tw(`users show ${id}`, { key });
    expect(gone).toMatchObject({ code: 1, stderr: expect.stringContaining('not_found') });
    const audit = await house.tw(`audit list --subject user:${id} --json`, { key });
    expect(linesOf(audit.stdout).map(({ action }) => action)).toEqual([
      'user.deleted',
      'user.unbanned',
      'user.banned',
      'user.created',
    ]);
  });

  test('rooms: made, shown, listed with who is in them, and deleted', async () => {
    const room = await json('rooms create Sailing --topic Boats');
    expect(room).toMatchObject({ name: 'Sailing', topic: 'Boats', visibility: 'public' });
    expect(await json(`rooms show ${room.id}`)).toMatchObject({ memberCount: 1 });
    expect((await house.tw('rooms list', { key })).stdout).toContain('Sailing');
    expect(await json(`rooms members ${room.id}`)).toMatchObject({ role: 'owner' });
    const deleted = await house.tw(`rooms delete ${room.id} --reason Old`, { key });
    expect(deleted).toMatchObject({ code: 0, stdout: `The room ${room.id} is deleted.\n` });
    expect((await house.tw(`rooms show ${room.id}`, { key })).code).toBe(1);
  });

  test('keys: a person makes one, which is shown once, and revokes it', async () => {
    const gwen = await house.api.signUp('gwen');
    const password = 'correct horse battery';
    const made = await house.tw('keys create Bot --as gwen --scope rooms:read --json', { password });
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const bot = JSON.parse(made.stdout);
    expect((await house.tw('rooms list', { key: bot.key })).code).toBe(0);
    const listed = await house.tw('keys list --as gwen', { password });
    expect(listed.stdout).toContain('rooms:read');
    expect(listed.stdout).not.toContain(bot.key);
    expect((await house.tw(`keys revoke ${bot.id} --as gwen`, { password })).code).toBe(0);
    expect((await house.tw('rooms list', { key: bot.key })).code).toBe(1);
    const wrong = await house.tw('keys list --as gwen', { password: 'something else' });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('gwen could not sign in') });
    const { credentials } = house.api.services.database;
    // The one of the sign-up: each command signed out again.
    expect(await credentials.listSessions(gwen.id, { limit: 10 })).toHaveLength(1);
  });

  test('feeds: made, published to in batches, shown with the latest value', async () => {
    await json('feeds create stock.GOOG --title Alphabet --currency USD --provenance replayed');
    const quotes = Array.from({ length: 250 }, (_, at) =>
      JSON.stringify({ type: 'quote', quote: { last: at, time: at + 1, provenance: 'replayed' } }),
    );
    const done = await house.tw('feeds publish stock.GOOG', { key, stdin: `${quotes.join('\n')}\n` });
    expect(done).toMatchObject({ code: 0, stdout: '250 published.\n' });
    expect(await json('feeds show stock.GOOG')).toMatchObject({ latest: { last: 249 } });
    expect((await house.tw('feeds list', { key })).stdout).toContain('Alphabet');
  });
});

describe('publishing to a room', () => {
  test('says how many, and an id that was there already makes no second message', async () => {
    const room = await json('rooms create Log');
    const stdin = `${[{ id: v7(), body: 'one' }, { body: 'two' }].map((line) => JSON.stringify(line)).join('\n')}\n\n`;
    expect(await json(`publish ${room.id}`, stdin)).toEqual({ published: 2, again: 0 });
    const first = stdin.split('\n', 1)[0] ?? '';
    expect(await house.tw(`publish ${room.id}`, { key, stdin: first })).toMatchObject({
      code: 0,
      stdout: '0 published, 1 were there already.\n',
    });
  });

  test.each([
    ['not json', 'Line 2 is not a JSON object'],
    ['{"text":"x"}', 'Line 2: the object: Unrecognized key: "text"'],
    ['{}', 'Line 2: body: A message needs words or files'],
  ])('ends with 2 at %s, and says how far it came', async (bad, sentence) => {
    const room = await json('rooms create Log');
    const ended = await house.tw(`publish ${room.id}`, { key, stdin: `{"body":"one"}\n${bad}\n` });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('1 published.');
    expect(ended.stderr).toContain(sentence);
  });

  test('ends with 1 when the room is not one’s own, and names the line', async () => {
    const ended = await house.tw(`publish ${v7()}`, { key, stdin: '{"body":"one"}\n' });
    expect(ended).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/0 published\.\nLine 1: .*not_found/),
    });
  });
});

describe('a room on paper', () => {
  test('is everything said, the oldest first, and can be read as JSON', async () => {
    const room = await json('rooms create Minutes');
    const said = Array.from({ length: 120 }, (_, at) => `line ${at}`);
    const stdin = said.map((body) => JSON.stringify({ body })).join('\n');
    await json(`publish ${room.id}`, stdin);
    const { code, stdout } = await house.tw(`rooms export ${room.id}`, { key });
    expect(code).toBe(0);
    const paper = JSON.parse(stdout);
    expect(paper.room.name).toBe('Minutes');
    expect(paper.members).toHaveLength(1);
    expect(paper.messages.map(({ body }: { body: string }) => body)).toEqual(said);
  });

  test('is not begun for a key that may not read messages', async () => {
    const room = await json('rooms create Sealed');
    const weak = await house.key({ rooms: ['read'], admin: ['act'] });
    const { code, stdout, stderr } = await house.tw(`rooms export ${room.id} --format json`, { key: weak });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('messages:read');
  });

  test('is a page in which nothing that people wrote is markup, in a file of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tidewire-cli-'));
    try {
      // No space and no underscore: the fixture's command lines are words.
      const file = join(folder, 'room.html');
      const room = await json('rooms create <b>Bold</b>');
      await json(`publish ${room.id}`, JSON.stringify({ body: '<script>alert("x")</script>' }));
      const line = `rooms export ${room.id} --format html --output ${file}`;
      expect(await house.tw(line, { key })).toMatchObject({
        code: 0,
        stdout: `1 messages are in ${file}.\n`,
      });
      const page = await readFile(file, 'utf8');
      expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
      expect(page).not.toMatch(/<script|<b>Bold/);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const again = await house.tw(line, { key });
      expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be written') });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('tail', () => {
  test('tells what happens in a room, and ends after as many as asked for', async () => {
    await house.startGateway();
    const room = await json('rooms create Live');
    const tail = house.start(`tail room:${room.id} --count 1 --json`, { key });
    await tail.stderr.says('Listening');
    await json(`publish ${room.id}`, '{"body":"now"}');
    await house.passOn();
    const { code, stdout } = await tail.ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      channel: `room:${room.id}`,
      data: { kind: 'message.created', body: 'now' },
    });
  });

  test('ends with 130 after Ctrl-C, and with 1 for a room that is not one’s own', async () => {
    const room = await json('rooms create Quiet');
    const tail = house.start(`tail room:${room.id}`, { key });
    await tail.stderr.says('Listening');
    tail.interrupt();
    expect((await tail.ended).code).toBe(130);
    const foreign = await house.tw(`tail room:${v7()}`, { key });
    expect(foreign).toMatchObject({ code: 1, stderr: expect.stringContaining('not_found') });
  });
});

test('the help names every command', async () => {
  const { code, stdout } = await house.tw('--help');
  expect(code).toBe(0);
  for (const { words } of commands) expect(stdout).toContain(`tidewire ${words}`);
});
