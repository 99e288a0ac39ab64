/**
 * Looks at one file: what it is by its content, whatever it is called, and if it is a picture, a copy without the place where it was taken
 * and a preview. Knows files on this machine and nothing of people, rooms or messages.
 */
import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { Finding, Job } from './jobs.ts';

const unknownType = 'application/octet-stream';
/** Longest side of a preview, in pixels: twice what a message shows, for dense screens. */
export const thumbnailSide = 720;

type Picture = {
  /** More than the first frame or page is kept. */
  hasFrames?: boolean;
  /** Left out: this format has nowhere to say a place, and stays as it came. */
  write?: (image: Sharp) => Sharp;
};

/** Pictures that can be written again; writing leaves out everything that is not the picture itself (EXIF, XMP, IPTC, profiles). */
const pictures: Readonly<Record<string, Picture>> = {
  'image/jpeg': { write: (image) => image.jpeg({ quality: 90 }) },
  'image/png': { write: (image) => image.png({ compressionLevel: 7 }) },
  'image/webp': { hasFrames: true, write: (image) => image.webp({ quality: 88 }) },
  'image/avif': { write: (image) => image.avif({ quality: 65, effort: 2 }) },
  'image/tiff': { hasFrames: true, write: (image) => image.tiff({ compression: 'lzw' }) },
  'image/gif': { hasFrames: true },
};

/** The same format under other names. */
const aliases: Readonly<Record<string, string>> = {
  'image/apng': 'image/png',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
};

/** Pictures that cannot be written again here, and that say nothing beside the picture. */
const silent: ReadonlySet<string> = new Set(['image/bmp', 'image/x-icon']);

export async function lookAt({ source, folder, maxPixels }: Omit<Job, 'id'>): Promise<Finding> {
  const type = await typeOf(source);
  const picture = Object.hasOwn(pictures, type) ? pictures[type] : undefined;
  if (picture === undefined) {
    if (!type.startsWith('image/') || silent.has(type)) return { is: 'kept', type };
    const reason =
      'This kind of picture can tell where it was taken, which cannot be taken out here. Save it as JPEG or PNG.';
    return { is: 'refused', reason, type };
  }
  const given: SharpOptions = { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true };
  try {
    return { is: 'picture', type, ...(await copyOf(picture, { source, folder, given })) };
  } catch (error) {
    return { is: 'refused', reason: reasonOf(error), type };
  }
}

async function typeOf(source: string): Promise<string> {
  const [mime = unknownType] = (await fileTypeFromFile(source))?.mime.split(';') ?? [];
  return aliases[mime] ?? mime;
}

type Copied = { width: number; height: number; copy?: string; thumbnail: string };

async function copyOf(
  { hasFrames = false, write }: Picture,
  { source, folder, given }: { source: string; folder: string; given: SharpOptions },
): Promise<Copied> {
  const thumbnail = join(folder, 'thumbnail');
  await sharp(source, given)
    .autoOrient()
    .resize({ width: thumbnailSide, height: thumbnailSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile(thumbnail);
  if (write === undefined) {
    const { width, height, pageHeight = height } = await sharp(source, given).metadata();
    return { width, height: pageHeight, thumbnail };
  }
  const copy = join(folder, 'copy');
  const image = sharp(source, { ...given, animated: hasFrames });
  const { width, height, pageHeight = height } = await write(image.autoOrient()).toFile(copy);
  return { width, height: pageHeight, copy, thumbnail };
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && /pixel limit/i.test(error.message)
    ? 'This picture has too many pixels.'
    : 'This picture is damaged and cannot be shown.';
