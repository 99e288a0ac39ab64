import { fileURLToPath } from 'node:url';
import { table } from './table.ts';
import { checkTree } from './tree.ts';

const { files, violations } = checkTree(fileURLToPath(new URL('../..', import.meta.url)), table);
for (const { path, line, sentence } of violations) console.log(`${path}:${line}: ${sentence}`);
console.log(`${violations.length} wrong arrows in ${files} files`);
process.exitCode = violations.length === 0 ? 0 : 1;
