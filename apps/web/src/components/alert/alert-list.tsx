'use client';

import { useQuery } from '@tanstack/react-query';
import type { Alert, AlertFiring } from '@tidewire/protocol/wire';
import { Bell, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { decimalsOf, formatPrice, symbolOf } from '../quote/format-quote.ts';
import { BackLink, PaneHeader } from '../shell/pane.tsx';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { detailsOf } from './alert-dialog.tsx';
import { lineInWords } from './alert-words.ts';
import { firingsKey, useAlerts, useChangeAlert } from './use-alerts.ts';

/** All alerts of a person, each with the ticks that fired it. */
export function AlertList() {
  const alerts = useAlerts();
  return (
    <section aria-label="Alerts" className="flex min-h-0 flex-1 flex-col">
      <PaneHeader className="max-md:pl-1.5">
        <BackLink href="/markets" label="Back to your watchlist" />
        <h1 className="text-[15px] font-semibold">Alerts</h1>
      </PaneHeader>
      <div className="thin-scroll min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-3xl flex-col gap-3 p-4">
          {alerts.isPending ? <Skeleton className="h-24 w-full rounded-xl" /> : null}
          {alerts.isError ? (
            <RetryNotice title="Your alerts could not be loaded" onRetry={() => void alerts.refetch()}>
              {messageOf(alerts.error)}
            </RetryNotice>
          ) : null}
          {alerts.data?.length === 0 ? (
            <EmptyState icon={Bell} title="No alerts yet">
              Press the bell beside a symbol or a match, and say what you want to hear of.
            </EmptyState>
          ) : null}
          {alerts.data?.map((alert) => (
            <AlertCard key={alert.id} alert={alert} />
          ))}
        </div>
      </div>
    </section>
  );
}

function AlertCard({ alert }: { alert: Alert }) {
  const change = useChangeAlert();
  const isMatch = alert.feedId.startsWith('match.');
  const feed = useQuery({
    queryKey: ['feed', alert.feedId],
    queryFn: () => api.feed(alert.feedId),
    enabled: isMatch,
  });
  const name = isMatch ? (feed.data?.title ?? '…') : symbolOf(alert.feedId);
  return (
    <article
      aria-label={`${name} ${lineInWords(alert)}`}
      className="rounded-xl border border-line bg-canvas px-4 py-3"
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="numeric text-sm">
            <Link
              href={`${isMatch ? '/sports' : '/markets'}/${alert.feedId}`}
              className="font-semibold hover:underline"
            >
              {name}
            </Link>{' '}
            {lineInWords(alert)}
          </h2>
          <p className="text-xs text-faint">{detailsOf(alert)}</p>
        </div>
        {alert.state === 'done' ? (
          <Button
            size="small"
            onClick={() => change.mutate({ alert, patch: { repeat: true } })}
            aria-label={`Arm again: ${name} ${lineInWords(alert)}`}
          >
            Arm again
          </Button>
        ) : null}
        <Button
          look="ghost"
          size="icon-small"
          aria-label={`Delete the alert: ${name} ${lineInWords(alert)}`}
          onClick={() => change.mutate({ alert, patch: null })}
        >
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      {alert.firings > 0 ? <Firings alert={alert} /> : null}
    </article>
  );
}

const momentFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

function Firings({ alert }: { alert: Alert }) {
  const firings = useQuery({
    // A firing more is another list.
    queryKey: [...firingsKey(alert.id), alert.firings],
    queryFn: () => api.firings(alert.id),
  });
  if (firings.isPending) return <Skeleton className="mt-2 h-5 w-full" />;
  if (firings.isError) return <p className="mt-2 text-xs text-danger">{messageOf(firings.error)}</p>;
  return (
    <table className="numeric mt-2 w-full border-t border-line/70 text-xs">
      <caption className="sr-only">When it fired, and what fired it</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What fired it</th>
        </tr>
      </thead>
      <tbody>
        {firings.data.map((firing) => (
          <tr key={firing.nth} className="h-7 border-b border-line/40 last:border-b-0">
            <td className="text-soft">{momentFormat.format(Date.parse(firing.firedAt))}</td>
            <td className="text-right font-medium">
              <span className={classNames(firing.correctedAt !== null && 'text-faint line-through')}>
                {tickInWords(alert, firing)}
              </span>
              {firing.correctedAt === null ? null : <span className="ml-1.5 text-warn">cancelled</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function tickInWords({ feedId }: Alert, { tick, match }: AlertFiring): string {
  if (match === undefined) return formatPrice(tick.last, decimalsOf(feedId, tick.last));
  return `${match.home} ${match.score[0]}–${match.score[1]} ${match.away}, ${match.minute}′`;
}
