import { describe, expect, test } from 'vitest';
import { settle, until } from '../testing/settle.ts';
import { aloneInTheWorld, browserTabs, type TabNote } from './tabs.ts';

describe('the turn to send', () => {
  test('is one tab’s at a time, and passes on when it is given up', async () => {
    const turns: string[] = [];
    const giveUpFirst = browserTabs('turn-1').holdTurn(() => turns.push('first'));
    await until(() => turns.length === 1);
    const giveUpSecond = browserTabs('turn-1').holdTurn(() => turns.push('second'));
    await settle(5);
    expect(turns).toEqual(['first']);
    giveUpFirst();
    await until(() => turns.length === 2);
    giveUpSecond();
    expect(turns).toEqual(['first', 'second']);
  });

  test('that was given up before it came never comes', async () => {
    const turns: string[] = [];
    const giveUpFirst = browserTabs('turn-2').holdTurn(() => turns.push('first'));
    await until(() => turns.length === 1);
    browserTabs('turn-2').holdTurn(() => turns.push('second'))();
    const giveUpThird = browserTabs('turn-2').holdTurn(() => turns.push('third'));
    giveUpFirst();
    await until(() => turns.length === 2);
    giveUpThird();
    expect(turns).toEqual(['first', 'third']);
  });

  test('of different people are different turns', async () => {
    const turns: string[] = [];
    const giveUp = ['turn-ada', 'turn-bob'].map((name) => browserTabs(name).holdTurn(() => turns.push(name)));
    await until(() => turns.length === 2);
    for (const each of giveUp) each();
    expect(turns.toSorted()).toEqual(['turn-ada', 'turn-bob']);
  });

  test('is everybody’s where nothing can be locked', async () => {
    const turns: string[] = [];
    const locks = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) };
    const giveUp = [
      browserTabs('turn-3', {}).holdTurn(() => turns.push('no locks')),
      browserTabs('turn-3', {}).holdTurn(() => turns.push('no locks either')),
      browserTabs('turn-3', { navigator: { locks } }).holdTurn(() => turns.push('locks refused')),
      aloneInTheWorld.holdTurn(() => turns.push('alone')),
    ];
    await settle();
    for (const each of giveUp) each();
    expect(turns.toSorted()).toEqual(['alone', 'locks refused', 'no locks', 'no locks either']);
  });

  test('of a page by itself can be given up before it comes, too', async () => {
    const turns: string[] = [];
    aloneInTheWorld.holdTurn(() => turns.push('late'))();
    await settle();
    expect(turns).toEqual([]);
  });
});

describe('notes', () => {
  test('are not sent where there is no way to send them', () => {
    const tabs = browserTabs('notes-1', {});
    const stop = tabs.listen(() => expect.unreachable());
    tabs.tell({ type: 'changed' });
    stop();
  });

  test('reach the other tabs, not the one that wrote them, and nobody after they stopped listening', async () => {
    const [here, there] = [browserTabs('notes'), browserTabs('notes')];
    const heard: [string, TabNote][] = [];
    const stopHere = here.listen((note) => heard.push(['here', note]));
    const stopThere = there.listen((note) => heard.push(['there', note]));
    here.tell({ type: 'changed' });
    await until(() => heard.length > 0);
    there.tell({ type: 'settled', messageId: 'm', settled: { outcome: 'discarded' } });
    await until(() => heard.length > 1);
    stopThere();
    here.tell({ type: 'changed' });
    await settle(10);
    stopHere();
    expect(heard).toEqual([
      ['there', { type: 'changed' }],
      ['here', { type: 'settled', messageId: 'm', settled: { outcome: 'discarded' } }],
    ]);
  });
});
