import { expect, test } from 'vitest';
import { isNextBanner } from '../terminal/next-banner.mjs';
import { createScreen } from '../terminal/screen.mjs';
import { runInForeground } from './foreground.mjs';

const time = new Date(2026, 6, 19, 20, 1, 2).getTime();
const said = JSON.stringify({ level: 30, time, port: 3001, msg: 'listening' });

/** Says its greeting, a line of its log and a line of complaint, and ends with 7. */
const source = `
  console.log('▲ Next.js 16.4.5');
  console.log('- Local:         http://127.0.0.1:3000');
  console.log(${JSON.stringify(said)});
  console.error('⨯ broken');
  process.exitCode = 7;
`;

async function shown({ isTTY }: { isTTY: boolean }) {
  let out = '';
  let err = '';
  const screen = createScreen({ isTTY, write: (text) => (out += text) }, { NO_COLOR: '1' });
  const never = new AbortController().signal;
  const plan = {
    name: 'web',
    portVariable: 'WEB_PORT',
    port: 1,
    healthUrl: 'http://127.0.0.1:1/healthz',
    watches: [],
    isNoise: isNextBanner,
    command: process.execPath,
    args: ['-e', source],
  };
  const code = await runInForeground(
    plan,
    { PATH: process.env.PATH ?? '' },
    { screen, stopped: never, stoppedAgain: never },
    { write: (text) => (err += text) },
  );
  return { out, err, code };
}

test('for another supervisor a service says what it says, but for addresses that do not work', async () => {
  expect(await shown({ isTTY: false })).toEqual({ out: `${said}\n`, err: '⨯ broken\n', code: 7 });
});

test('on a terminal its log is for a person to read', async () => {
  expect(await shown({ isTTY: true })).toEqual({
    out: '20:01:02 listening port=3001\n',
    err: '⨯ broken\n',
    code: 7,
  });
});
