import { hash } from './random.ts';

const firstIdeograph = 0x4e00;
const ideographs = 20_992;

/** What a message says: its label, and then signs of three bytes each that do not compress well, always the same for the same label. */
export function createBody(label: string, length: number): string {
  let state = hash(label);
  let body = `${label} `;
  while (body.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    body += String.fromCharCode(firstIdeograph + ((state >>> 8) % ideographs));
  }
  return body;
}
