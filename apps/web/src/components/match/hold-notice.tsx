import type { ScoreHold } from '@tidewire/protocol/wire';
import { EyeOff } from 'lucide-react';
import { holdInWords } from '#web/realtime/matches/score-hold.ts';

/** Says plainly that what is shown is not how it stands. Nothing while scores are shown at once. */
export function HoldNotice({ hold }: { hold: ScoreHold | undefined }) {
  if (hold === undefined || hold.holdBack === 'off') return null;
  return (
    <p
      role="status"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-warn-tint px-4 py-2 text-xs font-medium text-warn"
    >
      <EyeOff aria-hidden="true" className="size-3.5 shrink-0" />
      {holdInWords(hold)}.
    </p>
  );
}
