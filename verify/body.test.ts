import { BodySchema } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { createBody } from './body.ts';

describe('the body of a message', () => {
  test.each([16, 200, 4_000])('of %i signs may be sent, and is the same for the same label', (length) => {
    const body = createBody('c01-1', length);
    expect(body).toHaveLength(length);
    expect(BodySchema.safeParse(body).success).toBe(true);
    expect(createBody('c01-1', length)).toBe(body);
    expect(createBody('c01-2', length)).not.toBe(body);
  });
});
