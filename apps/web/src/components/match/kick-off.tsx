const format = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** When a match begins, or began, by the reader's clock. Drawn only in the browser. */
export function KickOff({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} className="numeric">
      {format.format(at)}
    </time>
  );
}
