import { bundle, maxGzipBytes } from './bundle.ts';

const kilobytes = (bytes: number) => `${(bytes / 1_024).toFixed(2)} KB`;

const { bytes, gzipBytes } = await bundle('index.ts');
console.log(
  `@tidewire/client: ${kilobytes(gzipBytes)} gzip of ${kilobytes(maxGzipBytes)} (${kilobytes(bytes)} minified)`,
);
process.exitCode = gzipBytes <= maxGzipBytes ? 0 : 1;
