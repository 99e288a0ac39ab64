'use client';

import { EyeOff } from 'lucide-react';
import { heldWords, type Sayable } from '#web/realtime/matches/held-news.ts';
import { withQueries } from '#web/realtime/queries.tsx';
import { Markdown } from '../message/markdown.tsx';
import { plainText } from '../room/plain-text.ts';
import { Button } from '../ui/button.tsx';
import { useHeld } from './use-held.ts';

type News = Sayable & { readonly body: string };

/** News of a match, to whoever may hear them by now. */
export function MatchNews({ news }: { news: News }) {
  const { isHeldBack, reveal } = useHeld(news);
  if (!isHeldBack) return <Markdown text={news.body} />;
  return (
    <p className="flex min-h-6 items-center gap-2 text-sm text-soft">
      <EyeOff aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
      <span className="truncate">{heldWords}</span>
      <Button size="small" onClick={reveal}>
        Show
      </Button>
    </p>
  );
}

function NewsLine({ news }: { news: News }) {
  return useHeld(news).isHeldBack ? heldWords : plainText(news.body);
}

/** The same in one line of a list, also of one that asks for nothing itself. */
export const MatchNewsLine = withQueries(NewsLine);
