'use client';

import { useMutation } from '@tanstack/react-query';
import { Pencil, SmilePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import type { MessageRow } from '../room/timeline-rows.ts';
import { Button } from '../ui/button.tsx';
import { Confirmation } from '../ui/dialog.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { EditMessage } from './edit-message.tsx';
import { Reactions } from './reactions.tsx';

const quick = [
  { emoji: '👍', name: 'thumbs up' },
  { emoji: '❤️', name: 'heart' },
  { emoji: '😂', name: 'laughing' },
  { emoji: '🎉', name: 'party' },
  { emoji: '😮', name: 'surprised' },
  { emoji: '😢', name: 'sad' },
] as const;

/** What can be done to a message that is said, and what was done. The page shows it when the room’s log says that it happened. */
export function MessageActions({ row, room }: { row: MessageRow; room: { roomId: string; role: string } }) {
  const { me } = useRealtime();
  const [asking, setAsking] = useState<'nothing' | 'edit' | 'delete'>('nothing');
  const { roomId } = room;
  const onError = (error: unknown) => toast.error(messageOf(error));
  const onSuccess = () => setAsking('nothing');
  const react = useMutation({
    mutationFn: ({ emoji, mine }: { emoji: string; mine: boolean }) =>
      mine ? api.unreact(roomId, row.key, emoji) : api.react(roomId, row.key, emoji),
    onError,
  });
  const edit = useMutation({
    mutationFn: (body: string) => api.editMessage(roomId, row.key, body),
    onError,
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => api.deleteMessage(roomId, row.key), onError, onSuccess });
  const isOwn = row.author.id === me.id;
  const isMine = (emoji: string) => row.reactions.some((one) => one.emoji === emoji && one.mine);

  return (
    <>
      <Reactions reactions={row.reactions} onToggle={(reaction) => react.mutate(reaction)} />
      <div className="absolute top-0 right-3 opacity-0 group-hover:opacity-100 focus-within:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100">
        <Menu
          trigger={
            <Button
              look="ghost"
              size="icon-small"
              aria-label={`React to or change the message by ${row.author.name}`}
              className="border border-line bg-raised"
            >
              <SmilePlus aria-hidden="true" />
            </Button>
          }
        >
          {quick.map(({ emoji, name }) => (
            <MenuItem key={emoji} onClick={() => react.mutate({ emoji, mine: isMine(emoji) })}>
              <span aria-hidden="true" className="w-4 text-center">
                {emoji}
              </span>
              {isMine(emoji) ? `Take back ${name}` : `React with ${name}`}
            </MenuItem>
          ))}
          {isOwn || room.role !== 'member' ? <MenuSeparator /> : null}
          {isOwn ? (
            <MenuItem onClick={() => setAsking('edit')}>
              <Pencil aria-hidden="true" />
              Edit message
            </MenuItem>
          ) : null}
          {isOwn || room.role !== 'member' ? (
            <MenuItem onClick={() => setAsking('delete')}>
              <Trash2 aria-hidden="true" />
              Delete message
            </MenuItem>
          ) : null}
        </Menu>
      </div>
      {asking === 'edit' ? (
        <EditMessage
          body={row.body}
          onSave={(body) => edit.mutate(body)}
          onClose={() => setAsking('nothing')}
          pending={edit.isPending}
        />
      ) : null}
      <Confirmation
        open={asking === 'delete'}
        onOpenChange={(open) => setAsking(open ? 'delete' : 'nothing')}
        title="Delete this message?"
        description="Its words are gone for everyone. This cannot be undone."
        action="Delete message"
        onConfirm={() => remove.mutate()}
        pending={remove.isPending}
      />
    </>
  );
}
