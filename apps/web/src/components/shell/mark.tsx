/** The mark: a wave on a wire. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M6.5 16C8 12.2 9.4 10 11.4 10c4.6 0 4.6 12 9.2 12 2 0 3.4-2.2 4.9-6"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="6.5" cy="16" r="2.1" fill="var(--on-accent)" />
      <circle cx="25.5" cy="16" r="2.1" fill="var(--on-accent)" />
    </svg>
  );
}
