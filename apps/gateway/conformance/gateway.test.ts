import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningGateway, startGatewayEcho } from './gateway-echo.ts';
import { runSuite, sections } from './suite.ts';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startGatewayEcho();
}, 30_000);
afterAll(() => gateway.stop());

test.each(sections)(
  'the gateway’s /echo passes every case of “$name”',
  { timeout: 120_000 },
  async (section) => {
    const [result] = await runSuite(gateway.target, { only: [section] });
    const failures = result?.results.filter((one) => one.failure !== undefined) ?? [];
    expect(failures.map((one) => `${one.case.id} ${one.case.title}: ${one.failure}`)).toEqual([]);
    expect(result?.results).toHaveLength(section.cases.length);
  },
);
