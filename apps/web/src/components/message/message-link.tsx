import { linkTarget, undisclosedHost } from './link-target.ts';

/** A link of an author's. One that may not be followed stays as the text it was; one that says another host than it has says its own. */
export function MessageLink({
  href,
  text,
  children,
}: {
  href: string | undefined;
  text: string;
  children: React.ReactNode;
}) {
  const target = linkTarget(href);
  if (target === undefined) return <span>{children}</span>;
  const host = undisclosedHost(target, text);
  return (
    <>
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow ugc"
        className="text-accent-ink underline decoration-accent-ink/40 underline-offset-2 hover:decoration-accent-ink"
      >
        {children}
      </a>
      {host === undefined ? null : <span className="text-soft"> ({host})</span>}
    </>
  );
}
