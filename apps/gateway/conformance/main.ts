import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startGatewayEcho } from './gateway-echo.ts';
import type { Target } from './peer.ts';
import { runSuite, type SectionResult } from './suite.ts';

const help = `Runs the WebSocket conformance suite against /echo of a gateway that it starts for itself.

  npm run conformance
  npm run conformance -- --url ws://localhost:3001/echo --origin http://localhost:3000
                                    against an endpoint that is running already (give it ECHO_PROFILE=conformance)
  … --url wss://… --ca FILE         over TLS, and trusting the certificates in FILE
  … --thorough                      a thousand messages where otherwise few stand for all: takes minutes`;

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    origin: { type: 'string' },
    ca: { type: 'string' },
    thorough: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) console.log(help);
else process.exitCode = await run();

async function run(): Promise<number> {
  if (values.url !== undefined) return report(await runSuite(targetAt(values.url), { onSection: print }));
  const gateway = await startGatewayEcho();
  try {
    const target = { ...gateway.target, isThorough: values.thorough };
    return report(await runSuite(target, { onSection: print }));
  } finally {
    await gateway.stop();
  }
}

function targetAt(text: string): Target {
  const { hostname, host, port, pathname, protocol } = new URL(text);
  const isSecure = protocol === 'wss:';
  const { ca } = values;
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port || (isSecure ? 443 : 80)),
    path: pathname,
    origin: values.origin ?? `${isSecure ? 'https' : 'http'}://${host}`,
    isThorough: values.thorough,
    ...(isSecure && { tls: ca === undefined ? {} : { ca: readFileSync(ca, 'utf8') } }),
  };
}

function print({ section, results }: SectionResult): void {
  const failed = results.filter((one) => one.failure !== undefined);
  const count = `${results.length - failed.length}/${results.length}`;
  console.log(`${failed.length === 0 ? '✓' : '✗'} ${section.name.padEnd(26)} ${count.padStart(7)}`);
  for (const { case: one, failure } of failed) {
    console.log(`    ${one.id}  ${one.title} (${one.rule})\n        ${failure}`);
  }
}

function report(sections: readonly SectionResult[]): number {
  const results = sections.flatMap((section) => section.results);
  const failed = results.filter((one) => one.failure !== undefined).length;
  console.log(`\n${results.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
