import type { MatchState, Provenance } from '@tidewire/protocol/wire';

/** What can be said once, over all matches, because it holds for each; what differs is for each card to say. */
export type InCommon = {
  readonly competition: string | undefined;
  readonly provenance: Provenance | undefined;
};

export function inCommon(matches: readonly Pick<MatchState, 'competition' | 'provenance'>[]): InCommon {
  return {
    competition: theOnlyOne(matches.map(({ competition }) => competition)),
    provenance: theOnlyOne(matches.map(({ provenance }) => provenance)),
  };
}

function theOnlyOne<Value>(values: readonly Value[]): Value | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
