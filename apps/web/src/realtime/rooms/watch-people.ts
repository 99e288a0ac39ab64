import { type Client, RequestError } from '@tidewire/client';
import { roomChannel } from '@tidewire/protocol/wire';
import { endOfWindow, type PeopleHere, withChange, withWindow } from './people-here.ts';

type PresenceClient = Pick<Client, 'log' | 'presence'>;
type WatchingClient = PresenceClient & Pick<Client, 'onStatus'>;

export type PeopleWatch = {
  /** Lets go of what an earlier connection said; what this one has said already stays. */
  forgetStale(): void;
  stop(): void;
};

/** Pages read behind the window: more people than this are in the count only. */
const maxPages = 20;
const pageSize = 100;

/**
 * Follows who is in a room, and asks for the window when something was skipped. What an earlier connection said is kept until
 * `forgetStale`: a reconnect that nobody notices makes no count flicker.
 */
export function watchPeople(
  client: WatchingClient,
  roomId: string,
  onChange: (here: PeopleHere | undefined) => void,
): PeopleWatch {
  const channel = roomChannel(roomId);
  let here: PeopleHere | undefined;
  /** Said by the connection of now. */
  let isFresh = false;
  let isAsking = false;
  let isOver = false;

  const subscription = client.log(channel, {
    onPresence: (told) => show('people' in told ? withWindow(here, told) : withChange(here, told)),
  });
  const unlisten = client.onStatus(({ state }) => {
    if (state !== 'live' && state !== 'greeting') isFresh = false;
  });

  function show(next: PeopleHere | undefined): void {
    if (isOver || next === undefined) return;
    isFresh = true;
    if (next === here) return;
    here = next;
    onChange(next);
    if (next.isBehind && !isAsking) void ask();
  }

  async function ask(): Promise<void> {
    isAsking = true;
    try {
      const page = await client.presence(channel);
      isAsking = false;
      show(withWindow(here, page));
    } catch (error) {
      isAsking = false;
      // The next change asks again, and the next greeting brings the window by itself.
      if (!(error instanceof RequestError)) throw error;
    }
  }

  return {
    forgetStale: () => {
      if (isOver || isFresh || here === undefined) return;
      here = undefined;
      onChange(undefined);
    },
    stop: () => {
      isOver = true;
      unlisten();
      subscription.close();
    },
  };
}

/** The ids of those who are here and not in the window, as they are now. @throws {RequestError} */
export async function readBeyondWindow(
  client: PresenceClient,
  roomId: string,
  here: PeopleHere,
): Promise<string[]> {
  const ids: string[] = [];
  let after = endOfWindow(here);
  for (let pages = 0; after !== undefined && pages < maxPages; pages += 1) {
    const page = await client.presence(roomChannel(roomId), { after, limit: pageSize });
    ids.push(...page.people.map(({ id }) => id));
    after = page.more ? page.people.at(-1)?.id : undefined;
  }
  return ids;
}
