import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, machineClock } from '../processes/clock.mjs';
import { restartAfter, restartPolicy } from '../processes/restart-policy.mjs';
import { createScreen } from '../terminal/screen.mjs';
import { superviseAll } from './together.mjs';

const leash = pathToFileURL(join(import.meta.dirname, '..', 'processes', 'leash.mjs')).href;
const atOnce = restartAfter({ ...restartPolicy, firstDelayMs: 0, longestDelayMs: 0 });

/** A server that says what it hears, ends badly when asked to, and ends well on SIGTERM. */
const server = `
  import { createServer } from 'node:http';
  const [name, port] = process.argv.slice(2);
  const server = createServer((request, response) => {
    if (request.url === '/crash') process.exit(7);
    response.end(String(process.pid));
  });
  process.on('SIGTERM', () => { console.log(name + ' says goodbye'); process.exit(0); });
  server.listen(Number(port), '127.0.0.1', () => console.log(name + ' listens'));
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidewire-together-'));
  writeFileSync(
    join(folder, 'demo-accounts.json'),
    JSON.stringify([{ name: 'Ada Lovelace', username: 'ada', password: 'engine' }]),
  );
});

const supervisions: { stop: () => void; stopAgain: () => void; ended: Promise<number> }[] = [];
afterEach(async () => {
  for (const { stop, stopAgain, ended } of supervisions.splice(0)) {
    stop();
    stopAgain();
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('not a TCP port');
  return address.port;
}

async function planFor(name: string, source: string) {
  const script = join(folder, `${name}.mjs`);
  writeFileSync(script, source);
  const port = await freePort();
  return {
    name,
    portVariable: `${name.toUpperCase()}_PORT`,
    watches: [] as string[],
    isNoise: (line: string) => /^- Local:/.test(line),
    port,
    healthUrl: `http://127.0.0.1:${port}/healthz`,
    command: process.execPath,
    args: ['--import', leash, script, name, String(port)],
  };
}

/** What is on the screen, and a way to wait for a line of it. */
function fakeStream() {
  const lines: string[] = [];
  const waiters = new Set<() => void>();
  return {
    lines,
    stream: {
      write(text: string) {
        lines.push(...text.replace(/\n$/, '').split('\n'));
        for (const look of [...waiters]) look();
      },
    },
    shows: (pattern: RegExp) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const line = lines.find((it) => pattern.test(it));
          if (line === undefined) return;
          waiters.delete(look);
          resolve(line);
        };
        waiters.add(look);
        look();
      }),
  };
}

async function running(plans: Awaited<ReturnType<typeof planFor>>[], clock: Clock = machineClock) {
  const screen = fakeStream();
  const stop = new AbortController();
  const stopAgain = new AbortController();
  const env = {
    ...process.env,
    TIDEWIRE_DATA_DIR: folder,
    PUBLIC_URL: 'http://localhost:1',
    GATEWAY_URL: 'ws://localhost:2/live',
  };
  const ended = superviseAll(
    plans,
    env,
    { screen: createScreen(screen.stream, {}), stopped: stop.signal, stoppedAgain: stopAgain.signal },
    { clock, decide: atOnce },
  );
  const supervision = { ended, stop: () => stop.abort(), stopAgain: () => stopAgain.abort() };
  supervisions.push(supervision);
  return { ...screen, ...supervision };
}

