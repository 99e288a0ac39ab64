import { Badge } from '../ui/badge.tsx';
import { Code } from './code-block.tsx';
import type { TryAnswer } from './try-request.ts';

/** An answer as it came: status, time, header fields, body. */
export function AnswerView({ answer: { status, statusText, tookMs, headers, body } }: { answer: TryAnswer }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-center gap-2 text-sm">
        <Badge tone={status < 400 ? 'accent' : 'danger'}>
          <span className="numeric">
            {status} {statusText}
          </span>
        </Badge>
        <span className="numeric text-xs text-soft">{Math.round(tookMs)} ms</span>
      </p>
      <details className="text-xs">
        <summary className="w-fit rounded-sm py-1 text-soft hover:text-ink">
          {headers.length} header fields
        </summary>
        <dl className="mt-1 flex flex-col gap-1 font-mono text-[11px] leading-4">
          {headers.map(([name, value]) => (
            <div key={name} className="flex gap-2">
              <dt className="shrink-0 text-soft">{name}</dt>
              <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {body === '' ? (
        <p className="text-xs text-soft">No body.</p>
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label="Body of the answer"
          className="thin-scroll max-h-96 overflow-y-auto rounded-md border border-line bg-side"
        >
          <Code>{body}</Code>
        </section>
      )}
    </div>
  );
}
