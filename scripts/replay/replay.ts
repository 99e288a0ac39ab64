// The replay CLI: a file of real prices or matches, published over REST at a chosen pace. It knows files, pace and words for the person
// at the terminal; who reads the feed, and how it is kept, is the server's business. The process (arguments, environment, signals) is
// `main.ts`'s.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import type { FeedCreate } from '@tidewire/protocol';
import { type ReplayEnvironment, resolveKey, resolveUrl } from './destination.ts';
import { chooseMatches, parseMatchFile, readMatchItems } from './match-items.ts';
import { help, parseOptions, type ReplayOptions } from './options.ts';
import { type PaceClock, sendPaced } from './pace.ts';
import { openPriceFile } from './price-file.ts';
import { describeBadRow, readPriceItems } from './price-items.ts';
import { createProgress, type Progress } from './progress.ts';
import { PublishClient } from './publish-client.ts';
import { interruptedExitCode, ReplayError } from './replay-error.ts';
import type { ReplayItem } from './replay-item.ts';
import { count, Tally } from './tally.ts';

/** Everything that the replay is handed by the process it runs in. */
export type ReplayMeans = {
  env: ReplayEnvironment;
  /** Makes an absolute path of one that the person gave. */
  resolvePath: (path: string) => string;
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean; columns?: number };
  clock: PaceClock;
  random: () => number;
  createId: () => string;
  /** Aborted by Ctrl-C: the replay ends after the request under way. */
  signal: AbortSignal;
};

/** Runs the command line and answers with the exit code; nothing is thrown that a person could have caused. */
export async function replay(args: readonly string[], means: ReplayMeans): Promise<number> {
  try {
    const options = parseOptions(args);
    switch (options.command) {
      case 'help':
        means.stdout.write(help);
        return 0;
      case 'prices':
        return await replayPrices(options, means);
      case 'matches':
        return await replayMatches(options, means);
    }
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    means.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}

async function replayPrices(
  options: Extract<ReplayOptions, { command: 'prices' }>,
  means: ReplayMeans,
): Promise<number> {
  const { feedId, speed, skipBad } = options;
  const file = await openPriceFile(options.file, means.resolvePath);
  let leftOut = 0;
  return send({ ...options, subject: feedId, unit: 'rows', leftOut: () => leftOut }, means, (progress) =>
    readPriceItems({
      file,
      feed: priceFeed(feedId, options.title, options.currency),
      speed,
      onLayout: ({ columns, unused }) => {
        const others = unused.length > 0 ? ` (not used: ${unused.join(', ')})` : '';
        progress.note(`${file.name} → ${feedId}: ${[...columns.keys()].join(', ')}${others}`);
      },
      onBadRow: skipBad
        ? (bad) => {
            leftOut += 1;
            if (leftOut <= mostComplaints) progress.note(`left out ${describeBadRow(file.name, bad)}`);
            if (leftOut === mostComplaints) progress.note('further bad rows are only counted');
          }
        : undefined,
    }),
  );
}

/** A file that is wrong all over need not fill the screen. */
const mostComplaints = 10;

async function replayMatches(
  options: Extract<ReplayOptions, { command: 'matches' }>,
  means: ReplayMeans,
): Promise<number> {
  const name = basename(options.file);
  const text = await readText(options.file, means);
  const { file, notes } = parseMatchFile(name, text, options.utcOffset);
  const matches = chooseMatches(file, options.match, options.feedId);
  const [first] = matches;
  const subject = matches.length === 1 && first !== undefined ? first.feed.id : file.competition;
  return send({ ...options, subject, unit: 'moments', leftOut: () => 0 }, means, (progress) => {
    for (const note of notes) progress.note(`${name}: ${note}`);
    progress.note(`${name} → ${count(matches.length, 'match', 'matches')} of ${file.competition}`);
    for (const { number, feed } of matches) progress.note(`  ${number}  ${feed.title} → ${feed.id}`);
    return readMatchItems(file.competition, matches, options.factor);
  });
}

type Sending = {
  url: string | undefined;
  key: string | undefined;
  subject: string;
  unit: string;
  leftOut: () => number;
};

/** Sends what `read` gives, with a progress bar, and sums up however it ends. */
async function send(
  sending: Sending,
  means: ReplayMeans,
  read: (progress: Progress) => AsyncIterable<ReplayItem>,
): Promise<number> {
  const { clock, signal, stdout, stderr } = means;
  const url = resolveUrl(sending.url, means.env);
  const key = await resolveKey(sending.key, means.env);
  const elapsed = () => clock.elapsed();
  const progress = createProgress(stderr, elapsed);
  const startedAt = elapsed();
  const tally = new Tally();
  const destination = new PublishClient({
    ...means,
    url,
    key,
    onRetry: ({ delayMs, why }) =>
      progress.note(`${url}: ${why}; trying again in ${(delayMs / 1_000).toFixed(1)} s`),
  });
  try {
    await sendPaced({
      items: read(progress),
      destination,
      clock,
      signal,
      onSent: (sent) => {
        tally.add(sent);
        const last = sent.items.at(-1);
        if (last === undefined) return;
        const state = { done: last.done, label: last.label, count: tally.items, unit: sending.unit };
        progress.update({ ...state, elapsedMs: elapsed() - startedAt });
      },
    });
    return 0;
  } catch (error) {
    if (error !== signal.reason || !signal.aborted) throw error;
    progress.end();
    stderr.write('Stopped.\n');
    return interruptedExitCode;
  } finally {
    progress.end();
    const lines = tally.summary(sending.subject, elapsed() - startedAt, sending.leftOut());
    if (tally.items > 0) stdout.write(`${lines.join('\n')}\n`);
  }
}

/** What a feed that is not there yet is created as. */
function priceFeed(id: string, title: string | undefined, currency: string | undefined): FeedCreate {
  const [kind, symbol = id] = id.split(/\.(.*)/s);
  const isPair = (kind === 'fx' || kind === 'crypto') && /^[A-Z]{6}$/.test(symbol);
  return {
    id,
    kind: 'quote',
    title: title ?? symbol,
    currency: currency ?? (isPair ? symbol.slice(3) : null),
    provenance: 'replayed',
  };
}

async function readText(path: string, { resolvePath }: ReplayMeans): Promise<string> {
  try {
    return await readFile(resolvePath(path), 'utf8');
  } catch (error) {
    throw new ReplayError(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
