/**
 * Where a link in a message may lead: to another site or to somebody's mailbox, by its whole address. Anything else, a path or another
 * scheme, is no link.
 */
export function linkTarget(href: string | undefined): URL | undefined {
  const url = href === undefined ? null : URL.parse(href);
  return url !== null && ['https:', 'http:', 'mailto:'].includes(url.protocol) ? url : undefined;
}

const address = /^\s*(?:https?:\/\/)?(?<host>[\p{L}\p{N}.-]+\.\p{L}{2,})(?=$|[\s/:?#])/iu;

/** The host a link really leads to, when its text names another one. */
export function undisclosedHost(target: URL, text: string): string | undefined {
  const named = address.exec(text)?.groups?.host;
  if (named === undefined || target.host === '') return undefined;
  return hostOf(named) === target.hostname ? undefined : target.hostname;
}

/** As browsers write it: in lower case, and what is not ASCII in punycode. */
const hostOf = (named: string): string | undefined => URL.parse(`https://${named}`)?.hostname;
