'use client';

import { useMutation } from '@tanstack/react-query';
import { limits } from '@tidewire/protocol/wire';
import { useState } from 'react';
import { messageOf } from '#web/realtime/api-error.ts';
import { keepingApi } from '#web/realtime/keeping-api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.ts';

/** Asks those who keep the room to look at a message. */
export function ReportDialog({
  roomId,
  messageId,
  onClose,
}: {
  roomId: string;
  messageId: string;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const report = useMutation({
    mutationFn: () => keepingApi.report(roomId, messageId, reason.trim()),
    onSuccess: () => {
      toast('Reported. Those who keep the room will see it.');
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Report this message?"
      description="Owners and moderators see it with what it says now, and that you reported it."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          report.mutate();
        }}
      >
        {report.isError ? <Notice title="It was not reported">{messageOf(report.error)}</Notice> : null}
        <TextField
          label="What is wrong with it?"
          autoComplete="off"
          maxLength={limits.reasonLength}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={reason.trim() === '' || report.isPending}>
            Report
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
