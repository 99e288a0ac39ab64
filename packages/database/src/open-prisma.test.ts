import { expect, test } from 'vitest';
import { UnsupportedDatabaseError } from './errors.ts';
import { openPrisma } from './open-prisma.ts';

test.each([
  ['postgres://localhost/tidewire', /PostgreSQL is not supported yet/],
  ['postgresql://localhost/tidewire', /PostgreSQL is not supported yet/],
  ['mysql://localhost/tidewire', /starts with mysql:/],
  ['data/tidewire.db', /no scheme/],
])('%s is refused in a sentence that says what to write instead', (url, sentence) => {
  expect(() => openPrisma(url)).toThrow(UnsupportedDatabaseError);
  expect(() => openPrisma(url)).toThrow(sentence);
  expect(() => openPrisma(url)).toThrow(/file:/);
});
