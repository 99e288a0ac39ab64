'use client';

import type { Alert, AlertCreate, Feed } from '@tidewire/protocol/wire';
import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';
import { decimalsOf } from '../quote/format-quote.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, type OpenProps } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { inputStyle, TextField } from '../ui/text-field.tsx';
import { durationInWords, lineInWords, stateInWords } from './alert-words.ts';
import { useAlerts, useChangeAlert, useCreateAlert } from './use-alerts.ts';

type AlertFeed = Pick<Feed, 'id' | 'kind' | 'latest' | 'title'>;

/** The alerts of one feed, and a form for another. */
export function AlertDialog({
  feed,
  name,
  open,
  onOpenChange,
}: OpenProps & {
  feed: AlertFeed;
  name: string;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Alerts for ${name}`}
      description="Watched on the server, also while this page is closed. You hear of them on every page you have open."
    >
      <AlertForm feed={feed} />
      <AlertsOf feedId={feed.id} />
    </Dialog>
  );
}

function AlertsOf({ feedId }: { feedId: string }) {
  const alerts = useAlerts();
  const change = useChangeAlert();
  const own = alerts.data?.filter((alert) => alert.feedId === feedId) ?? [];
  if (own.length === 0) return null;
  return (
    <section aria-label="Alerts there are" className="mt-5 border-t border-line pt-3">
      <ul className="flex flex-col">
        {own.map((alert) => (
          <li key={alert.id} className="flex min-h-11 items-center gap-2 text-[13px]">
            <span className="min-w-0 flex-1">
              <span className="numeric block font-medium first-letter:uppercase">{lineInWords(alert)}</span>
              <span className="block text-xs text-faint">{detailsOf(alert)}</span>
            </span>
            <Button
              look="ghost"
              size="icon-small"
              aria-label={`Delete the alert: ${lineInWords(alert)}`}
              onClick={() => change.mutate({ alert, patch: null })}
            >
              <Trash2 aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <Link href="/markets/alerts" className="mt-1 inline-block text-xs text-accent-ink hover:underline">
        All alerts, and when they fired
      </Link>
    </section>
  );
}

export function detailsOf(alert: Alert): string {
  const fired = alert.firings === 0 ? 'never fired' : `fired ${alert.firings} ×`;
  return [stateInWords(alert, Date.now()), alert.repeat ? 'every time' : 'once', fired].join(' · ');
}

const quoteKinds = [
  { value: 'above', label: 'Rises to' },
  { value: 'below', label: 'Falls to' },
  { value: 'moves', label: 'Moves by' },
] as const;
const matchKinds = [
  { value: 'goal', label: 'Goal' },
  { value: 'start', label: 'Start' },
  { value: 'end', label: 'End' },
] as const;
type Waits = (typeof quoteKinds)[number]['value'] | (typeof matchKinds)[number]['value'];

const windows = [300_000, 900_000, 3_600_000, 14_400_000, 86_400_000];
const lifetimes = [
  { value: '', label: 'Never' },
  { value: '3600000', label: 'In an hour' },
  { value: '86400000', label: 'In a day' },
  { value: '604800000', label: 'In a week' },
] as const;

function AlertForm({ feed }: { feed: AlertFeed }) {
  const create = useCreateAlert();
  // Minted once for each alert: pressing again after a lost answer makes no second one.
  const [id, setId] = useState(() => uuidv7());
  const [waits, setWaits] = useState<Waits>(feed.kind === 'match' ? 'goal' : 'above');
  const [error, setError] = useState<string>();
  const last = feed.latest !== null && 'last' in feed.latest ? feed.latest.last : undefined;
  const isMatch = feed.kind === 'match';

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const draft = draftOf({ id, feedId: feed.id, waits, form: new FormData(event.currentTarget), last });
    if ('wrong' in draft) {
      setError(draft.wrong);
      return;
    }
    setError(undefined);
    create.mutate(draft, { onSuccess: () => setId(uuidv7()) });
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {create.isError ? <Notice title={refusalOf(create.error)} /> : null}
      <Segmented<Waits>
        label="Tell me when it"
        value={waits}
        onChange={(next) => {
          setWaits(next);
          setError(undefined);
        }}
        options={isMatch ? matchKinds : quoteKinds}
      />
      {waits === 'above' || waits === 'below' ? (
        <TextField
          key="price"
          label="Price"
          name="price"
          inputMode="decimal"
          autoComplete="off"
          placeholder={last === undefined ? '' : last.toFixed(decimalsOf(feed.id, last))}
          error={error}
          hint="It fires when this price is reached from the other side."
        />
      ) : null}
      {waits === 'moves' ? (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            key="percent"
            label="Percent, up or down"
            name="percent"
            inputMode="decimal"
            autoComplete="off"
            placeholder="2"
            error={error}
          />
          <Choice label="Within" name="windowMs" initial="3600000">
            {windows.map((ms) => (
              <option key={ms} value={ms}>
                {durationInWords(ms)}
              </option>
            ))}
          </Choice>
        </div>
      ) : null}
      <div className="flex items-end gap-3">
        <Choice label="Expires" name="lifetime" initial="">
          {lifetimes.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Choice>
        <label className="flex h-11 items-center gap-2 text-[13px] md:h-9">
          <input
            type="checkbox"
            name="repeat"
            defaultChecked={waits === 'goal'}
            key={waits}
            className="size-4 accent-(--accent)"
          />
          Every time
        </label>
        <Button type="submit" look="primary" className="ml-auto" disabled={create.isPending}>
          Add alert
        </Button>
      </div>
    </form>
  );
}

function Choice({
  label,
  name,
  initial,
  children,
}: {
  label: string;
  name: string;
  initial: string;
  children: React.ReactNode;
}) {
  return (
    <label className="flex min-w-0 flex-1 flex-col gap-1.5 text-[13px] font-medium">
      {label}
      <select name={name} defaultValue={initial} className={`${inputStyle} font-normal`}>
        {children}
      </select>
    </label>
  );
}

function draftOf({
  id,
  feedId,
  waits,
  form,
  last,
}: {
  id: string;
  feedId: string;
  waits: Waits;
  form: FormData;
  last: number | undefined;
}): AlertCreate | { wrong: string } {
  const lifetime = Number(form.get('lifetime') ?? 0);
  const about = {
    id,
    feedId,
    hysteresis: 0,
    repeat: form.get('repeat') !== null,
    expiresAt: lifetime > 0 ? new Date(Date.now() + lifetime).toISOString() : null,
  };
  if (waits === 'above' || waits === 'below') {
    const price = numberIn(form.get('price'));
    if (price === undefined) return { wrong: 'A price is needed, such as 184.50' };
    // A price that trembles on the line is one crossing: a tenth of a percent is beyond what trembles.
    return { ...about, kind: 'crosses', direction: waits, price, hysteresis: (last ?? price) * 0.001 };
  }
  if (waits === 'moves') {
    const percent = numberIn(form.get('percent'));
    if (percent === undefined || percent < 0.01) return { wrong: 'A percentage is needed, such as 2' };
    return { ...about, kind: 'moves', direction: 'either', percent, windowMs: Number(form.get('windowMs')) };
  }
  return { ...about, kind: waits };
}

/** `1,234.5` and `1234.5`; nothing for what is no number. */
function numberIn(value: FormDataEntryValue | null): number | undefined {
  const text = String(value ?? '')
    .replaceAll(',', '')
    .trim();
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const refusalOf = (error: Error): string =>
  error instanceof ApiError && error.fields.size > 0
    ? [...error.fields.values()].join(' ')
    : messageOf(error);
