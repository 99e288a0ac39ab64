'use client';

import type { AttachedFile } from '@tidewire/protocol/wire';
import { Download, FileText } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { fileSize } from './file-size.ts';

const Lightbox = dynamic(async () => (await import('./lightbox.tsx')).Lightbox, { ssr: false });

const contentOf = ({ id }: AttachedFile): string => `/v1/attachments/${id}/content`;
const thumbnailOf = ({ id }: AttachedFile): string => `/v1/attachments/${id}/thumbnail`;
const isPicture = ({ thumbnail, width, height }: AttachedFile): boolean =>
  thumbnail && width !== undefined && height !== undefined;

/** The files of one message. Pictures have their place before they are there, so nothing moves when they come. */
export function AttachedFiles({ files }: { files: readonly AttachedFile[] }) {
  const [open, setOpen] = useState<number>();
  const pictures = files.filter(isPicture);
  return (
    <div className="mt-1 flex max-w-full flex-col items-start gap-1.5 pb-1">
      {pictures.length === 0 ? null : (
        <div className="flex max-w-full flex-wrap gap-1.5">
          {pictures.map((file, at) => (
            <Picture key={file.id} file={file} isAlone={pictures.length === 1} onOpen={() => setOpen(at)} />
          ))}
        </div>
      )}
      {files
        .filter((file) => !isPicture(file))
        .map((file) => (
          <OtherFile key={file.id} file={file} />
        ))}
      {open === undefined ? null : (
        <Lightbox
          pictures={pictures.map((file) => ({ ...file, source: contentOf(file) }))}
          at={open}
          onMove={setOpen}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

/** Longest side of a picture by itself, in pixels; of several, each is a square of this. */
const aloneSide = 320;
const tileSide = 152;

function Picture({ file, isAlone, onOpen }: { file: AttachedFile; isAlone: boolean; onOpen: () => void }) {
  const { name, width = 1, height = 1 } = file;
  const scale = Math.min(1, aloneSide / Math.max(width, height));
  const size = isAlone
    ? { width: Math.max(48, Math.round(width * scale)), aspectRatio: `${width} / ${height}`, minHeight: 32 }
    : { width: tileSide, height: tileSide };
  return (
    <button
      type="button"
      aria-label={`Look at ${name}`}
      className="block max-w-full cursor-zoom-in overflow-hidden rounded-lg border border-line bg-hover"
      style={size}
      onClick={onOpen}
    >
      {/* biome-ignore lint/performance/noImgElement: it is a preview of the right size already, and private */}
      <img
        src={thumbnailOf(file)}
        alt=""
        loading="lazy"
        decoding="async"
        className="size-full object-cover"
      />
    </button>
  );
}

function OtherFile({ file }: { file: AttachedFile }) {
  const { type, name } = file;
  if (/^video\/(?:mp4|webm|ogg)$/.test(type)) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: people send films without captions
      <video
        controls
        preload="metadata"
        aria-label={name}
        src={contentOf(file)}
        className="aspect-video w-96 max-w-full rounded-lg bg-[rgb(0_0_0)]"
      />
    );
  }
  if (type.startsWith('audio/')) {
    return (
      <figure className="w-80 max-w-full">
        <figcaption className="truncate text-xs text-soft">{name}</figcaption>
        {/* biome-ignore lint/a11y/useMediaCaption: people send sounds without captions */}
        <audio controls preload="metadata" aria-label={name} src={contentOf(file)} className="h-10 w-full" />
      </figure>
    );
  }
  return (
    <a
      href={contentOf(file)}
      download={name}
      className="flex w-80 max-w-full items-center gap-3 rounded-lg border border-line bg-raised px-3 py-2 hover:bg-hover"
    >
      <FileText aria-hidden="true" className="size-6 shrink-0 text-faint" />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-sm font-medium">{name}</bdi>
        <span className="numeric text-xs text-soft">{fileSize(file.size)}</span>
      </span>
      <Download aria-hidden="true" className="size-4 shrink-0 text-soft" />
    </a>
  );
}
