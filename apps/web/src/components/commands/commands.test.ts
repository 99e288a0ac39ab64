import { describe, expect, test } from 'vitest';
import { type CommandPlace, commands, runCommand } from './commands.ts';

function makePlace(role: 'member' | 'owner' = 'member') {
  const done: string[] = [];
  const place = {
    membership: { role, room: { id: 'r1', kind: 'room', name: 'Room', topic: 'tides' } },
    people: new Map(),
    go: (href: string) => done.push(`go ${href}`),
    ask: (question: string) => done.push(`ask ${question}`),
  } as unknown as CommandPlace;
  return { place, done };
}

const run = (written: string, place: CommandPlace) => {
  const [name = '', ...argument] = written.split(' ');
  return runCommand(name, argument.join(' '), place);
};

describe('a command', () => {
  test('that nobody knows says so, and how to say it as it is', async () => {
    const { place } = makePlace();
    for (const name of ['frobnicate', 'constructor', 'toString'])
      expect(await runCommand(name, '', place)).toEqual({
        word: 'refused',
        why: expect.stringContaining(`//${name}`),
      });
  });

  test('that lacks something says what, and one that is not one’s to give says whose', async () => {
    const { place } = makePlace();
    for (const [name, words] of [
      ['me', 'Say what you do'],
      ['dm', 'Say to whom'],
      ['join', 'Say which'],
      ['topic', 'Only those who keep'],
      ['invite', 'Only those who keep'],
      ['feed add GOOG', 'Only those who keep'],
      ['feed add', 'Say which'],
      ['feed more', '/feed add GOOG when'],
    ] as const)
      expect(await run(name, place)).toEqual({
        word: 'refused',
        why: expect.stringContaining(words),
      });
  });

  test('says words, writes words, asks or goes', async () => {
    const { place, done } = makePlace('owner');
    expect(await runCommand('me', 'waves', place)).toEqual({ word: 'say', body: '_waves_' });
    expect(await runCommand('shrug', 'who knows', place)).toEqual({
      word: 'say',
      body: 'who knows ¯\\\\\\_(ツ)\\_/¯',
    });
    expect(await runCommand('topic', '', place)).toEqual({ word: 'write', text: '/topic tides' });
    expect(await runCommand('help', '', place)).toEqual({ word: 'write', text: '/' });
    await runCommand('leave', '', place);
    await runCommand('invite', '', place);
    await runCommand('feed', 'list', place);
    await runCommand('search', 'high water', place);
    expect(done).toEqual(['ask leave', 'ask add', 'ask feeds', 'go /search?q=high+water']);
  });

  test('has a name of small letters, which is all that the field reads as one', () => {
    for (const name of Object.keys(commands)) expect(name).toMatch(/^[a-z]+$/);
  });
});
