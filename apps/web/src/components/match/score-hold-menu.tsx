import type { ScoreHold } from '@tidewire/protocol/wire';
import { EyeOff, Hourglass, Zap } from 'lucide-react';
import { holdInWords, secondsInWords } from '#web/realtime/matches/score-hold.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuChoice } from '../ui/menu.tsx';

const delays = [30, 60, 120, 300, 600] as const;

const nameOf = (hold: ScoreHold): string =>
  hold.holdBack === 'delay' ? `delay-${hold.seconds}` : hold.holdBack;

const options = [
  { value: 'off', label: 'Show them at once', icon: <Zap aria-hidden="true" /> },
  ...delays.map((seconds) => ({
    value: `delay-${seconds}`,
    label: `${secondsInWords(seconds)} late`,
    icon: <Hourglass aria-hidden="true" />,
  })),
  { value: 'until_revealed', label: 'Until I reveal a match', icon: <EyeOff aria-hidden="true" /> },
];

function holdNamed(name: string): ScoreHold {
  if (name === 'off' || name === 'until_revealed') return { holdBack: name };
  return { holdBack: 'delay', seconds: Number(name.slice('delay-'.length)) };
}

/** For whoever watches a match later than it is played: how long scores are kept from them. */
export function ScoreHoldMenu({
  hold,
  onChange,
}: {
  hold: ScoreHold | undefined;
  onChange: (hold: ScoreHold) => void;
}) {
  return (
    <Menu
      trigger={
        <Button
          look="ghost"
          size="icon-small"
          disabled={hold === undefined}
          aria-label={hold === undefined ? 'Spoilers' : `Spoilers: ${holdInWords(hold)}`}
        >
          <EyeOff aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoice
        label="When to show scores"
        value={hold === undefined ? '' : nameOf(hold)}
        onChange={(name) => onChange(holdNamed(name))}
        options={options}
        closes
      />
    </Menu>
  );
}
