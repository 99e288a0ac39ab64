import { expect, test } from 'vitest';
import { runJobs } from './schedule.mjs';

/** Jobs that end when the test says so; what begins and ends is written down. */
function jobBoard() {
  const diary: string[] = [];
  const ends = new Map<string, () => void>();
  const job = (name: string, { after = [] as string[], alone = false } = {}) => ({
    name,
    after,
    alone,
    run: () => {
      diary.push(`${name}+`);
      return new Promise<string>((resolve) => {
        ends.set(name, () => {
          diary.push(`${name}-`);
          resolve(name.toUpperCase());
        });
      });
    },
  });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { diary, job, end };
}

test('as many run at once as there is room for, and the results are in the order of the jobs', async () => {
  const { diary, job, end } = jobBoard();
  const results = runJobs([job('a'), job('b'), job('c')], 2);
  expect(diary).toEqual(['a+', 'b+']);
  await end('b');
  expect(diary).toEqual(['a+', 'b+', 'b-', 'c+']);
  await end('c');
  await end('a');
  expect(await results).toEqual(['A', 'B', 'C']);
});

test('a job waits for what it comes after, and others go ahead of it', async () => {
  const { diary, job, end } = jobBoard();
  const results = runJobs([job('build'), job('types', { after: ['build', 'not chosen'] }), job('lint')], 3);
  expect(diary).toEqual(['build+', 'lint+']);
  await end('build');
  expect(diary.at(-1)).toBe('types+');
  await end('lint');
  await end('types');
  await results;
});

test('a job that wants to be alone is', async () => {
  const { diary, job, end } = jobBoard();
  const results = runJobs([job('a'), job('journeys', { alone: true }), job('b')], 2);
  expect(diary).toEqual(['a+', 'b+']);
  await end('a');
  expect(diary).toEqual(['a+', 'b+', 'a-']);
  await end('b');
  expect(diary.at(-1)).toBe('journeys+');
  await end('journeys');
  await results;
});

test('a job that throws is what is thrown', async () => {
  const bug = new Error('bug');
  const job = { name: 'a', after: [], alone: false, run: () => Promise.reject(bug) };
  await expect(runJobs([job], 1)).rejects.toBe(bug);
});
