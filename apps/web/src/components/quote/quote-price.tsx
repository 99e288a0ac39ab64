import type { Feed } from '@tidewire/protocol/wire';
import { DayRange } from './day-range.tsx';
import { ProvenanceBadge } from './provenance-badge.tsx';
import { hasNav } from './quote-view.ts';

/** The price, large, and how it stands against the previous close. Numbers are painted, not rendered. */
export function QuotePrice({ feed }: { feed: Feed }) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2 px-4 pt-4">
      <p className="numeric flex items-baseline gap-1.5">
        <span
          data-cell="last"
          className="quote-value rounded-sm text-[2rem] leading-9 font-semibold tracking-tight"
        >
          –
        </span>
        {feed.currency === null ? null : <span className="text-sm text-faint">{feed.currency}</span>}
        <span data-cell="tick" aria-hidden="true" className="quote-tick w-4 text-lg" />
      </p>
      <p className="numeric quote-trend flex items-center gap-1.5 pb-1 text-base font-medium">
        <span aria-hidden="true" className="quote-arrow" />
        <span data-cell="change">–</span>
        <span data-cell="percent">–</span>
      </p>
      <p className="ml-auto flex items-center gap-3 pb-1 text-xs">
        <span data-cell="session" className="font-medium text-soft" />
        <span className="quote-age">
          <span data-cell="age">…</span>
        </span>
        <ProvenanceBadge provenance={feed.provenance} />
      </p>
    </div>
  );
}

const traded = [
  { label: 'Bid', cell: 'bid' },
  { label: 'Ask', cell: 'ask' },
  { label: 'Spread', cell: 'spread' },
  { label: 'Volume', cell: 'volume' },
  { label: 'Previous close', cell: 'previousClose' },
] as const;
/** A fund is not traded: it has neither a book nor a range. */
const valued = [{ label: 'Value before', cell: 'previousClose' }] as const;

export function QuoteFacts({ feed }: { feed: Feed }) {
  const isValued = hasNav(feed);
  const facts = isValued ? valued : traded;
  return (
    <dl className="numeric grid grid-cols-3 gap-x-4 gap-y-3 border-b border-line px-4 pt-3 pb-4 text-[13px] sm:flex sm:flex-wrap sm:gap-x-5 2xl:gap-x-8">
      {facts.map(({ label, cell }) => (
        <div key={cell}>
          <dt className="text-2xs text-faint">{label}</dt>
          <dd data-cell={cell} className="min-w-14">
            –
          </dd>
        </div>
      ))}
      {isValued ? null : (
        <div className="w-full max-w-40">
          <dt className="mb-1.5 text-2xs text-faint">Day range</dt>
          <dd>
            <DayRange />
          </dd>
        </div>
      )}
      <div className="col-span-2">
        <dt className="text-2xs text-faint">{isValued ? 'Net asset value of' : 'Source time'}</dt>
        <dd data-cell="time" className="whitespace-nowrap">
          –
        </dd>
      </div>
    </dl>
  );
}
