import type { Dial, OutgoingListener } from './outgoing.ts';

export type FakeCall = {
  url: string;
  sent: string[];
  isClosed: boolean;
  say(message: object | string): void;
  end(why: string): void;
};

/** Somebody else's server for tests, without sockets: keeps what it was told and says what the test wants. */
export function fakeDial(answer: (call: number) => Promise<void> = async () => {}) {
  const calls: FakeCall[] = [];
  const dial: Dial = async (url, listener) => {
    const call = createCall(url, listener);
    calls.push(call);
    await answer(calls.length);
    return {
      send: (text) => void call.sent.push(text),
      close: () => {
        call.isClosed = true;
      },
    };
  };
  return { dial, calls };
}

function createCall(url: string, listener: OutgoingListener): FakeCall {
  return {
    url,
    sent: [],
    isClosed: false,
    say: (message) => listener.onMessage(typeof message === 'string' ? message : JSON.stringify(message)),
    end: (why) => listener.onClosed(why),
  };
}
