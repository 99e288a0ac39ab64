import { InsideLink } from './inside-link.tsx';
import { linkTarget, undisclosedHost } from './link-target.ts';
import { insidePlace } from './message-address.ts';

const linkStyle =
  'text-accent-ink underline decoration-accent-ink/40 underline-offset-2 hover:decoration-accent-ink';

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
  const suffix = host === undefined ? null : <span className="text-soft"> ({host})</span>;
  const place = typeof window === 'undefined' ? undefined : insidePlace(target, window.location.origin);
  if (place !== undefined) {
    return (
      <>
        <InsideLink place={place} isBare={text === href} className={linkStyle}>
          {children}
        </InsideLink>
        {suffix}
      </>
    );
  }
  return (
    <>
      <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc" className={linkStyle}>
        {children}
      </a>
      {suffix}
    </>
  );
}
