import type { Feed } from '@tidewire/protocol/wire';
import { symbolOf } from './format-quote.ts';

/** Quotes whose symbol or name has every word of the search in it; symbols that begin with it come first. */
export function findFeeds(feeds: readonly Feed[], search: string): Feed[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const symbol = (feed: Feed) => symbolOf(feed.id).toLowerCase();
  const beginsWith = (feed: Feed) => (words[0] !== undefined && symbol(feed).startsWith(words[0]) ? 0 : 1);
  return feeds
    .filter((feed) => feed.kind === 'quote')
    .filter((feed) => {
      const text = `${symbol(feed)} ${feed.id} ${feed.title}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => beginsWith(a) - beginsWith(b) || symbol(a).localeCompare(symbol(b)));
}
