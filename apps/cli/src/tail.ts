/**
 * A channel, live, until Ctrl-C: through packages/client, which comes back by itself and misses nothing of a log.
 */
import {
  aloneInTheWorld,
  createClient,
  memoryStorage,
  type Status,
  type SyncState,
  TicketError,
  type WebSocketClass,
  webSocketTransport,
} from '@tidewire/client';
import {
  ChannelSchema,
  type FeedChannelName,
  type LogChannelName,
  parseChannel,
  type Ticket,
  TicketClaimsSchema,
  TicketSchema,
} from '@tidewire/protocol';
import type { Api } from './api.ts';
import { CliError, usage } from './cli-error.ts';
import type { Context } from './command.ts';
import { visible } from './output.ts';

/** Before the first welcome a gateway that cannot be reached is most likely not there. */
const maxFirstAttempts = 4;

export async function tail(context: Context, channel: string): Promise<void> {
  const ref = parseChannel(channel);
  if (!ChannelSchema.safeParse(channel).success || ref === undefined) {
    throw usage(`"${channel}" is no channel such as room:<id>, feed:stock.GOOG or timeline:match.wc2026-104`);
  }
  const wanted = Number(context.given.text('count') ?? Number.POSITIVE_INFINITY);
  if (!(wanted >= 1)) throw usage('--count is a number from 1');
  const api = await context.api();
  const { signal, stdout, stderr } = context.terminal;
  const takeTicket = async (): Promise<Ticket> =>
    (await api.send('/v1/tickets', TicketSchema, { method: 'POST', body: {} })).value;
  const first = await takeTicket();

  const ended = Promise.withResolvers<void>();
  let left = wanted;
  const print = (event: object, text: string): void => {
    if (left <= 0) return;
    stdout.write(`${context.isJson ? JSON.stringify(event) : text}\n`);
    left -= 1;
    if (left <= 0) ended.resolve();
  };
  const client = createTailClient(context, api, first, takeTicket);
  let wasLive = false;
  const offStatus = client.onStatus((status) => {
    wasLive ||= status.state === 'live';
    const failure = failureOf(status, wasLive, first.url);
    if (failure !== undefined) ended.reject(failure);
  });
  const onError = ({ code, message, retryable }: { code: string; message: string; retryable: boolean }) => {
    if (!retryable) ended.reject(new CliError('refused', `${channel} is refused: ${message} (${code})`));
  };
  let isHeard = false;
  const onSync = (sync: SyncState): void => {
    if (sync === 'live' && !isHeard) stderr.write(`Listening to ${channel}. Ctrl-C ends it.\n`);
    isHeard ||= sync === 'live';
  };
  if (ref.kind === 'log') {
    const say = (events: readonly { seq: number; ts: number; data: object }[]): void => {
      for (const { seq, ts, data } of events) {
        print(
          { channel, seq, ts, data },
          `${new Date(ts).toISOString()} ${seq} ${visible(JSON.stringify(data))}`,
        );
      }
    };
    client.log(channel as LogChannelName, {
      // What was said before is not live; what a reset brings after a hole is.
      onReset: ({ reason, events }) => {
        if (reason !== 'initial') say(events);
      },
      onEvents: say,
      onSync,
      onError,
    });
  } else {
    client.state(channel as FeedChannelName, {
      onValue: (value, { seq }) => {
        if (value !== null) print({ channel, seq, value }, `${seq} ${visible(JSON.stringify(value))}`);
      },
      onSync,
      onError,
    });
  }
  const onAbort = (): void => ended.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  client.start();
  try {
    await ended.promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
    offStatus();
    client.stop();
  }
}

function createTailClient({ url }: Context, api: Api, first: Ticket, takeTicket: () => Promise<Ticket>) {
  let unused: Ticket | undefined = first;
  return createClient({
    userId: ownerOf(first, api),
    name: 'tidewire-cli',
    storage: memoryStorage(),
    tabs: aloneInTheWorld,
    transport: webSocketTransport(socketFrom(new URL(url).origin)),
    getTicket: async () => {
      const ticket = unused ?? (await refusalStops(takeTicket()));
      unused = undefined;
      return ticket;
    },
  });
}

/** Pages say by themselves where they are from; here it must be said. */
function socketFrom(origin: string): WebSocketClass {
  // Node's takes options where the standard has protocols; the standard's type does not know.
  const PlatformSocket = globalThis.WebSocket as unknown as new (
    url: string,
    options: { protocols: string[]; headers: Record<string, string> },
  ) => WebSocket;
  return class extends PlatformSocket {
    constructor(url: string, protocols: string[]) {
      super(url, { protocols, headers: { origin } });
    }
  };
}

/** Whose ticket it is, as it says itself: the server checks it, this only names them. */
function ownerOf({ ticket }: Ticket, { url }: Api): string {
  const payload = Buffer.from(ticket.split('.')[1] ?? '', 'base64url').toString();
  const claims = TicketClaimsSchema.safeParse(payload === '' ? undefined : JSON.parse(payload)).data;
  if (claims === undefined) throw new CliError('refused', `${url} gives no ticket that can be read.`);
  return claims.sub;
}

async function refusalStops<T>(sent: Promise<T>): Promise<T> {
  try {
    return await sent;
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode !== 1) throw error;
    throw new TicketError('stop', error.message, { reason: 'refused', cause: error });
  }
}

function failureOf(status: Status, wasLive: boolean, url: string): CliError | undefined {
  if (status.state === 'stopped') {
    const { reason, message } = status;
    return new CliError('refused', `The connection was ended: ${message || reason}.`);
  }
  const isHopeless = status.state === 'waiting' && !wasLive && status.attempt >= maxFirstAttempts;
  return isHopeless ? new CliError('unreachable', `${url} cannot be reached.`) : undefined;
}
