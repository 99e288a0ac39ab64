import { expect, test } from 'vitest';
import { createReadableLog } from './readable-log.mjs';
import { styleFor } from './style.mjs';

/** A terminal that shows no colours: NO_COLOR, or a dumb one. */
const readable = createReadableLog({ isTerminal: true, style: styleFor({}, {}) });
const at = new Date(2026, 6, 19, 20, 1, 2).getTime();

test('a line of pino becomes a time, a level that matters, the message and the other fields', () => {
  expect(
    readable(JSON.stringify({ level: 30, time: at, pid: 1, hostname: 'h', port: 3001, msg: 'listening' })),
  ).toBe('20:01:02 listening port=3001');
  expect(readable(JSON.stringify({ level: 40, time: at, channel: 'room:a', msg: 'reader is slow' }))).toBe(
    '20:01:02 warn reader is slow channel=room:a',
  );
});

test('an error keeps its stack', () => {
  const err = { type: 'Error', message: 'no', stack: 'Error: no\n    at main.ts:1' };
  expect(readable(JSON.stringify({ level: 50, time: at, err, msg: 'bug' }))).toBe(
    '20:01:02 error bug err=\nError: no\n    at main.ts:1',
  );
});

test.each(['▲ Next.js 16', '{"level":', '{"level":30}', '{"level":"info","time":1}', '[1]', ''])(
  'anything else stays as it is: %j',
  (line) => expect(readable(line)).toBe(line),
);

test('where nobody watches a line of pino stays what programs read', () => {
  const line = JSON.stringify({ level: 30, time: at, msg: 'listening' });
  expect(createReadableLog({ isTerminal: false, style: styleFor({}, {}) })(line)).toBe(line);
});
