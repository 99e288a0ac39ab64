/**
 * Inputs that are worth keeping: each once broke this code or another's, or is the shortest way to a corner. What they
 * come to is pinned, in one piece and byte by byte.
 */
import type { Role } from '../endpoint.ts';

export interface PinnedCase {
  readonly name: string;
  readonly role: Role;
  readonly isCompressed?: true;
  /** What the peer sends, in hex. */
  readonly stream: string;
  readonly heard: readonly string[];
}

/** A mask of zeros. */
const KEY = '00000000';

export const CORPUS: readonly PinnedCase[] = [
  { name: 'nothing', role: 'server', stream: '', heard: [] },
  { name: 'an empty text', role: 'server', stream: `8180${KEY}`, heard: ['text '] },
  {
    name: 'an empty text in two empty fragments',
    role: 'server',
    stream: `0180${KEY} 8080${KEY}`,
    heard: ['text '],
  },
  { name: 'every bit set', role: 'server', stream: 'ffffffffffffffffffffffffffff', heard: ['failed 1002'] },
  { name: 'every bit clear', role: 'server', stream: '0000', heard: ['failed 1002'] },
  {
    name: '2^53 bytes, where numbers stop being exact',
    role: 'server',
    stream: `82ff0020000000000000${KEY}`,
    heard: ['failed 1009'],
  },
  {
    name: '2^32 bytes, where lengths of 32 bits are zero',
    role: 'server',
    stream: `82ff0000000100000000${KEY}`,
    heard: ['failed 1009'],
  },
  {
    name: 'a ping inside a character',
    role: 'server',
    stream: `0181${KEY}f0 8980${KEY} 8083${KEY}9f9880`,
    heard: ['ping', 'text 😀'],
  },
  {
    name: 'a close inside a message',
    role: 'server',
    stream: `0181${KEY}61 8880${KEY}`,
    heard: ['close 1005'],
  },
  {
    name: 'a close with a code and half a character',
    role: 'server',
    stream: `8883${KEY}03e8c3`,
    heard: ['failed 1007'],
  },
  {
    name: 'a byte order mark and nothing else',
    role: 'client',
    stream: '8103efbbbf',
    heard: ['text \uFEFF'],
  },
  {
    name: 'a surrogate pair in two three-byte forms',
    role: 'client',
    stream: '8106eda0bdedb880',
    heard: ['failed 1007'],
  },
  {
    name: 'half a surrogate pair in each of two fragments',
    role: 'client',
    stream: '0103eda0bd 8003edb880',
    heard: ['failed 1007'],
  },
  {
    name: 'a compressed message of no bytes',
    role: 'client',
    isCompressed: true,
    stream: 'c100',
    heard: ['text '],
  },
  {
    name: 'a compressed message whose only block never ends',
    role: 'client',
    isCompressed: true,
    stream: 'c10105',
    heard: ['failed 1007'],
  },
  {
    name: 'a stored block that would swallow the tail we add',
    role: 'client',
    isCompressed: true,
    stream: 'c205000900f6ff',
    heard: ['failed 1007'],
  },
  {
    name: 'a final block that ends inside the tail we add',
    role: 'client',
    isCompressed: true,
    stream: 'c2010b',
    heard: ['failed 1007'],
  },
  {
    name: 'a final block, then noise',
    role: 'client',
    isCompressed: true,
    stream: 'c109f348cdc9c90700dead',
    heard: ['failed 1007'],
  },
  {
    name: 'nothing but final blocks',
    role: 'client',
    isCompressed: true,
    stream: `c27d${'0300'.repeat(62)}03`,
    heard: ['failed 1008'],
  },
  {
    name: 'compressed half a character',
    role: 'client',
    isCompressed: true,
    stream: 'c1 06 00 01 00 fe ff c3',
    heard: ['failed 1007'],
  },
];
