import { describe, expect, test } from 'vitest';
import { OptionsError, parseOptions } from './options.ts';

describe('the arguments', () => {
  test('without any ask for 20 seeds of 5,000 messages: 100,000 in all', () => {
    const { seeds, messages, clients, atOnce } = parseOptions([]);
    expect(seeds).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(seeds.length * messages).toBe(100_000);
    expect({ clients, atOnce }).toEqual({ clients: 40, atOnce: 2 });
  });

  test('may name one seed, to see again what happened', () => {
    expect(parseOptions(['--seed', '7', '--messages', '500', '--clients', '12', '--at-once', '1'])).toEqual({
      seeds: [7],
      messages: 500,
      clients: 12,
      atOnce: 1,
    });
  });

  test.each([
    [['--seeds', '0'], '--seeds must be a whole number from 1 to 10000.'],
    [['--messages', '1e3'], '--messages must be a whole number from 50 to 1000000.'],
    [['--seed', '1', '--seeds', '2'], 'Give --seed or --seeds, not both.'],
    [['--clients'], "Option '--clients <value>' argument missing"],
    [['--faster'], "Unknown option '--faster'"],
  ])('that are not right (%j) are answered with a sentence', (args, sentence) => {
    expect(() => parseOptions(args)).toThrow(OptionsError);
    expect(() => parseOptions(args)).toThrow(sentence);
  });
});
