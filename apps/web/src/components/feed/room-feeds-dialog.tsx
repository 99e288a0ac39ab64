'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Feed, Membership, RoomFeed, RoomRule } from '@tidewire/protocol/wire';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '#web/realtime/api.ts';
import { messageOf } from '#web/realtime/api-error.ts';
import { useRealtime } from '#web/realtime/realtime-provider.tsx';
import { durationInWords, lineInWords } from '../alert/alert-words.ts';
import { isQuoteFeed, symbolOf } from '../quote/format-quote.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { toast } from '../ui/toast.ts';

/** The live feeds of a room: what they tell, which to add, and whether one hears of them. */
export function RoomFeedsDialog({
  membership,
  open,
  onOpenChange,
}: {
  membership: Membership;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Live feeds"
      description="A card in the room that always shows the latest, and messages only for what you ask for."
    >
      <RoomFeeds membership={membership} />
    </Dialog>
  );
}

const feedsKey = (roomId: string) => ['room-feeds', roomId] as const;

/** What a feed of the room should tell; `undefined` takes it away. */
type Wanted = Pick<RoomFeed, 'rules' | 'unread'>;

function useRoomFeedChange(roomId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ feedId, wanted }: { feedId: string; wanted: Wanted | undefined }) => {
      if (wanted === undefined) await api.removeRoomFeed(roomId, feedId);
      else await api.putRoomFeed(roomId, feedId, wanted);
    },
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: feedsKey(roomId) }),
  });
}

function RoomFeeds({ membership }: { membership: Membership }) {
  const { room, role } = membership;
  const keeps = role !== 'member' || room.kind !== 'room';
  const feeds = useQuery({
    queryKey: feedsKey(room.id),
    queryFn: () => api.roomFeeds(room.id),
    staleTime: 0,
  });
  if (feeds.isPending) return <Skeleton className="h-40 w-full rounded-lg" />;
  if (feeds.isError) return <Notice title="The feeds could not be loaded">{messageOf(feeds.error)}</Notice>;
  return (
    <>
      {feeds.data.length === 0 ? (
        <p className="py-2 text-sm text-soft">This room has none yet.</p>
      ) : (
        <ul aria-label="Feeds of this room" className="flex flex-col">
          {feeds.data.map((one) => (
            <RoomFeedItem key={one.feed.id} roomId={room.id} roomFeed={one} keeps={keeps} />
          ))}
        </ul>
      )}
      <MuteFeeds membership={membership} />
      {keeps ? <AddFeed roomId={room.id} there={feeds.data.map(({ feed }) => feed.id)} /> : null}
    </>
  );
}

const percents = [1, 2, 5];
const windowMs = 3_600_000;

function RoomFeedItem({ roomId, roomFeed, keeps }: { roomId: string; roomFeed: RoomFeed; keeps: boolean }) {
  const { feed } = roomFeed;
  const change = useRoomFeedChange(roomId);
  // What was asked for stands there at once, and goes back when it was refused.
  const { rules, unread } = (change.isPending ? change.variables.wanted : undefined) ?? roomFeed;
  const name = nameOf(feed);
  const toggle = (rule: RoomRule) => {
    const others = rules.filter((one) => !isSame(one, rule));
    const isOn = others.length < rules.length;
    // Of two percentages the smaller one says all that the larger would.
    const kept =
      rule.kind === 'moves'
        ? others.filter(({ kind, direction }) => kind !== 'moves' || direction !== rule.direction)
        : others;
    change.mutate({ feedId: feed.id, wanted: { rules: isOn ? others : [...kept, rule], unread } });
  };
  return (
    <li className="border-b border-line/70 py-2 last:border-b-0">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{name}</span>
        {keeps ? (
          <Button
            look="ghost"
            size="icon-small"
            aria-label={`Remove ${name}`}
            onClick={() => change.mutate({ feedId: feed.id, wanted: undefined })}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        ) : null}
      </div>
      <fieldset disabled={!keeps} className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-[13px]">
        <legend className="sr-only">What of {name} becomes a message</legend>
        {choicesOf(feed, rules).map(({ rule, label }) => (
          <Choice
            key={label}
            label={label}
            isOn={rules.some((one) => isSame(one, rule))}
            onChange={() => toggle(rule)}
          />
        ))}
        <Choice
          label="Counts as unread"
          isOn={unread}
          onChange={() => change.mutate({ feedId: feed.id, wanted: { rules, unread: !unread } })}
        />
      </fieldset>
    </li>
  );
}

