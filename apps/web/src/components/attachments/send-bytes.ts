import { Upload } from 'tus-js-client';

const chunkBytes = 4 * 1_024 * 1_024;
/** Longer and longer, about two minutes together: a tunnel, a lift, a change of networks. */
const retryDelays = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/**
 * Sends a file to an upload that was announced, from wherever it stands there. A connection that breaks is tried again; `rejects` when that
 * did not help, or the server will not have it.
 */
export function sendBytes(
  uploadUrl: string,
  file: File,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const upload = new Upload(file, {
    ...{ uploadUrl, chunkSize: chunkBytes, retryDelays, storeFingerprintForResuming: false },
    // Also while the browser says that it is offline: that may be over with the next attempt.
    onShouldRetry: (error) => {
      const status = error.originalResponse?.getStatus() ?? 0;
      return status === 0 || status === 409 || status === 429 || status >= 500;
    },
    onProgress: (sent, total) => onProgress(total === 0 ? 0 : sent / total),
    onSuccess: () => resolve(),
    onError: reject,
  });
  signal.addEventListener('abort', () => {
    void upload.abort();
    reject(signal.reason);
  });
  upload.start();
  return promise;
}
