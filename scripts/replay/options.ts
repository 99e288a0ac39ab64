import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { FeedIdSchema } from '@tidewire/protocol';
import { parseUtcOffset } from './openfootball.ts';
import { ReplayError, usageExitCode } from './replay-error.ts';
import { parseSpeed, type Speed } from './speed.ts';

export const help = `Replays a file of real prices or matches into Tidewire, over its REST API.

  npm run replay -- FILE.csv --feed stock.GOOG [--speed 20]
  npm run replay -- FILE.json [--match 104] [--speed 60]

A price file is comma-separated, with a header. Columns are found by their names, in any order and case: date or time (or a first
column without a name), close (or last, price), and if there are any open, high, low, volume, bid, ask. Times without an offset are UTC.
A match file is in the form of openfootball's worldcup.json, or in Tidewire's own.

  --feed ID        the feed to publish to; it is created when it is missing, and its history begins anew.
                   Matches have their own ids (match.wc2026-104) unless one match is replayed.
  --speed N        price file: rows per second, 20 unless told otherwise; Nx: N times as fast as it was; max: as fast as the
                   server takes it. Match file: N (or Nx) times as fast as it was, 60 unless told otherwise.
  --match M        only this match: its number in the order of kick-offs, or its teams: "Spain v Argentina"
  --utc-offset H   the clock of kick-off times that have no offset of their own, for example +3
  --title TEXT     the title of a feed that is created
  --currency CODE  the currency of a feed that is created: ISO 4217, for example USD
  --skip-bad       leave out rows that cannot be read, and count them; without it the replay ends at the first, and the
                   rows before it stay published
  --url URL        where Tidewire is; otherwise PUBLIC_URL, or http://localhost:3000
  --key KEY        the service key; otherwise TIDEWIRE_KEY, or the file service-key in the data folder.
                   Other users of the machine can see a key that is written here.
  --help           this text

Ends with 0 when everything was published, 1 when it could not be, 2 when the command line is wrong, 130 after Ctrl-C.
`;

type Common = { file: string; url: string | undefined; key: string | undefined };

export type ReplayOptions =
  | { command: 'help' }
  | (Common & {
      command: 'prices';
      feedId: string;
      speed: Speed;
      skipBad: boolean;
      title: string | undefined;
      currency: string | undefined;
    })
  | (Common & {
      command: 'matches';
      feedId: string | undefined;
      /** Match time over real time. */
      factor: number;
      match: string | undefined;
      utcOffset: string | undefined;
    });

/**
 * Reads the command line.
 *
 * @throws {ReplayError} with exit code 2 and a sentence that says what is wrong
 */
export function parseOptions(args: readonly string[]): ReplayOptions {
  const { values, positionals } = parse(args);
  if (values.help) return { command: 'help' };
  const [file, ...more] = positionals;
  if (file === undefined) throw usage('say which file to replay');
  if (more.length > 0) throw usage(`one file at a time, and "${more[0]}" is a second one`);
  const common = { file, url: values.url, key: values.key };
  if (values.feed !== undefined && !FeedIdSchema.safeParse(values.feed).success) {
    throw usage(`--feed "${values.feed}" does not look like a feed's id, for example stock.GOOG`);
  }
  switch (extname(file).toLowerCase()) {
    case '.csv':
      return { command: 'prices', ...common, ...priceOptions(values) };
    case '.json':
      return { command: 'matches', ...common, ...matchOptions(values) };
    default:
      throw usage(`"${file}" is neither a price file (.csv) nor a match file (.json)`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        feed: { type: 'string' },
        speed: { type: 'string' },
        match: { type: 'string' },
        'utc-offset': { type: 'string' },
        title: { type: 'string' },
        currency: { type: 'string' },
        'skip-bad': { type: 'boolean', default: false },
        url: { type: 'string' },
        key: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw usage(error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
  }
}

type Values = ReturnType<typeof parse>['values'];

function priceOptions(values: Values) {
  const { feed, title, currency } = values;
  refuseOthers(values, ['match', 'utc-offset'], 'a price file');
  if (feed === undefined) throw usage('say which feed to publish to, for example --feed stock.GOOG');
  if (feed.startsWith('match.')) throw usage(`--feed ${feed} is a match's, and the file has prices`);
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
    throw usage(`--currency "${currency}" is not an ISO 4217 code such as USD`);
  }
  const speed = parseSpeed(values.speed ?? '20');
  if (speed === undefined) throw usage(`--speed "${values.speed}" is not a speed like 20, 3600x or max`);
  return { feedId: feed, speed, skipBad: values['skip-bad'] ?? false, title, currency };
}

function matchOptions(values: Values) {
  const { feed, match } = values;
  refuseOthers(values, ['skip-bad', 'title', 'currency'], 'a match file');
  if (feed !== undefined && !feed.startsWith('match.')) {
    throw usage(`--feed ${feed} is not a match's: it must begin with "match."`);
  }
  if (feed !== undefined && match === undefined)
    throw usage('--feed needs --match: one feed shows one match');
  const factor = Number(/^(\d+(?:\.\d+)?)x?$/.exec(values.speed ?? '60')?.[1]);
  if (!(factor > 0))
    throw usage(`--speed "${values.speed}" is not a speed like 60 (times as fast as it was)`);
  const utcOffset = values['utc-offset'];
  if (utcOffset !== undefined) checkUtcOffset(utcOffset);
  return { feedId: feed, factor, match, utcOffset };
}

function checkUtcOffset(text: string): void {
  try {
    parseUtcOffset(text);
  } catch (error) {
    throw usage(`--utc-offset: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refuseOthers(values: Values, names: (keyof Values)[], what: string): void {
  const given = names.find((name) => values[name] !== undefined && values[name] !== false);
  if (given !== undefined) throw usage(`--${given} means nothing for ${what}`);
}

const usage = (sentence: string): ReplayError =>
  new ReplayError(`${sentence}. "npm run replay -- --help" tells more.`, { exitCode: usageExitCode });
