import type { Provenance } from '@tidewire/protocol/wire';
import { provenanceExplanation, provenanceLabel } from '#web/realtime/quotes/freshness.ts';
import { Badge } from '../ui/badge.tsx';

const tones = { live: 'accent', delayed: 'warn', simulated: 'neutral', replayed: 'neutral' } as const;

/** Where a number comes from. Never absent. */
export function ProvenanceBadge({ provenance, suffix = '' }: { provenance: Provenance; suffix?: string }) {
  return (
    <Badge tone={tones[provenance]} title={provenanceExplanation(provenance)}>
      <span data-cell="provenance">{provenanceLabel(provenance)}</span>
      {suffix}
    </Badge>
  );
}
