import { describe, expect, test } from 'vitest';
import { errorCodes, errorTable } from '../errors.ts';
import { createProblem, ProblemSchema, pathOfTarget } from './problem.ts';

describe('[A32] a problem', () => {
  test('of every code has the same members', () => {
    for (const code of errorCodes) {
      const problem = createProblem(code, { requestId: 'r', target: '/v1/rooms?q=secret' });
      expect(ProblemSchema.parse(problem)).toEqual(problem);
      expect(problem).toEqual({
        type: `urn:tidewire:problem:${code}`,
        title: errorTable[code].title,
        status: errorTable[code].status,
        instance: '/v1/rooms',
        code,
        requestId: 'r',
      });
    }
  });

  test.each([
    ['/v1/rooms/%E0%A4%A?q=%', '/v1/rooms/%E0%A4%A'],
    ['/v1/a/../b//c%2F', '/v1/a/../b//c%2F'],
    ['//elsewhere.test/x', '//elsewhere.test/x'],
    ['/a#b?c', '/a'],
    ['http://tidewire.test:80/v1/%zz?q', '/v1/%zz'],
    ['*', '*'],
  ])('[A32] of a request for %s names the path %s', (target, path) => {
    expect(pathOfTarget(target)).toBe(path);
  });
});
