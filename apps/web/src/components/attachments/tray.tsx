'use client';

import { FileText, RotateCcw, X } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { fileSize } from './file-size.ts';
import type { TrayFile, Tray as TrayOf, TrayState } from './use-tray.ts';

/** What will go with the next message, above its words. */
export function Tray({ tray }: { tray: TrayOf }) {
  if (tray.files.length === 0) return null;
  return (
    <ul aria-label="Files to send" className="flex flex-wrap gap-2 px-1 pt-1 pb-2">
      {tray.files.map((file) => (
        <TrayItem key={file.key} file={file} tray={tray} />
      ))}
    </ul>
  );
}

function TrayItem({ file, tray }: { file: TrayFile; tray: TrayOf }) {
  const { key, name, preview, state } = file;
  const isFailed = state.word === 'failed';
  return (
    <li
      className={classNames(
        'relative flex h-14 w-56 max-w-full items-center gap-2 overflow-hidden rounded-lg border bg-raised pl-1.5',
        isFailed ? 'border-danger' : 'border-line',
      )}
    >
      {preview === undefined ? (
        <FileText aria-hidden="true" className="mx-2 size-6 shrink-0 text-faint" />
      ) : (
        // biome-ignore lint/performance/noImgElement: a file of this page's own, that no server can make smaller
        <img src={preview} alt="" className="size-11 shrink-0 rounded-md object-cover" />
      )}
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-xs font-medium" title={name}>
          {name}
        </bdi>
        <span
          role="status"
          className={classNames('line-clamp-2 text-2xs', isFailed ? 'text-danger' : 'text-soft')}
          title={isFailed ? state.message : undefined}
        >
          {stateWords(file.size, state)}
        </span>
      </span>
      {isFailed && state.helps ? (
        <Button
          look="ghost"
          size="icon-small"
          aria-label={`Try ${name} again`}
          onClick={() => tray.retry(key)}
        >
          <RotateCcw aria-hidden="true" />
        </Button>
      ) : null}
      <Button look="ghost" size="icon-small" aria-label={`Remove ${name}`} onClick={() => tray.remove(key)}>
        <X aria-hidden="true" />
      </Button>
      {state.word === 'uploading' ? (
        <progress
          aria-label={`${name} is uploading`}
          value={state.share}
          max={1}
          className="absolute inset-x-0 bottom-0 h-0.5 w-full appearance-none bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
        />
      ) : null}
    </li>
  );
}

function stateWords(size: number, state: TrayState): string {
  switch (state.word) {
    case 'uploading':
      return `${fileSize(size)} · ${Math.floor(state.share * 100)} %`;
    case 'checking':
      return 'Being looked at…';
    case 'ready':
      return `${fileSize(size)} · Ready`;
    case 'failed':
      return state.message;
  }
}
