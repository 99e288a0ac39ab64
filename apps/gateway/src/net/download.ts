import type { Clock } from '../clock.ts';

export interface Download {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

const deadlineMs = 10_000;
const maxBytes = 8 * 1_048_576;

/** One GET to a server that the configuration names: whole within 10 s and 8 MiB, or an error. Any status is an answer. */
export function createDownload({ clock }: { clock: Clock }) {
  return async (url: string, headers: Readonly<Record<string, string>>): Promise<Download> => {
    const aborter = new AbortController();
    const cancel = clock.after(deadlineMs, () =>
      aborter.abort(new Error(`no whole answer within ${deadlineMs / 1_000} s`)),
    );
    try {
      const response = await fetch(url, { headers, signal: aborter.signal });
      return {
        status: response.status,
        headers: new Map(response.headers),
        text: await readText(response, aborter),
      };
    } finally {
      cancel();
    }
  };
}

async function readText(response: Response, aborter: AbortController): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      aborter.abort();
      throw new Error(`an answer of more than ${maxBytes} bytes`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
