import { parseArgs } from 'node:util';
import { startGatewayEcho } from './gateway-echo.ts';
import type { Target } from './peer.ts';
import { runSuite, type SectionResult } from './suite.ts';

const help = `Runs the WebSocket conformance suite against /echo of a gateway that it starts for itself.

  npm run conformance
  npm run conformance -- --url ws://localhost:3001/echo --origin http://localhost:3000
                                    against an endpoint that is running already (give it ECHO_PROFILE=conformance)`;

const { values } = parseArgs({
  options: { url: { type: 'string' }, origin: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});

if (values.help) console.log(help);
else process.exitCode = await run();

async function run(): Promise<number> {
  if (values.url !== undefined) return report(await runSuite(targetAt(values.url), { onSection: print }));
  const gateway = await startGatewayEcho();
  try {
    return report(await runSuite(gateway.target, { onSection: print }));
  } finally {
    await gateway.stop();
  }
}

function targetAt(text: string): Target {
  const url = new URL(text);
  return {
    host: url.hostname,
    port: Number(url.port || 80),
    path: url.pathname,
    origin: values.origin ?? `http://${url.host}`,
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
