import { Activity, MessagesSquare, ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { Mark } from '../shell/mark.tsx';
import { buttonStyle } from '../ui/button.tsx';
import { GuestButton } from './guest-button.tsx';
import { home } from './safe-next.ts';

const promises = [
  {
    icon: MessagesSquare,
    title: 'Text is never lost',
    text: 'A message is kept on your device until the server has it on disk. Close the tab, lose the network: it goes out once you are back, once.',
  },
  {
    icon: Activity,
    title: 'Numbers never lag',
    text: 'Quotes and scores carry their latest value. A slow reader skips old ones instead of running late, and every number says where it comes from.',
  },
  {
    icon: ShieldCheck,
    title: 'It says so when something is wrong',
    text: 'No spinner that hopes. The page tells you when it is live, when it is catching up, and when it is neither.',
  },
] as const;

/** What Tidewire is, for somebody who has never been here. */
export function Landing() {
  return (
    <main className="min-h-dvh bg-side">
      <div className="mx-auto grid max-w-5xl gap-x-16 gap-y-10 px-5 pt-[max(2.5rem,10dvh)] pb-16 md:grid-cols-[1fr_20rem] md:grid-rows-[auto_1fr]">
        <div>
          <div className="mb-10 flex items-center gap-2.5">
            <Mark className="size-9" />
            <span className="text-lg font-semibold tracking-tight">Tidewire</span>
          </div>
          <h1 className="max-w-xl text-[2rem] leading-[1.15] font-semibold tracking-tight text-balance md:text-[2.5rem]">
            Rooms and live feeds, over one wire.
          </h1>
          <p className="mt-4 max-w-lg text-base text-soft">
            Talk with people beside quotes and scores that move in place, instead of a bot that floods the
            room.
          </p>
        </div>
        <section
          aria-label="Come in"
          className="flex h-fit flex-col gap-3 rounded-xl border border-line bg-raised p-5 md:row-span-2 md:mt-[4.75rem]"
        >
          <Link href="/sign-in" className={buttonStyle({ look: 'primary', size: 'large' })}>
            Sign in
          </Link>
          <Link href="/sign-up" className={buttonStyle({ size: 'large' })}>
            Create an account
          </Link>
          <div aria-hidden="true" className="my-1 h-px bg-line" />
          <GuestButton next={home} />
        </section>
        <ul className="flex max-w-lg flex-col gap-6">
          {promises.map(({ icon: Icon, title, text }) => (
            <li key={title} className="flex gap-4">
              <Icon
                aria-hidden="true"
                className="mt-0.5 size-5 shrink-0 text-accent-ink"
                strokeWidth={1.75}
              />
              <div>
                <h2 className="text-sm font-semibold">{title}</h2>
                <p className="mt-0.5 text-sm text-soft">{text}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </main>
  );
}
