import { describe, expect, test } from 'vitest';
import { browserEnvironment, type EnvironmentSignal } from './environment.ts';

class FakeDocument extends EventTarget {
  visibilityState = 'visible';
}

function listen() {
  const window = new EventTarget();
  const document = new FakeDocument();
  const heard: EnvironmentSignal[] = [];
  const stop = browserEnvironment(window, document).listen((signal) => heard.push(signal));
  return { window, document, heard, stop };
}

describe('the surroundings of a page', () => {
  test('say when the network comes and goes, and when the page is put away or wakes', () => {
    const { window, document, heard } = listen();
    for (const type of ['online', 'offline', 'pagehide']) window.dispatchEvent(new Event(type));
    document.dispatchEvent(new Event('resume'));
    expect(heard).toEqual(['online', 'offline', 'hidden', 'wake']);
  });

  test('say that it is looked at when it becomes visible, not when it is hidden', () => {
    const { document, heard } = listen();
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).toEqual([]);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard).toEqual(['visible']);
  });

  test('say that it is shown again only when it was kept, and not at its first load', () => {
    const { window, heard } = listen();
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(heard).toEqual([]);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(heard).toEqual(['shown']);
  });

  test('are left alone after the listening ended', () => {
    const { window, document, heard, stop } = listen();
    stop();
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('resume'));
    expect(heard).toEqual([]);
  });

  test('say nothing where there is neither window nor document', () => {
    const heard: EnvironmentSignal[] = [];
    const stop = browserEnvironment({}, undefined).listen((signal) => heard.push(signal));
    stop();
    expect(heard).toEqual([]);
  });
});
