import { usePreferences } from '#web/realtime/preferences.ts';
import { dayLabel, longTime, shortTime, timeOfDay } from './time-words.ts';

/** A moment as the reader's own clock and calendar say it. Drawn only in the browser, so there is no other clock to disagree with. */
export function MessageTime({ at, style }: { at: number; style: 'time' | 'short' | 'day' }) {
  // Drawn anew when another clock is chosen.
  usePreferences();
  const words =
    style === 'time' ? timeOfDay(at) : style === 'day' ? dayLabel(at, Date.now()) : shortTime(at, Date.now());
  return (
    <time dateTime={new Date(at).toISOString()} title={longTime(at)} className="numeric">
      {words}
    </time>
  );
}
