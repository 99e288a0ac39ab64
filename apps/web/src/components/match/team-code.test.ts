import { describe, expect, test } from 'vitest';
import { teamCode } from './team-code.ts';

describe('the code of a team', () => {
  test('is the one people know', () => {
    expect(['Germany', 'South Korea', 'Czech Republic', 'USA', 'Mexico'].map(teamCode)).toEqual([
      'GER',
      'KOR',
      'CZE',
      'USA',
      'MEX',
    ]);
  });

  test('is made of letters when nobody knows one', () => {
    expect(teamCode('Águila United')).toBe('AUN');
    expect(teamCode('Łódź')).toHaveLength(3);
    expect(teamCode('')).toBe('');
  });
});
