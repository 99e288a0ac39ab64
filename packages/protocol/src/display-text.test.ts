import { describe, expect, test } from 'vitest';
import { BodySchema } from './events.ts';
import { limits } from './limits.ts';
import { FeedCreateSchema } from './rest/feeds.ts';
import { RoomNameSchema, TopicSchema } from './rest/rooms.ts';
import { DisplayNameSchema, UsernameSchema } from './rest/users.ts';

const FeedTitleSchema = FeedCreateSchema.shape.title;
const lines = {
  'a room’s name': RoomNameSchema,
  'a topic': TopicSchema,
  'a person’s name': DisplayNameSchema,
  'a feed’s title': FeedTitleSchema,
};

const codePoints = (...ranges: [from: number, to: number][]): string[] =>
  ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  );

const controls = codePoints([0x00, 0x1f], [0x7f, 0x9f]);
const bidiControls = codePoints([0x061c, 0x061c], [0x200e, 0x200f], [0x202a, 0x202e], [0x2066, 0x2069]);
const invisible = codePoints(
  [0x200b, 0x200b],
  [0x2028, 0x2029],
  [0x2060, 0x2064],
  [0xfeff, 0xfeff],
  [0x3164, 0x3164],
);
const loneSurrogates = ['\ud800', '\udc00'];

describe.each(Object.entries(lines))('[P15] %s', (_name, schema) => {
  test.each([
    ['controls', controls],
    ['bidi controls', bidiControls],
    ['invisible characters', invisible],
    ['lone surrogates', loneSurrogates],
  ])('has no %s', (_what, characters) => {
    const taken = characters.filter((character) => schema.safeParse(`a${character}b`).success);
    expect(taken.map((character) => character.codePointAt(0)?.toString(16))).toEqual([]);
  });

  test.each(['\u200d', '\u200c\u200d', '\ufe0f', '\u2800', '\u{e0041}'])(
    'is not made of characters that show nothing: %j',
    (text) => {
      expect(schema.safeParse(text).error?.issues).toMatchObject([{ message: 'must not be empty' }]);
    },
  );

  test.each(['Ada', 'می‌خواهم', 'غرفة الشاي', 'חדר', '👩‍👩‍👧 home', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 England', '❤️', 'क्‍ष', '東京'])(
    'is whatever people write: %s',
    (text) => {
      expect(schema.parse(`  ${text}\n`)).toBe(text);
    },
  );
});

test('[P15] a name is there; a topic may be missing', () => {
  for (const text of ['', '   ', '\t\n', '\u3000']) {
    expect(TopicSchema.parse(text)).toBe('');
    for (const schema of [RoomNameSchema, DisplayNameSchema, FeedTitleSchema]) {
      expect(schema.safeParse(text).success).toBe(false);
    }
  }
});

test('[P15] a refusal says what is wrong and never repeats it', () => {
  expect(RoomNameSchema.safeParse('a\u202eb').error?.issues).toMatchObject([
    { message: 'must not contain control or invisible characters' },
  ]);
});

test('[P15] a username is ASCII', () => {
  const taken = [...controls, ...bidiControls, ...invisible, ...loneSurrogates].filter(
    (character) => UsernameSchema.safeParse(`a${character}da`).success,
  );
  expect(taken).toEqual([]);
  expect(UsernameSchema.safeParse('ada\n').success).toBe(false);
});

describe('[P16] a message’s body', () => {
  test('has no controls but tabs and line ends', () => {
    const taken = controls.filter((character) => BodySchema.safeParse(`a${character}b`).success);
    expect(taken).toEqual(['\t', '\n']);
    expect(BodySchema.parse('a\r\nb')).toBe('a\r\nb');
  });

  test('keeps to the letter what the page isolates: marks of both directions', () => {
    for (const character of bidiControls)
      expect(BodySchema.parse(` a${character}b `)).toBe(` a${character}b `);
  });

  test.each(['', ' \n\t', '\u200b', '\u202e\u2066', '\ufeff', '\u2800\u3164'])(
    'is not empty to the eye: %j',
    (text) => {
      expect(BodySchema.safeParse(text).error?.issues).toMatchObject([{ message: 'must not be empty' }]);
    },
  );

  test('has at most as many UTF-16 code units as a text field counts', () => {
    const emoji = '😀'.repeat(limits.bodyLength / 2);
    for (const fits of [emoji, 'x'.repeat(limits.bodyLength)]) {
      expect(BodySchema.safeParse(fits).success).toBe(true);
    }
    for (const tooLong of [`${emoji}x`, '😀'.repeat(limits.bodyLength), 'x'.repeat(limits.bodyLength + 1)]) {
      expect(BodySchema.safeParse(tooLong).error?.issues).toMatchObject([{ code: 'too_big' }]);
    }
  });

  test('has no lone surrogates', () => {
    for (const half of loneSurrogates) expect(BodySchema.safeParse(`a${half}`).success).toBe(false);
  });
});
