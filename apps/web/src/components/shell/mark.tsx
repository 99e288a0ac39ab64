/** The mark: a wave on a wire. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M7.5 16H9c2.1 0 2.2-6 4.4-6 2.6 0 2.6 12 5.2 12 2.2 0 2.3-6 4.4-6h1.5"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="6.6" cy="16" r="1.9" fill="var(--on-accent)" />
      <circle cx="25.4" cy="16" r="1.9" fill="var(--on-accent)" />
    </svg>
  );
}
