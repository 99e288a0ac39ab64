'use client';

import { assertNever, type Followed, type Post } from '@tidewire/protocol/wire';
import { UserRoundMinus, UsersRound } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { type Posts, usePosts } from '#web/realtime/following/use-posts.ts';
import { useHereIn } from '#web/realtime/rooms/use-here-in.ts';
import { useRoomList } from '#web/realtime/rooms/use-rooms.ts';
import { Markdown } from '../message/markdown.tsx';
import { MayCallAllContext } from '../message/mentions.tsx';
import { MessageTime } from '../room/message-time.tsx';
import { PresenceDot } from '../room/presence-dot.tsx';
import { BackLink, PaneHeader } from '../shell/pane.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RetryNotice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { useFollowing } from './use-following.ts';

/** In so many of one's rooms, the most active first, it is seen whether somebody is here. */
const watchedRooms = 8;

/** Whom one follows, whether they are here, and what they say in public rooms. */
export function FollowingPage() {
  const { following, setFollows } = useFollowing();
  const posts = usePosts();
  const rooms = useRoomList();
  const here = useHereIn(rooms.slice(0, watchedRooms).map(({ id }) => id));
  return (
    <section aria-label="Following" className="flex min-h-0 flex-1 flex-col">
      <PaneHeader className="max-md:pl-1.5">
        <BackLink href="/rooms" label="Back to your rooms" isPhoneOnly />
        <h1 className="text-[15px] font-semibold">Following</h1>
      </PaneHeader>
      <div className="thin-scroll flex min-h-0 flex-1 flex-col overflow-y-auto">
        {following.word === 'failed' ? (
          <div className="p-4">
            <RetryNotice title="Whom you follow could not be loaded" onRetry={following.retry}>
              {following.why}
            </RetryNotice>
          </div>
        ) : null}
        {following.word === 'here' && following.followed.length === 0 ? (
          <EmptyState icon={UsersRound} title="You follow nobody yet">
            Choose “Follow” in the menu of a message or of a member: what that person says in public rooms
            from then on stands here, whether you are in those rooms or not.
          </EmptyState>
        ) : null}
        {following.word === 'here' && following.followed.length > 0 ? (
          <ul
            aria-label="People you follow"
            className="mx-auto flex w-full max-w-3xl flex-wrap gap-2 p-4 pb-2"
          >
            {following.followed.map((one) => (
              <FollowedItem
                key={one.person.id}
                followed={one}
                isHere={here.has(one.person.id)}
                onUnfollow={() => setFollows(one.person, false)}
              />
            ))}
          </ul>
        ) : null}
        {following.word === 'here' && following.followed.length > 0 ? (
          <PostList posts={posts} />
        ) : following.word === 'loading' ? (
          <PostsSkeleton />
        ) : null}
      </div>
    </section>
  );
}

function FollowedItem({
  followed: { person },
  isHere,
  onUnfollow,
}: {
  followed: Followed;
  isHere: boolean;
  onUnfollow: () => void;
}) {
  return (
    <li className="flex h-10 items-center gap-2 rounded-full border border-line pr-1 pl-1.5">
      <span className="relative">
        <Avatar id={person.id} name={person.name} size="small" />
        {isHere ? <PresenceDot className="absolute -right-0.5 -bottom-0.5 ring-2 ring-canvas" /> : null}
      </span>
      <span className="text-[13px] font-medium">
        {person.name}
        {isHere ? <span className="sr-only">, here now</span> : null}
      </span>
      {person.guest ? <Badge>Guest</Badge> : null}
      <Tooltip content="Unfollow">
        <Button
          look="ghost"
          size="icon-small"
          className="rounded-full"
          aria-label={`Unfollow ${person.name}`}
          onClick={onUnfollow}
        >
          <UserRoundMinus aria-hidden="true" />
        </Button>
      </Tooltip>
    </li>
  );
}

function PostList({ posts }: { posts: Posts }) {
  switch (posts.word) {
    case 'loading':
      return <PostsSkeleton />;
    case 'failed':
      return (
        <div className="p-4">
          <RetryNotice title="What they said could not be loaded" onRetry={posts.retry}>
            {posts.why}
          </RetryNotice>
        </div>
      );
    case 'here':
      return posts.posts.length === 0 ? (
        <p className="px-4 py-10 text-center text-sm text-soft">
          Nothing yet. What they say in public rooms from now on stands here.
        </p>
      ) : (
        <>
          <ol aria-label="Posts" className="mx-auto w-full max-w-3xl divide-y divide-line/70 px-2 pb-4">
            {posts.posts.map((post) => (
              <PostItem key={post.seq} post={post} />
            ))}
          </ol>
          {posts.more === undefined ? null : (
            <div className="flex justify-center pb-6">
              <Button disabled={posts.more.isLoading} onClick={posts.more.load}>
                {posts.more.isLoading ? 'Loading…' : 'Older posts'}
              </Button>
            </div>
          )}
        </>
      );
    default:
      return assertNever(posts);
  }
}

function PostItem({ post: { message, room } }: { post: Post }) {
  const { author } = message;
  const at = useMemo(() => Date.parse(message.createdAt), [message.createdAt]);
  return (
    <li>
      <article
        aria-label={`${author.name} in ${room.name}`}
        className="grid grid-cols-[2rem_1fr] gap-x-3 px-2 py-3"
      >
        <Avatar id={author.id} name={author.name} />
        <div className="min-w-0">
          <p className="flex min-w-0 items-baseline gap-2 text-sm leading-5">
            <bdi className="truncate font-semibold">{author.name}</bdi>
            <span className="flex min-w-0 flex-1 items-baseline gap-1 text-xs text-faint">
              in
              <Link
                href={`/rooms/${room.id}?message=${message.id}`}
                prefetch={false}
                className="truncate font-medium text-accent-ink hover:underline"
              >
                <bdi>{room.name}</bdi>
              </Link>
            </span>
            <span className="shrink-0 text-xs text-faint">
              <MessageTime at={at} style="short" />
            </span>
          </p>
          <div dir="auto" className="text-body wrap-anywhere">
            {message.body === '' ? (
              <p className="text-sm text-soft">Sent a file</p>
            ) : (
              <MayCallAllContext value={!author.guest}>
                <Markdown text={message.body} />
              </MayCallAllContext>
            )}
          </div>
        </div>
      </article>
    </li>
  );
}

function PostsSkeleton() {
  return (
    <div aria-hidden="true" className="mx-auto w-full max-w-3xl p-4">
      {['w-3/5', 'w-4/5', 'w-1/2'].map((width) => (
        <div key={width} className="mb-6 flex gap-3">
          <Skeleton className="size-8 rounded-lg" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-40" />
            <Skeleton className={`h-3 ${width}`} />
          </div>
        </div>
      ))}
    </div>
  );
}
