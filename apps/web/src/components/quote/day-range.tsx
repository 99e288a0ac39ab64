/** Low, high, and where the last price stands between them. */
export function DayRange() {
  return (
    <span className="numeric grid grid-cols-[1fr_auto] gap-x-2 text-2xs text-faint">
      <span
        data-cell="range"
        className="relative col-span-2 mb-1 h-1 rounded-full bg-active after:absolute after:-top-[3px] after:left-(--at,50%) after:h-2.5 after:w-[3px] after:-translate-x-1/2 after:rounded-full after:bg-soft data-[known=false]:after:hidden"
      />
      <span data-cell="dayLow">–</span>
      <span data-cell="dayHigh">–</span>
    </span>
  );
}
