'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Report } from '@tidewire/protocol/wire';
import { useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { keepingApi } from '#web/realtime/keeping-api.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast } from '../ui/toast.ts';
import { momentInWords } from './end-words.ts';
import { type Measure, ModerationDialog } from './moderation-dialog.tsx';

/** What people of the room reported and nobody has decided about, the oldest first. */
export function Reports({ roomId }: { roomId: string }) {
  const reports = useQuery({
    queryKey: ['keeping', roomId, 'reports'],
    queryFn: () => keepingApi.openReports(roomId),
  });
  if (reports.isPending) return <Skeleton className="h-32 w-full rounded-lg" />;
  if (reports.isError) return <Notice title="They could not be loaded">{messageOf(reports.error)}</Notice>;
  if (reports.data.items.length === 0) {
    return (
      <p className="text-[13px] text-soft">
        Nothing is waiting. What people report from a message’s menu stands here until somebody decides.
      </p>
    );
  }
  return (
    <ul className="flex flex-col gap-3">
      {reports.data.items.map((report) => (
        <ReportItem key={report.id} report={report} />
      ))}
    </ul>
  );
}

function ReportItem({ report }: { report: Report }) {
  const queries = useQueryClient();
  const [measure, setMeasure] = useState<Measure>();
  const { roomId, author, reporter } = report;
  const settle = (done: string, run: () => Promise<void>) => ({
    mutationFn: run,
    onSuccess: () => toast(done),
    onError: (error: Error) => toast.error(messageOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keeping', roomId] }),
  });
  const dismiss = useMutation(settle('Dismissed', () => keepingApi.decide(roomId, report.id, 'dismissed')));
  const remove = useMutation(
    settle('The message was deleted', async () => {
      await api.deleteMessage(roomId, report.messageId);
      await keepingApi.decide(roomId, report.id, 'acted');
    }),
  );
  const isBusy = dismiss.isPending || remove.isPending;
  return (
    <li className="rounded-lg border border-line p-3">
      <p className="text-xs text-faint">
        {reporter.name} reported {author.name} · {momentInWords(report.createdAt)}
      </p>
      <p className="mt-1 text-[13px] font-medium wrap-anywhere">{report.reason}</p>
      <blockquote className="mt-2 border-l-2 border-line pl-2.5 text-[13px] wrap-anywhere text-soft">
        {report.body}
      </blockquote>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" disabled={isBusy} onClick={() => dismiss.mutate()}>
          Dismiss
        </Button>
        <Button size="small" disabled={isBusy} onClick={() => setMeasure('mute')}>
          Mute {author.name}
        </Button>
        <Button size="small" disabled={isBusy} onClick={() => setMeasure('ban')}>
          Ban
        </Button>
        <Button size="small" look="danger" disabled={isBusy} onClick={() => remove.mutate()}>
          Delete message
        </Button>
      </div>
      {measure === undefined ? null : (
        <ModerationDialog
          roomId={roomId}
          person={author}
          measure={measure}
          onClose={() => setMeasure(undefined)}
        />
      )}
    </li>
  );
}