function Choice({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: () => void }) {
  return (
    <label className="flex min-h-6 items-center gap-1.5">
      <input type="checkbox" className="size-4 accent-(--accent)" checked={isOn} onChange={onChange} />
      {label}
    </label>
  );
}

type RuleChoice = { rule: RoomRule; label: string };

/** The usual rules, and those that were asked for in other words. */
function choicesOf(feed: Feed, rules: readonly RoomRule[]): RuleChoice[] {
  const usual = usualRules(feed);
  const others = rules.filter((rule) => !usual.some((one) => isSame(one.rule, rule)));
  return [...usual, ...others.map((rule) => ({ rule, label: `When it ${ruleInWords(feed.id, rule)}` }))];
}

const ruleInWords = (feedId: string, rule: RoomRule): string =>
  lineInWords({
    ...{ kind: rule.kind, feedId, direction: rule.direction ?? 'either', price: rule.price ?? 0 },
    ...{ percent: rule.percent ?? null, windowMs: rule.windowMs ?? null },
  });

function usualRules(feed: Feed): RuleChoice[] {
  if (feed.kind === 'match')
    return [
      { rule: { kind: 'goal' }, label: 'Goals' },
      { rule: { kind: 'start' }, label: 'Start' },
      { rule: { kind: 'end' }, label: 'End' },
    ];
  return percents.map((percent) => ({
    rule: { kind: 'moves', percent, windowMs },
    label: `±${percent}% in ${durationInWords(windowMs)}`,
  }));
}

const isSame = (one: RoomRule, other: RoomRule): boolean =>
  one.kind === other.kind &&
  one.percent === other.percent &&
  one.windowMs === other.windowMs &&
  one.price === other.price &&
  one.direction === other.direction;

const nameOf = (feed: Feed): string => (isQuoteFeed(feed.id) ? symbolOf(feed.id) : feed.title);

function MuteFeeds({ membership }: { membership: Membership }) {
  const { rooms } = useRealtime();
  const mute = useMutation({
    mutationFn: (feedsMuted: boolean) => api.patchMembership(membership.room.id, { feedsMuted }),
    onSuccess: (changed) => rooms.add(changed),
    onError: (error) => toast.error(messageOf(error)),
  });
  return (
    <label className="mt-2 flex min-h-9 items-center gap-2 border-t border-line pt-2 text-[13px]">
      <input
        type="checkbox"
        className="size-4 accent-(--accent)"
        checked={mute.isPending ? mute.variables : membership.feedsMuted}
        onChange={(event) => mute.mutate(event.target.checked)}
      />
      Mute for me: nothing they say is unread
    </label>
  );
}

const mostFound = 6;

function AddFeed({ roomId, there }: { roomId: string; there: readonly string[] }) {
  const [search, setSearch] = useState('');
  const feeds = useQuery({ queryKey: ['feeds'], queryFn: api.feeds });
  const change = useRoomFeedChange(roomId);
  const words = search.trim().toLowerCase();
  const found =
    words === ''
      ? []
      : (feeds.data ?? [])
          .filter(({ id, title }) => !there.includes(id) && `${id} ${title}`.toLowerCase().includes(words))
          .slice(0, mostFound);
  return (
    <section aria-label="Add a feed" className="mt-3 border-t border-line pt-3">
      <TextField
        label="Add a symbol or a match"
        type="search"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="mt-1 flex min-h-24 flex-col">
        {found.map((feed) => (
          <li key={feed.id} className="flex min-h-11 items-center gap-2 text-[13px]">
            <span className="min-w-0 flex-1 truncate">
              <span className="font-medium">{nameOf(feed)}</span>{' '}
              {isQuoteFeed(feed.id) ? <span className="text-faint">{feed.title}</span> : null}
            </span>
            <Button
              size="small"
              disabled={change.isPending}
              onClick={() =>
                change.mutate({
                  feedId: feed.id,
                  wanted: { rules: feed.kind === 'match' ? [{ kind: 'goal' }] : [], unread: false },
                })
              }
            >
              <Plus aria-hidden="true" className="size-3.5" />
              Add<span className="sr-only"> {nameOf(feed)}</span>
            </Button>
          </li>
        ))}
        {words !== '' && feeds.isSuccess && found.length === 0 ? (
          <li className="py-3 text-sm text-soft">Nothing more by that name.</li>
        ) : null}
      </ul>
    </section>
  );
}
