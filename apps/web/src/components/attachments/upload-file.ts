import { api } from '#web/realtime/api.ts';
import { ApiError, messageOf } from '#web/realtime/api-error.ts';

const askEveryMs = 400;
const mostAsked = 150;

/** What will not be better when it is tried again. */
export class FileRefusedError extends Error {}

export type UploadSteps = {
  signal: AbortSignal;
  /** The id under which it was announced: the same file is sent again under it. */
  onAnnounced: (id: string) => void;
  onProgress: (share: number) => void;
  onChecking: () => void;
};

/** Announces a file, sends it and waits until it may be sent with a message; gives its id. With `known` it goes on where it was cut off. */
export async function uploadFile(
  roomId: string,
  file: File,
  known: string | undefined,
  { signal, onAnnounced, onProgress, onChecking }: UploadSteps,
): Promise<string> {
  const before = known === undefined ? undefined : await findFile(known);
  const { id, state: begun } =
    before ?? (await api.announceFile({ roomId, name: file.name, size: file.size }));
  onAnnounced(id);
  signal.throwIfAborted();
  if (begun === 'uploading') {
    // The library is there for whoever sends a file.
    const { sendBytes } = await import('./send-bytes.ts');
    await sendBytes(`/v1/attachments/${id}/upload`, file, { signal, onProgress });
  }
  onChecking();
  for (let turn = 0; turn < mostAsked; turn += 1) {
    const { state, reason } = await api.attachment(id);
    if (state === 'ready') return id;
    if (state === 'refused') throw new FileRefusedError(reason ?? 'This file cannot be sent.');
    await later(askEveryMs, signal);
  }
  throw new Error('This file is still being looked at. Try again in a moment.');
}

/** What the server still has of it; what was not sent with a message is forgotten there in time. */
async function findFile(id: string) {
  try {
    return await api.attachment(id);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return undefined;
    throw error;
  }
}

function later(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      reject(signal.reason);
    },
    { once: true },
  );
  return promise;
}

/** In the person's words; `helps`: whether to try again may help. */
export function uploadFailure(error: unknown): { message: string; helps: boolean } {
  if (error instanceof FileRefusedError) return { message: error.message, helps: false };
  if (error instanceof ApiError && error.failure.kind === 'network')
    return { message: 'No connection. It goes on by itself.', helps: true };
  if (error instanceof ApiError) return { message: messageOf(error), helps: error.isRetryable };
  return { message: 'The connection broke. What was sent is kept.', helps: true };
}
