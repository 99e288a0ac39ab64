'use client';

import type { Alert } from '@tidewire/protocol/wire';
import { Bell } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { lineInWords } from '../alert/alert-words.ts';
import { isArmed, useAlerts, useChangeAlert } from '../alert/use-alerts.ts';
import { classNames } from '../ui/class-names.ts';
import { movedByKey, quoted } from './alert-line-price.ts';
import type { ChartDrawing } from './chart-drawing.ts';
import { formatPrice, symbolOf } from './format-quote.ts';

/** The lines that a person's alerts wait for, over the chart. Each is moved by dragging its bell, or with the arrow keys and Enter. */
export function AlertLines({
  feedId,
  chart,
  decimals,
}: {
  feedId: string;
  chart: ChartDrawing;
  decimals: number;
}) {
  const alerts = useAlerts();
  const lines = alerts.data?.filter(
    (alert) => alert.feedId === feedId && alert.kind === 'crosses' && isArmed(alert),
  );
  return (
    <div className="pointer-events-none absolute inset-0 z-10 overflow-hidden">
      {lines?.map((alert) => (
        <AlertLine key={alert.id} alert={alert} chart={chart} decimals={decimals} />
      ))}
    </div>
  );
}

function AlertLine({ alert, chart, decimals }: { alert: Alert; chart: ChartDrawing; decimals: number }) {
  const { mutate } = useChangeAlert();
  /** Where it is being moved to; nothing is said to the server until it is let go. */
  const [draft, setDraft] = useState<number>();
  const line = useRef<HTMLDivElement>(null);
  /** How far from the line the finger took hold of its bell. */
  const grip = useRef(0);
  const price = draft ?? alert.price;

  useLayoutEffect(() => chart.onScaled(() => place(line.current, chart, price)), [chart, price]);

  const settle = () => {
    setDraft(undefined);
    if (draft !== undefined && draft !== alert.price) mutate({ alert, patch: { price: draft } });
  };
  const take = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = event.clientY - (line.current?.getBoundingClientRect().top ?? event.clientY);
    setDraft(alert.price);
  };
  const drag = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const top = line.current?.parentElement?.getBoundingClientRect().top ?? 0;
    const next = chart.priceAt(event.clientY - top - grip.current);
    if (next !== undefined) setDraft(quoted(next, decimals));
  };
  const steer = (event: KeyboardEvent) => {
    const next = movedByKey(event.key, price, decimals);
    if (next !== undefined) setDraft(next);
    else if (event.key === 'Enter') settle();
    else if (event.key === 'Escape' && draft !== undefined) setDraft(undefined);
    else return;
    event.preventDefault();
    // Escape would also close what the page has open.
    event.stopPropagation();
  };

  return (
    <div ref={line} className="absolute top-0 left-0 border-t border-dashed border-accent">
      <button
        type="button"
        role="slider"
        aria-label={`Alert on ${symbolOf(alert.feedId)}`}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={price * 2}
        aria-valuenow={price}
        aria-valuetext={lineInWords({ ...alert, price })}
        title="Drag it, or use the arrow keys and Enter, to have the alert at another price"
        className={classNames(
          'numeric pointer-events-auto absolute -top-3 left-3 flex h-6 cursor-ns-resize touch-none items-center gap-1 rounded-full border border-accent bg-raised px-2 text-2xs text-accent-ink',
          "before:absolute before:-inset-2.5 before:content-['']",
          draft !== undefined && 'bg-accent text-on-accent',
        )}
        onPointerDown={take}
        onPointerMove={drag}
        onPointerUp={settle}
        onPointerCancel={() => setDraft(undefined)}
        onKeyDown={steer}
        onBlur={settle}
      >
        <Bell aria-hidden="true" className="size-3" />
        {alert.direction === 'below' ? '↓' : '↑'} {formatPrice(price, decimals)}
      </button>
    </div>
  );
}

const edgePx = 14;

/** What lies beyond the prices in sight waits at the edge, so that it can be fetched from there. */
function place(line: HTMLElement | null, chart: ChartDrawing, price: number): void {
  const y = chart.yOf(price);
  if (line === null) return;
  line.hidden = y === undefined;
  if (y === undefined) return;
  const at = Math.min(Math.max(y, edgePx), chart.height - edgePx);
  line.style.width = `${chart.width}px`;
  line.style.transform = `translateY(${at}px)`;
  line.style.borderTopColor = at === y ? '' : 'transparent';
}
