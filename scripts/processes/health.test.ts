import { expect, test } from 'vitest';
import { untilHealthy } from './health.mjs';

const url = 'http://127.0.0.1:1/healthz';

test('it asks until the answer is 200', async () => {
  const answers = [new Error('refused'), { status: 503 }, { status: 200 }, { status: 200 }];
  const slept: number[] = [];
  await untilHealthy(url, {
    clock: { now: () => 0, sleep: async (ms) => void slept.push(ms) },
    stopped: new AbortController().signal,
    ask: async () => {
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw answer;
      return answer;
    },
  });
  expect(slept).toEqual([100, 100]);
  expect(answers).toHaveLength(1);
});

test('it asks no more when the process has ended', async () => {
  const stop = new AbortController();
  const asked = untilHealthy(url, {
    clock: { now: () => 0, sleep: async () => stop.abort(new Error('ended')) },
    stopped: stop.signal,
    ask: async () => ({ status: 503 }),
  });
  await expect(asked).rejects.toThrow('ended');
});
