/** How bad the network is. Everything holds for each direction by itself. Structured-clone safe, so it may be sent to a worker. */
export type NetworkConditions = {
  /** One way, milliseconds; a round trip takes twice as long. */
  delayMs: number;
  /** Up to so much more, evenly spread. Order is kept, as TCP keeps it. */
  jitterMs: number;
  /** Absent: as fast as can be. */
  bytesPerSecond?: number;
  /**
   * Share of the segments that are lost, in [0, 1). Nothing is ever missing in a stream of TCP: a lost segment is sent again after a
   * timeout that doubles, and everything behind it waits. One that is lost `maxTries` times in a row breaks the connection, and what
   * was on its way, answers included, is gone.
   */
  loss: number;
  /** Mean time after which a connection breaks by itself, milliseconds; times are exponentially spread. Absent: never. */
  meanLifeMs?: number;
  /**
   * `cut`: connections break and new ones fail at once, as without any network. `silent`: nothing arrives and nobody says so; open
   * connections are half-open and new ones hang. What was on its way in silence arrives when it ends, if both sides still wait for it.
   */
  offline: 'no' | 'cut' | 'silent';
};

export const presets = {
  good: { delayMs: 0, jitterMs: 0, loss: 0, offline: 'no' },
  /** As in the developer tools of browsers: 400 kbit/s and 400 ms each way. */
  slow3g: { delayMs: 400, jitterMs: 100, bytesPerSecond: 50_000, loss: 0, offline: 'no' },
  /** A good network with holes: stalls of seconds, and a tunnel now and then. */
  lossyTrain: {
    delayMs: 60,
    jitterMs: 80,
    bytesPerSecond: 250_000,
    loss: 0.12,
    meanLifeMs: 45_000,
    offline: 'no',
  },
  offline: { delayMs: 0, jitterMs: 0, loss: 0, offline: 'cut' },
  silent: { delayMs: 0, jitterMs: 0, loss: 0, offline: 'silent' },
} as const satisfies Record<string, NetworkConditions>;

export type PresetName = keyof typeof presets;

/** Longest delay, jitter or mean life there may be. */
export const maxMs = 600_000;

/** Conditions that come from a form or from another thread, checked. @throws {RangeError} */
export function checkConditions(conditions: NetworkConditions): NetworkConditions {
  const { delayMs, jitterMs, bytesPerSecond, loss, meanLifeMs, offline } = conditions;
  within('delayMs', delayMs, 0, maxMs);
  within('jitterMs', jitterMs, 0, maxMs);
  within('loss', loss, 0, 0.99);
  if (bytesPerSecond !== undefined) within('bytesPerSecond', bytesPerSecond, 1, 1e12);
  if (meanLifeMs !== undefined) within('meanLifeMs', meanLifeMs, 1, maxMs);
  if (!['no', 'cut', 'silent'].includes(offline)) throw new RangeError(`offline: ${offline}`);
  return conditions;
}

/** Whether nothing at all is simulated. */
export const isGood = ({
  delayMs,
  jitterMs,
  bytesPerSecond,
  loss,
  meanLifeMs,
  offline,
}: NetworkConditions): boolean =>
  delayMs === 0 &&
  jitterMs === 0 &&
  bytesPerSecond === undefined &&
  loss === 0 &&
  meanLifeMs === undefined &&
  offline === 'no';

function within(name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most)) throw new RangeError(`${name}: ${value}`);
}
