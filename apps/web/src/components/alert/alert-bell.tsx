'use client';

import type { Feed } from '@tidewire/protocol/wire';
import { Bell, BellRing } from 'lucide-react';
import dynamic from 'next/dynamic';
import { memo, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { useHasBeen } from '../ui/use-has-been.ts';
import { isArmed, useAlerts } from './use-alerts.ts';

const AlertDialog = dynamic(async () => (await import('./alert-dialog.tsx')).AlertDialog, { ssr: false });

/** Opens the alerts of one feed; full where there are any. `name` is what people call the feed. */
export const AlertBell = memo(function AlertBell({
  feed,
  name,
  className,
  isQuiet = false,
}: {
  feed: Pick<Feed, 'id' | 'kind' | 'latest' | 'title'>;
  name: string;
  className?: string;
  /** Shown only where there are alerts, or somebody points at the row. */
  isQuiet?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const hasBeenOpen = useHasBeen(isOpen);
  const alerts = useAlerts();
  const count = alerts.data?.filter((alert) => alert.feedId === feed.id && isArmed(alert)).length ?? 0;
  const Icon = count > 0 ? BellRing : Bell;
  return (
    <>
      <Button
        look="ghost"
        size="icon-small"
        aria-label={count === 0 ? `Alerts for ${name}` : `Alerts for ${name}: ${count}`}
        className={classNames(
          count > 0 && 'text-accent-ink',
          isQuiet && count === 0 && 'opacity-0 group-hover:opacity-100 focus-visible:opacity-100',
          className,
        )}
        onClick={() => setOpen(true)}
      >
        <Icon aria-hidden="true" />
      </Button>
      {hasBeenOpen ? <AlertDialog feed={feed} name={name} open={isOpen} onOpenChange={setOpen} /> : null}
    </>
  );
});
