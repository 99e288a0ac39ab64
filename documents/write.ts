/** `npm run openapi`: writes the documents of the API to docs/api. A test says when what is there is not what would be written. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { documents } from './documents.ts';

for (const { file, text } of await documents()) {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
