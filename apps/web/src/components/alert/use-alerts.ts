'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Alert, AlertCreate, AlertPatch } from '@tidewire/protocol/wire';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useNotices } from '#web/realtime/use-notices.ts';
import { toast } from '../ui/toast.ts';
import { useInBrowser } from '../ui/use-in-browser.ts';

export const alertsKey = ['alerts'] as const;
export const firingsKey = (alertId: string) => ['alerts', alertId, 'firings'] as const;

/** A person's alerts, latest first. They may be known before the list of them has come alive, which begins as the server drew it. */
export function useAlerts() {
  const isInBrowser = useInBrowser();
  return useQuery({
    queryKey: isInBrowser ? alertsKey : ['alerts, as the server knows them'],
    queryFn: api.alerts,
    enabled: isInBrowser,
    staleTime: 5 * 60_000,
  });
}

export const isArmed = ({ state, expiresAt }: Alert): boolean =>
  state !== 'done' && (expiresAt === null || Date.parse(expiresAt) > Date.now());

/** Keeps what is shown of alerts as the server has it, whoever changed or fired them. Once in a page. */
export function useFreshAlerts(): void {
  const queries = useQueryClient();
  useNotices(({ kind }) => {
    if (kind === 'alerts.changed' || kind === 'alert.fired' || kind === 'alert.corrected')
      void queries.invalidateQueries({ queryKey: alertsKey });
  });
}

export function useCreateAlert() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (alert: AlertCreate) => api.createAlert(alert),
    onSuccess: (alert) => {
      queries.setQueryData<Alert[]>(alertsKey, (alerts = []) => [
        alert,
        ...alerts.filter(({ id }) => id !== alert.id),
      ]);
    },
  });
}

/** Shown at once, taken back when the server says no. */
export function useChangeAlert() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ alert, patch }: { alert: Alert; patch: AlertPatch | null }) => {
      if (patch === null) await api.deleteAlert(alert.id);
      else await api.updateAlert(alert.id, patch);
    },
    onMutate: async ({ alert, patch }) => {
      await queries.cancelQueries({ queryKey: alertsKey, exact: true });
      const before = queries.getQueryData<Alert[]>(alertsKey);
      queries.setQueryData<Alert[]>(alertsKey, (alerts = []) =>
        alerts.flatMap((one) =>
          one.id !== alert.id ? [one] : patch === null ? [] : [{ ...one, ...withoutAbsent(patch) }],
        ),
      );
      return { before };
    },
    onError: (error, _, context) => {
      queries.setQueryData(alertsKey, context?.before);
      toast.error(`The alert: ${messageOf(error)}`);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: alertsKey, exact: true }),
  });
}

const withoutAbsent = (patch: AlertPatch): Partial<Alert> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