const pidOf = async (url: string) => Number(await (await fetch(url)).text());
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('both processes on one screen', () => {
  test('when both are ready it says where to go and who to be, and Ctrl-C ends both with 0', async () => {
    const plans = [await planFor('gateway', server), await planFor('web', server)];
    const { lines, shows, stop, ended } = await running(plans);
    await shows(/Ctrl-C stops both/);
    expect(lines).toEqual(expect.arrayContaining(['gateway │ gateway listens', '    web │ web listens']));
    expect(lines.find((line) => line.includes('http://localhost:1'))).toMatch(
      /^ {2}Web +http:\/\/localhost:1$/,
    );
    expect(lines).toContain('    Ada Lovelace  ada / engine');
    const pids = await Promise.all(plans.map((plan) => pidOf(plan.healthUrl)));
    stop();
    await expect(ended).resolves.toBe(0);
    expect(lines).toEqual(
      expect.arrayContaining(['gateway │ gateway says goodbye', '    web │ web says goodbye']),
    );
    expect(lines.at(-1)).toBe('Stopped.');
    expect(pids.map(isAlive)).toEqual([false, false]);
  });

  test('what a service says about where it listens is not shown: people go where the welcome says', async () => {
    const web = await planFor('web', `console.log('- Local: http://127.0.0.1:1');\n${server}`);
    const { lines, shows } = await running([web]);
    await shows(/Ctrl-C stops both/);
    expect(lines).toContain('web │ web listens');
    expect(lines.filter((line) => line.includes('127.0.0.1'))).toEqual([]);
  });

  test('one that crashes is started again with a line, and the other goes on', async () => {
    const [gateway, web] = [await planFor('gateway', server), await planFor('web', server)];
    const { shows, stop, ended } = await running([gateway, web]);
    await shows(/Ctrl-C stops both/);
    const webPid = await pidOf(web.healthUrl);
    const crashed = await fetch(gateway.healthUrl.replace('/healthz', '/crash')).catch((error) => error);
    expect(crashed).toBeInstanceOf(Error);
    expect(await shows(/ended with/)).toBe('gateway │ gateway ended with code 7; starting it again in 0.0 s');
    await shows(/gateway is back/);
    expect(await pidOf(web.healthUrl)).toBe(webPid);
    stop();
    await expect(ended).resolves.toBe(0);
  });

  test('one whose source changes is replaced by the new one', async () => {
    const sources = join(folder, 'sources');
    mkdirSync(sources);
    writeFileSync(join(sources, 'greeting.ts'), 'old');
    const greeter = `
      import { readFileSync } from 'node:fs';
      console.log('greeting: ' + readFileSync(${JSON.stringify(join(sources, 'greeting.ts'))}, 'utf8'));
      ${server}
    `;
    const gateway = { ...(await planFor('gateway', greeter)), watches: [sources] };
    const { shows, stop, ended } = await running([gateway]);
    await shows(/greeting: old/);
    await shows(/gateway is ready/);
    writeFileSync(join(sources, 'greeting.ts'), 'new');
    expect(await shows(/greeting: new/)).toBe('gateway │ greeting: new');
    await shows(/gateway is back/);
    stop();
    await expect(ended).resolves.toBe(0);
  });

  test('one that was killed is named with the signal', async () => {
    const gateway = await planFor('gateway', server);
    const { shows, stop, ended } = await running([gateway]);
    await shows(/gateway is ready/);
    process.kill(await pidOf(gateway.healthUrl), 'SIGKILL');
    expect(await shows(/was ended/)).toBe(
      'gateway │ gateway was ended by SIGKILL; starting it again in 0.0 s',
    );
    await shows(/gateway is back/);
    stop();
    await expect(ended).resolves.toBe(0);
  });

  test('one that cannot start is given up, the other is stopped, and the exit code is 1', async () => {
    const plans = [
      await planFor('gateway', "console.error('no such feed'); process.exit(3);"),
      await planFor('web', server),
    ];
    const { lines, ended } = await running(plans);
    await expect(ended).resolves.toBe(1);
    expect(lines.filter((line) => line.includes('no such feed'))).toHaveLength(3);
    expect(lines).toContain('gateway │ gateway ended with code 3, 3 times in a row; giving up');
    expect(lines.at(-1)).toBe('Stopped.');
  });

  test('one that never becomes ready is not waited for without end', async () => {
    const mute =
      "process.on('SIGTERM', () => process.exit(0)); console.log('up'); setInterval(() => {}, 1000);";
    const gateway = await planFor('gateway', mute);
    const asleep: { ms: number; wake: () => void }[] = [];
    const clock = {
      now: () => 0,
      sleep: (ms: number, stopped: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          asleep.push({ ms, wake: resolve });
          stopped.addEventListener('abort', () => reject(stopped.reason));
        }),
    };
    const { lines, shows, ended } = await running([gateway], clock);
    await shows(/up/);
    asleep.find(({ ms }) => ms === 120_000)?.wake();
    await expect(ended).resolves.toBe(1);
    expect(lines).toContain('gateway did not answer /healthz for 2 min 0 s; giving up');
  });

  test('a second Ctrl-C kills one that does not want to end, with everything it started', async () => {
    const stubborn = `
      import { spawn } from 'node:child_process';
      const server = \`
        process.on('SIGTERM', () => {});
        require('node:http').createServer((_, response) => response.end()).listen(\${process.argv[3]}, '127.0.0.1');
      \`;
      spawn(process.execPath, ['-e', server], { stdio: 'inherit' });
      process.on('SIGTERM', () => console.log('not yet'));
    `;
    const gateway = await planFor('gateway', stubborn);
    const { shows, stop, stopAgain, ended } = await running([gateway]);
    await shows(/gateway is ready/);
    stop();
    await shows(/not yet/);
    stopAgain();
    await expect(ended).resolves.toBe(0);
    await expect(fetch(gateway.healthUrl)).rejects.toThrow();
  });
});
