import { describe, expect, test } from 'vitest';
import { DatabaseBusyError, DatabaseUnavailableError, UnsupportedDatabaseError } from '../errors.ts';
import { decodeError, encodeError } from './wire.ts';

const cross = (error: unknown) => decodeError(structuredClone(encodeError(error)));

describe('an error that crosses threads', () => {
  test.each([
    new DatabaseBusyError('busy'),
    new DatabaseUnavailableError('away'),
    new UnsupportedDatabaseError('no'),
  ])('keeps its class: $name', (error) => {
    const crossed = cross(error);
    expect(crossed).toBeInstanceOf(error.constructor);
    expect(crossed).toMatchObject({
      name: error.name,
      message: error.message,
      code: error.code,
      retryable: error.retryable,
    });
  });

  test('keeps name, code, stack and the stacks of its causes', () => {
    const cause = new RangeError('the cause');
    const crossed = cross(Object.assign(new TypeError('odd', { cause }), { code: 'E_ODD' }));
    expect(crossed).toMatchObject({ name: 'TypeError', message: 'odd', code: 'E_ODD' });
    expect(crossed.stack).toContain('wire.test.ts');
    expect(crossed.stack).toContain('Caused by: RangeError: the cause');
  });

  test('may be anything that was thrown', () => {
    expect(cross('just words').message).toBe('just words');
  });
});
