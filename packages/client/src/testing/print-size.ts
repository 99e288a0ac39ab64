import { bundle, maxGzipBytes } from './bundle.ts';

const kilobytes = (bytes: number) => `${(bytes / 1_024).toFixed(2)} KB`;

const { bytes, gzipBytes } = await bundle('index.ts');
console.log(
  `@tidewire/client: ${kilobytes(gzipBytes)} gzip of ${kilobytes(maxGzipBytes)} (${kilobytes(bytes)} minified)`,
);
/** With everything each of them imports, so what two of them share is counted in both. */
const others = [
  ['shared', 'shared/index.ts', 'in each tab'],
  ['worker', 'shared/worker.ts', 'in the shared worker, once for all tabs'],
  ['page', 'shared/page.ts', 'in a page without one, when it is needed'],
  ['simulator', 'simulator/index.ts', 'for whoever imports it'],
] as const;
for (const [name, entry, where] of others) {
  const size = await bundle(entry);
  console.log(`  /${name}: ${kilobytes(size.gzipBytes)} gzip, ${where}`);
}
process.exitCode = gzipBytes <= maxGzipBytes ? 0 : 1;
