'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Author, limits } from '@tidewire/protocol/wire';
import { useState } from 'react';
import { messageOf } from '#web/realtime/api-error.ts';
import { keepingApi } from '#web/realtime/keeping-api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.ts';
import { type Duration, endOf, isDuration, optionsOf } from './durations.ts';

export type Measure = 'kick' | 'mute' | 'ban';

type Words = {
  title: (name: string) => string;
  what: string;
  action: string;
  done: (name: string) => string;
};
const words: Record<Measure, Words> = {
  kick: {
    title: (name) => `Remove ${name}?`,
    what: 'They are out at once, and can come back as they came.',
    action: 'Remove',
    done: (name) => `${name} was removed`,
  },
  mute: {
    title: (name) => `Mute ${name}?`,
    what: 'They read on and cannot write until it is over.',
    action: 'Mute',
    done: (name) => `${name} is muted`,
  },
  ban: {
    title: (name) => `Ban ${name}?`,
    what: 'They are out at once, and cannot come back until it is over.',
    action: 'Ban',
    done: (name) => `${name} is banned`,
  },
};

const choices: Record<Measure, readonly Duration[]> = {
  kick: [],
  mute: ['10m', '1h', '1d', '7d', '30d'],
  ban: ['1h', '1d', '7d', '30d', 'ever'],
};

/** What somebody who keeps a room does to somebody in it, and why: the reason goes into the room's history. */
export function ModerationDialog({
  roomId,
  person,
  measure,
  onClose,
}: {
  roomId: string;
  person: Author;
  measure: Measure;
  onClose: () => void;
}) {
  const { title, what } = words[measure];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title(person.name)}
      description={what}
    >
      <MeasureForm roomId={roomId} person={person} measure={measure} onClose={onClose} />
    </Dialog>
  );
}

function MeasureForm({
  roomId,
  person,
  measure,
  onClose,
}: {
  roomId: string;
  person: Author;
  measure: Measure;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [duration, setDuration] = useState<Duration>('1d');
  const { action, done } = words[measure];
  const take = useMutation({
    mutationFn: () => carryOut(measure, roomId, person.id, { reason: reason.trim(), duration }),
    onSuccess: async () => {
      toast(done(person.name));
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['members', roomId] }),
        queries.invalidateQueries({ queryKey: ['keeping', roomId] }),
      ]);
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        take.mutate();
      }}
    >
      {take.isError ? <Notice title="That did not work">{messageOf(take.error)}</Notice> : null}
      <TextField
        label="Reason"
        autoComplete="off"
        required
        maxLength={limits.reasonLength}
        hint={measure === 'ban' ? 'Kept in the history of the room' : 'Those who keep the room can read it'}
        onChange={(event) => setReason(event.target.value)}
      />
      {measure === 'kick' ? null : (
        <SelectField
          label="For how long"
          value={duration}
          options={optionsOf(choices[measure])}
          onChange={({ target: { value } }) => {
            if (isDuration(value)) setDuration(value);
          }}
        />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="danger" disabled={reason.trim() === '' || take.isPending}>
          {action}
        </Button>
      </div>
    </form>
  );
}

function carryOut(
  measure: Measure,
  roomId: string,
  userId: string,
  { reason, duration }: { reason: string; duration: Duration },
): Promise<void> {
  const until = endOf(duration, Date.now());
  switch (measure) {
    case 'kick':
      return keepingApi.removeMember(roomId, userId, reason);
    case 'ban':
      return keepingApi.ban(roomId, userId, { reason, until });
    case 'mute':
      return keepingApi.mute(roomId, userId, { reason, until: until ?? endOf('30d', Date.now()) ?? '' });
  }
}
