import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { firstLoad } from './first-load.ts';

const build = fileURLToPath(new URL('../../apps/web/.next', import.meta.url));
const roomPage = '(shell)/(chat)/rooms/[roomId]';

/** What the page of a room may weigh now. It only ever goes down; where it is meant to arrive is 170 KB. */
const maxGzipBytes = 196 * 1_024;

const kilobytes = (bytes: number) => `${(bytes / 1_024).toFixed(1)} KB`;

if (!existsSync(build)) {
  console.log('The web app is not built: "npm run setup" builds it.');
  process.exit(1);
}
const { scripts, gzipBytes, frameworkGzipBytes } = await firstLoad(build, roomPage);
console.log(
  `page of a room, first load: ${kilobytes(gzipBytes)} gzip of ${kilobytes(maxGzipBytes)} in ${scripts} scripts, ${kilobytes(frameworkGzipBytes)} of it React and Next`,
);
process.exitCode = gzipBytes <= maxGzipBytes ? 0 : 1;
