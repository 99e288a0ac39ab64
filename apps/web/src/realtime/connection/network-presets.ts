import { isGood, type NetworkConditions, type PresetName, presets } from '@tidewire/client/simulator';

export { isGood, type NetworkConditions, type PresetName, presets };

/** The networks there are to choose from, in the person's words. */
export const presetWords: Record<PresetName, { name: string; about: string }> = {
  good: { name: 'Good', about: 'Nothing is simulated.' },
  slow3g: { name: 'Slow 3G', about: '400–500 ms each way, 400 kbit/s.' },
  lossyTrain: {
    name: 'Lossy train',
    about: '60–140 ms each way, 2 Mbit/s, 12 % loss, breaks about every 45 s.',
  },
  offline: { name: 'Offline', about: 'The connection breaks, and new ones are refused.' },
  silent: { name: 'Silent', about: 'Nothing arrives any more, and nobody says so.' },
};

export const presetNames = Object.keys(presets) as PresetName[];

/** Which of them it is; `undefined`: somebody’s own. */
export const presetOf = (conditions: NetworkConditions): PresetName | undefined =>
  presetNames.find((name) => isSame(presets[name], conditions));

const isSame = (a: NetworkConditions, b: NetworkConditions): boolean =>
  a.delayMs === b.delayMs &&
  a.jitterMs === b.jitterMs &&
  a.bytesPerSecond === b.bytesPerSecond &&
  a.loss === b.loss &&
  a.meanLifeMs === b.meanLifeMs &&
  a.offline === b.offline;

/** What the form of one's own network says. */
export type CustomNetwork = {
  delayMs: number;
  jitterMs: number;
  kilobitsPerSecond: number | undefined;
  lossPercent: number;
  meanLifeSeconds: number | undefined;
};

export const toCustom = (conditions: NetworkConditions): CustomNetwork => ({
  delayMs: conditions.delayMs,
  jitterMs: conditions.jitterMs,
  kilobitsPerSecond: conditions.bytesPerSecond === undefined ? undefined : conditions.bytesPerSecond / 125,
  lossPercent: Math.round(conditions.loss * 100),
  meanLifeSeconds: conditions.meanLifeMs === undefined ? undefined : conditions.meanLifeMs / 1_000,
});

export const fromCustom = (custom: CustomNetwork): NetworkConditions => ({
  delayMs: custom.delayMs,
  jitterMs: custom.jitterMs,
  loss: custom.lossPercent / 100,
  offline: 'no',
  ...(custom.kilobitsPerSecond === undefined ? {} : { bytesPerSecond: custom.kilobitsPerSecond * 125 }),
  ...(custom.meanLifeSeconds === undefined ? {} : { meanLifeMs: custom.meanLifeSeconds * 1_000 }),
});
