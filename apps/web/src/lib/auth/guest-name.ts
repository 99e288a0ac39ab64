import { randomInt } from 'node:crypto';

const animals = [
  'badger',
  'beaver',
  'crane',
  'curlew',
  'dolphin',
  'dormouse',
  'falcon',
  'finch',
  'gannet',
  'hare',
  'hedgehog',
  'heron',
  'ibex',
  'kestrel',
  'kingfisher',
  'lark',
  'lynx',
  'marten',
  'mole',
  'newt',
  'otter',
  'owl',
  'plover',
  'puffin',
  'robin',
  'seal',
  'sparrow',
  'squirrel',
  'stoat',
  'swift',
  'tern',
  'toad',
  'vole',
  'warbler',
  'weasel',
  'wren',
] as const;

/** A name that a person without an account can be told apart by, for example "Guest otter 42". Need not be unique. */
export const guestName = (random: (below: number) => number = randomInt): string =>
  `Guest ${animals[random(animals.length)]} ${10 + random(90)}`;
