import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Case, Section } from './case.ts';
import { type Fault, startFaultyProxy } from './faulty-proxy.ts';
import { runSuite, type SectionResult, sections } from './suite.ts';
import { startWsEcho } from './ws-echo.ts';

/**
 * Where `ws` does otherwise than this suite asks, and why the suite still asks it. The list is explained in docs/conformance.md; a
 * difference that appears or disappears fails the test below.
 */
const knownDifferences = [
  '0.9', // takes HTTP/1.0
  '0.18', // takes a request with a body
  '0.19', // takes a request with a chunked body
  '0.20', // takes a request without Host
  '1.3.3', // takes a 16-bit length that fits in 7 bits
  '1.3.4', // takes a 64-bit length that fits in 16 bits
  '6.4.1', // looks at text only when the message is whole
  '6.4.2', // looks at text only when the message is whole
  '13.12.3', // takes a number with a leading zero
];

let ws: Awaited<ReturnType<typeof startWsEcho>>;
beforeAll(async () => {
  ws = await startWsEcho();
});
afterAll(() => ws.stop());

const failuresOf = (results: SectionResult[]): string[] =>
  results.flatMap((section) =>
    section.results
      .filter((one) => one.failure !== undefined)
      .map((one) => `${one.case.id} ${one.case.title}: ${one.failure}`),
  );

const failedIds = (results: SectionResult[]): string[] =>
  results.flatMap((section) =>
    section.results.filter((one) => one.failure !== undefined).map((one) => one.case.id),
  );

describe('the conformance suite is fair', () => {
  const isKnown = ({ id }: Case): boolean => knownDifferences.includes(id);
  const withCases = (keep: (one: Case) => boolean): Section[] =>
    sections.map((section) => ({ ...section, cases: section.cases.filter(keep) }));

  test('an echo server made with ws passes it but for the known differences', {
    timeout: 180_000,
  }, async () => {
    expect(failuresOf(await runSuite(ws.target, { only: withCases((one) => !isKnown(one)) }))).toEqual([]);
  });

  test('and the differences are still there', { timeout: 60_000 }, async () => {
    // Where ws waits for more, nothing comes that could be waited for.
    const impatient = { ...ws.target, patienceMs: 2_000 };
    const results = await runSuite(impatient, { only: withCases(isKnown) });
    expect(failedIds(results)).toEqual(knownDifferences);
  });

  test('no two cases share an id', () => {
    const ids = sections.flatMap((section) => section.cases.map((one) => one.id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('docs/conformance.md', () => {
  const page = readFileSync(new URL('../../../docs/conformance.md', import.meta.url), 'utf8');
  const rows = (pattern: RegExp): string[][] => [...page.matchAll(pattern)].map(([, ...cells]) => cells);

  test('counts the cases of every section', () => {
    expect(rows(/^\| ([^|]+) \| ([^|]+) \| (\d+) \|$/gm)).toEqual(
      sections.map(({ name, autobahn, cases }) => [name, autobahn, String(cases.length)]),
    );
  });

  test('explains every difference', () => {
    expect(rows(/^\| ([\d.]+) \| [^|]+ \| [^|]+ \|$/gm).flat()).toEqual(knownDifferences);
  });
});

describe('the conformance suite can fail', () => {
  const faults: [Fault, string[]][] = [
    ['accepts anything', ['Opening handshake']],
    ['wrong accept', ['Opening handshake', 'Framing']],
    ['swallows pongs', ['Pings and pongs']],
    ['corrupts data', ['Framing', 'Fragmentation', 'UTF-8', 'Compressed messages', 'Compression parameters']],
    [
      'always closes with 1000',
      [
        'Framing',
        'Reserved bits',
        'Reserved opcodes',
        'Fragmentation',
        'UTF-8',
        'Closing',
        'Compressed messages',
      ],
    ],
  ];

  test.each(faults)('a server that %s is caught in %s', { timeout: 120_000 }, async (fault, names) => {
    const proxy = await startFaultyProxy(ws.target, fault);
    try {
      const only = sections.filter((section) => names.includes(section.name));
      const results = await runSuite({ ...proxy.target, patienceMs: 500 }, { only });
      expect(only.map((section) => section.name)).toEqual(names);
      for (const { section, results: ran } of results) {
        expect(ran.filter((one) => one.failure !== undefined).length, section.name).toBeGreaterThan(0);
      }
    } finally {
      await proxy.stop();
    }
  });

  test('a server that corrupts data is caught in the large messages', { timeout: 60_000 }, async () => {
    const proxy = await startFaultyProxy(ws.target, 'corrupts data');
    try {
      const only = sections
        .filter((section) => section.name === 'Large and many messages')
        .map((section) => ({ ...section, cases: section.cases.slice(0, 3) }));
      expect(failedIds(await runSuite(proxy.target, { only }))).toEqual(['9.1.1', '9.1.2', '9.1.3']);
    } finally {
      await proxy.stop();
    }
  });

  test('every section is among those a fault is caught in', () => {
    const caught = new Set([...faults.flatMap(([, names]) => names), 'Large and many messages']);
    expect(sections.map((section) => section.name).filter((name) => !caught.has(name))).toEqual([]);
  });
});
