/** How much is unread, as a badge. */
export function UnreadCount({ count }: { count: number }) {
  return (
    <span className="numeric flex h-[18px] min-w-[18px] items-center justify-center rounded-full bg-accent px-1.5 text-2xs font-semibold text-on-accent">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> unread</span>
    </span>
  );
}
