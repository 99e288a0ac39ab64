'use client';

import { useMutation } from '@tanstack/react-query';
import { Ban, Copy, Flag, Link2, MicOff, Pencil, Pin, PinOff, Reply, SmilePlus, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { FollowItem } from '../following/follow-item.tsx';
import { type Measure, ModerationDialog } from '../keeping/moderation-dialog.tsx';
import { ReportDialog } from '../keeping/report-dialog.tsx';
import type { MessageRow } from '../room/timeline-rows.ts';
import { copyText } from '../ui/copy-text.ts';
import { Confirmation } from '../ui/dialog.tsx';
import { AnchoredMenu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { useHasBeen } from '../ui/use-has-been.ts';
import { EditMessage } from './edit-message.tsx';
import { messageAddress } from './message-address.ts';
import type { MessagePlace } from './message-place.ts';
import { quickReactions } from './quick-reactions.ts';
import { useReact } from './use-react.ts';

const EmojiPopover = dynamic(async () => (await import('../emoji/emoji-popover.tsx')).EmojiPopover, {
  ssr: false,
});

/** What was asked for at a message: all that can be done to it, or an emoji to react with. */
export type OpenedMenu = { word: 'menu' | 'emoji'; row: MessageRow; anchor: HTMLElement; isOpen: boolean };
type Action = 'reply' | 'edit' | 'delete' | 'report' | 'react' | Measure;
type Asking = 'nothing' | Exclude<Action, 'reply'>;

/**
 * All that can be done to a message: one menu for all rows, at the row that asked for it. What opens something else waits until the menu
 * has given the focus back, so that closing the other gives it back once more.
 */
export function MessageMenu({
  menu: { word, row, anchor, isOpen },
  place,
  onClose,
}: {
  menu: OpenedMenu;
  place: MessagePlace;
  onClose: () => void;
}) {
  const { me } = useRealtime();
  const { roomId, role, isKept } = place;
  const next = useRef<Action>(undefined);
  const [asking, setAsking] = useState<Asking>('nothing');
  const onError = (error: unknown) => toast.error(messageOf(error));
  const onSuccess = () => setAsking('nothing');
  const react = useReact(roomId);
  const edit = useMutation({
    mutationFn: (body: string) => api.editMessage(roomId, row.key, body),
    onError,
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => api.deleteMessage(roomId, row.key), onError, onSuccess });
  const pin = useMutation({
    mutationFn: (isPinned: boolean) => (isPinned ? api.unpin(roomId, row.key) : api.pin(roomId, row.key)),
    onError,
    onSuccess: (_, isPinned) => toast(isPinned ? 'Not pinned any more' : 'Pinned for everyone in the room'),
  });
  const isPinned = place.pinned.has(row.key);
  const isOwn = row.author.id === me.id;
  const mayEdit = isOwn && row.feed === undefined;
  const mayDelete = isOwn || role !== 'member';
  const goOn = () => {
    const action = next.current;
    next.current = undefined;
    if (action === 'reply') place.openThread(row.threadId);
    else if (action !== undefined) setAsking(action);
  };
  const isEmojiOpen = word === 'emoji' ? isOpen : asking === 'react';
  const hasEmojiOpened = useHasBeen(isEmojiOpen);
  const then = (action: Action) => () => {
    next.current = action;
  };

  return (
    <>
      <AnchoredMenu anchor={anchor} open={isOpen && word === 'menu'} onClose={onClose} onClosed={goOn}>
        <div className="flex justify-between gap-0.5 px-0.5 pb-0.5">
          {quickReactions.map(({ emoji, name }) => {
            const mine = row.reactions.some((one) => one.emoji === emoji && one.mine);
            return (
              <MenuItem
                key={emoji}
                aria-label={mine ? `Take back ${name}` : `React with ${name}`}
                onClick={() => react({ messageId: row.key, emoji, mine })}
                className={
                  mine
                    ? 'size-9 justify-center bg-tint p-0 text-lg pointer-coarse:size-11'
                    : 'size-9 justify-center p-0 text-lg pointer-coarse:size-11'
                }
              >
                <span aria-hidden="true">{emoji}</span>
              </MenuItem>
            );
          })}
        </div>
        <MenuItem onClick={then('react')}>
          <SmilePlus aria-hidden="true" />
          React with another emoji
        </MenuItem>
        <MenuSeparator />
        {place.isThread ? null : (
          <MenuItem onClick={then('reply')}>
            <Reply aria-hidden="true" />
            Reply in thread
          </MenuItem>
        )}
        <MenuItem
          onClick={() =>
            void copyText(messageAddress(window.location.origin, roomId, row.key), 'Link copied')
          }
        >
          <Link2 aria-hidden="true" />
          Copy link
        </MenuItem>
        {row.feed === undefined ? (
          <MenuItem onClick={() => void copyText(row.body, 'Text copied')}>
            <Copy aria-hidden="true" />
            Copy text
          </MenuItem>
        ) : null}
        {role === 'member' ? null : (
          <MenuItem onClick={() => pin.mutate(isPinned)}>
            {isPinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
            {isPinned ? 'Unpin message' : 'Pin message'}
          </MenuItem>
        )}
        {isOwn || row.feed !== undefined ? null : <FollowItem person={row.author} />}
        {isOwn || !isKept ? null : (
          <MenuItem onClick={then('report')}>
            <Flag aria-hidden="true" />
            Report message
          </MenuItem>
        )}
        {mayDelete ? <MenuSeparator /> : null}
        {mayEdit ? (
          <MenuItem onClick={then('edit')}>
            <Pencil aria-hidden="true" />
            Edit message
          </MenuItem>
        ) : null}
        {mayDelete ? (
          <MenuItem onClick={then('delete')} className="text-danger [&_svg]:text-danger">
            <Trash2 aria-hidden="true" />
            Delete message
          </MenuItem>
        ) : null}
        {!isOwn && isKept && role !== 'member' ? (
          <>
            <MenuItem onClick={then('mute')}>
              <MicOff aria-hidden="true" />
              Mute {row.author.name}…
            </MenuItem>
            <MenuItem onClick={then('ban')} className="text-danger [&_svg]:text-danger">
              <Ban aria-hidden="true" />
              Ban {row.author.name}…
            </MenuItem>
          </>
        ) : null}
      </AnchoredMenu>
      {hasEmojiOpened ? (
        <EmojiPopover
          anchor={anchor}
          open={isEmojiOpen}
          onClose={word === 'emoji' ? onClose : () => setAsking('nothing')}
          onPick={(emoji) => {
            const mine = row.reactions.some((one) => one.emoji === emoji && one.mine);
            if (!mine) react({ messageId: row.key, emoji, mine });
          }}
          returnTo={() => anchor}
        />
      ) : null}
      {asking === 'edit' ? (
        <EditMessage
          body={row.body}
          onSave={(body) => edit.mutate(body)}
          onClose={() => setAsking('nothing')}
          pending={edit.isPending}
        />
      ) : null}
      {asking === 'report' ? (
        <ReportDialog roomId={roomId} messageId={row.key} onClose={() => setAsking('nothing')} />
      ) : null}
      {asking === 'mute' || asking === 'ban' || asking === 'kick' ? (
        <ModerationDialog
          roomId={roomId}
          person={row.author}
          measure={asking}
          onClose={() => setAsking('nothing')}
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
