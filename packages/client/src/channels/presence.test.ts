import type { PresencePage } from '@tidewire/protocol/wire';
import { describe, expect, test } from 'vitest';
import type { PresenceChange } from '../api.ts';
import { ada, bob } from '../testing/fake-gateway.ts';
import { makeClient } from '../testing/make-client.ts';
import { settle } from '../testing/settle.ts';

const room = 'room:01990000-0000-7000-8000-0000000000aa';

describe('who is in a room', () => {
  test('is asked for by those who want to hear it, and only then', async () => {
    const { client, gateway, goLive } = makeClient();
    client.log(room, {});
    await goLive();
    expect(gateway.link.heardOf('presence')).toEqual([]);
    const told: (PresencePage | PresenceChange)[] = [];
    client.log(room, { onPresence: (presence) => told.push(presence) });
    await settle();
    expect(gateway.link.heardOf('presence')).toMatchObject([{ channel: room, watch: true }]);
    expect(told).toMatchObject([{ version: 3, count: 1, people: [ada] }]);
    gateway.link.say({
      type: 'presence',
      channel: room,
      epoch: 'n1',
      version: 4,
      count: 2,
      joined: [bob],
      left: [],
    });
    expect(told.slice(1)).toEqual([{ epoch: 'n1', version: 4, count: 2, joined: [bob], left: [] }]);
    client.stop();
  });

  test('is asked for again after a reconnect, in the first breath', async () => {
    const { client, gateway, clock, goLive } = makeClient();
    const told: (PresencePage | PresenceChange)[] = [];
    client.log(room, { onPresence: (presence) => told.push(presence) });
    await goLive();
    expect(told).toHaveLength(1);
    gateway.link.close(1006);
    gateway.presence = { epoch: 'n2', version: 1, count: 0, people: [], more: false };
    await clock.advance(300);
    expect(gateway.links).toHaveLength(2);
    expect(told.slice(1)).toMatchObject([{ epoch: 'n2', count: 0, people: [] }]);
    client.stop();
  });

  test('is no longer told when the last who wanted it has gone, though others read on', async () => {
    const { client, gateway, goLive } = makeClient();
    client.log(room, {});
    const first = client.log(room, { onPresence: () => undefined });
    const second = client.log(room, { onPresence: () => undefined });
    await goLive();
    first.close();
    expect(gateway.link.heardOf('presence').at(-1)).toMatchObject({ watch: true });
    second.close();
    expect(gateway.link.heardOf('presence').at(-1)).toMatchObject({ watch: false });
    client.stop();
  });

  test('is read page by page', async () => {
    const { client, gateway, goLive } = makeClient();
    await goLive();
    expect(await client.presence(room, { after: 'ada', limit: 10 })).toMatchObject({
      count: 1,
      people: [ada],
    });
    expect(gateway.link.heardOf('presence')).toMatchObject([{ channel: room, after: 'ada', limit: 10 }]);
    gateway.intercept = (link, message) => {
      if (message.type !== 'presence') return false;
      link.say({ type: 'error', re: message.id, code: 'not_found', message: 'no', retryable: false });
      return true;
    };
    await expect(client.presence(room)).rejects.toMatchObject({ name: 'RequestError', code: 'not_found' });
    client.stop();
  });
});
