import { describe, expect, test } from 'vitest';
import { type EndpointState, nextState, type Transition } from './endpoint-state.ts';

describe('the states of an endpoint', () => {
  test.each([
    ['open', 'close-sent', 'closing'],
    ['open', 'close-received', 'closed'],
    ['open', 'failed', 'closed'],
    ['open', 'input-ended', 'closed'],
    ['closing', 'close-received', 'closed'],
    ['closing', 'failed', 'closed'],
    ['closing', 'input-ended', 'closed'],
  ] as [EndpointState, Transition, EndpointState][])('[C12] %s, on %s, becomes %s', (from, on, to) => {
    expect(nextState(from, on)).toBe(to);
  });

  test.each([
    ['closing', 'close-sent'],
    ['closed', 'close-sent'],
    ['closed', 'close-received'],
    ['closed', 'failed'],
    ['closed', 'input-ended'],
  ] as [EndpointState, Transition][])('[C12] %s cannot take %s', (from, on) => {
    expect(() => nextState(from, on)).toThrow(`a ${from} endpoint cannot take '${on}'`);
  });
});
