/**
 * Standard input, a JSON object a line, into a room or a feed. A message keeps its id, and a batch of a feed its Idempotency-Key, however
 * often they have to be sent: nothing is there twice.
 */
import { createInterface } from 'node:readline';
import {
  FeedEventInputSchema,
  FeedIdSchema,
  IdSchema,
  MessageCreateSchema,
  MessageSchema,
} from '@tidewire/protocol';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Api } from './api.ts';
import { CliError, usage } from './cli-error.ts';
import type { Context } from './command.ts';
import { createProgress } from './progress.ts';
import { showDone } from './show.ts';

type Line<T> = { number: number; value: T };
/** `again` were there already: their ids had been published before. */
type Told = (published: number, again: number) => void;

const PublishedSchema = z.object({ published: z.int() });
/** As many as one request may carry. */
const maxBatch = 100;

export async function publish(context: Context, target: string): Promise<void> {
  const isRoom = IdSchema.safeParse(target).success;
  if (!isRoom && !FeedIdSchema.safeParse(target).success) {
    throw usage(`"${target}" is neither the id of a room nor a feed such as stock.GOOG`);
  }
  const api = await context.api();
  const progress = createProgress(context.terminal, 'published');
  let [published, again] = [0, 0];
  const told: Told = (more, repeated) => {
    published += more;
    again += repeated;
    progress.update(published + again);
  };
  try {
    if (isRoom) await publishToRoom(api, target, linesOf(context, MessageCreateSchema), told);
    else await publishToFeed(api, target, linesOf(context, FeedEventInputSchema), told);
  } catch (error) {
    progress.end();
    if (error instanceof CliError) context.terminal.stderr.write(`${summaryOf(published, again)}\n`);
    throw error;
  }
  progress.end();
  await showDone(context, summaryOf(published, again), { published, again });
}

const summaryOf = (published: number, again: number): string =>
  `${published} published${again === 0 ? '' : `, ${again} were there already`}.`;

async function publishToRoom(
  api: Api,
  roomId: string,
  lines: AsyncIterable<Line<z.output<typeof MessageCreateSchema>>>,
  told: Told,
): Promise<void> {
  for await (const { number, value } of lines) {
    const body = { ...value, id: value.id ?? v7() };
    const send = api.send(`/v1/rooms/${roomId}/messages`, MessageSchema, { method: 'POST', body });
    const { status } = await atLine(number, send);
    told(status === 201 ? 1 : 0, status === 201 ? 0 : 1);
  }
}

async function publishToFeed(
  api: Api,
  feedId: string,
  lines: AsyncIterable<Line<z.output<typeof FeedEventInputSchema>>>,
  told: Told,
): Promise<void> {
  let batch: Line<z.output<typeof FeedEventInputSchema>>[] = [];
  const flush = async (): Promise<void> => {
    const first = batch[0];
    if (first === undefined) return;
    const body = { events: batch.map(({ value }) => value) };
    const path = `/v1/feeds/${encodeURIComponent(feedId)}/events`;
    await atLine(first.number, api.send(path, PublishedSchema, { method: 'POST', body }));
    told(batch.length, 0);
    batch = [];
  };
  for await (const line of lines) {
    batch.push(line);
    if (batch.length === maxBatch) await flush();
  }
  await flush();
}

/** What went before a line that cannot be read has been published. */
async function* linesOf<T extends z.ZodType>(
  { terminal }: Context,
  schema: T,
): AsyncGenerator<Line<z.output<T>>> {
  let number = 0;
  for await (const text of createInterface({ input: terminal.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    terminal.signal.throwIfAborted();
    if (text.trim() === '') continue;
    const read = schema.safeParse(parseLine(text, number));
    if (!read.success) throw new CliError('usage', `Line ${number}: ${issueOf(read.error)}`);
    yield { number, value: read.data };
  }
}

function parseLine(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError('usage', `Line ${number} is not a JSON object such as {"body":"hello"}`, error);
  }
}

const issueOf = ({ issues: [issue] }: z.ZodError): string =>
  `${issue === undefined || issue.path.length === 0 ? 'the object' : issue.path.join('.')}: ${issue?.message ?? 'is not valid'}`;

async function atLine<T>(number: number, sent: Promise<T>): Promise<T> {
  try {
    return await sent;
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode !== 1) throw error;
    throw new CliError('refused', `Line ${number}: ${error.message}`, error);
  }
}
