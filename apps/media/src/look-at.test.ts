import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'));
});
afterAll(() => rm(folder, { recursive: true }));

let nth = 0;
async function look(bytes: Buffer | string, maxPixels = 1_000_000) {
  const own = await mkdtemp(join(folder, 'job-'));
  const source = join(folder, `source-${nth++}`);
  await writeFile(source, bytes);
  return lookAt({ source, folder: own, maxPixels });
}

const red = { create: { width: 40, height: 30, channels: 3, background: 'red' } } as const;
const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitude: '0/1 7/1 0/1' } };

describe('looking at a file', () => {
  test('[D7] a photo loses the place where it was taken and stands upright', async () => {
    const photo = await sharp(red).withMetadata({ orientation: 6 }).withExifMerge(gps).jpeg().toBuffer();
    const { exif } = await sharp(photo).metadata();
    if (exif === undefined) throw new Error('the photo of this test has no EXIF');
    expect(exif.includes('N\0')).toBe(true);
    const found = await look(photo);
    expect(found).toMatchObject({ is: 'picture', type: 'image/jpeg', width: 30, height: 40 });
    if (found.is !== 'picture' || found.copy === undefined) throw new Error('no copy');
    for (const file of [found.copy, found.thumbnail]) {
      const after = await sharp(file).metadata();
      expect(after).not.toHaveProperty('exif');
      expect(after).not.toHaveProperty('xmp');
      expect(after.orientation).toBeUndefined();
      expect((await readFile(file)).includes('GPS')).toBe(false);
    }
  });

  test.each(['png', 'webp', 'avif'] as const)('[D7] so does a %s', async (format) => {
    const photo = await sharp(red).withExif(gps).toFormat(format).toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const found = await look(photo);
    expect(found).toMatchObject({ is: 'picture', type: `image/${format}`, width: 40, height: 30 });
    if (found.is !== 'picture' || found.copy === undefined) throw new Error('no copy');
    expect(await sharp(found.copy).metadata()).not.toHaveProperty('exif');
  });

  test('[D7] an animation keeps its frames', async () => {
    const frames = await Promise.all(
      ['red', 'blue'].map((background) =>
        sharp({ create: { ...red.create, background } })
          .png()
          .toBuffer(),
      ),
    );
    const webp = await sharp(frames, { join: { animated: true } })
      .webp({ delay: [50, 50] })
      .toBuffer();
    expect((await sharp(webp).metadata()).pages).toBe(2);
    const found = await look(webp);
    expect(found).toMatchObject({ is: 'picture', width: 40, height: 30 });
    if (found.is !== 'picture' || found.copy === undefined) throw new Error('no copy');
    expect((await sharp(found.copy).metadata()).pages).toBe(2);
  });

  test.each([
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['SVG with a head', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a script', '#!/bin/sh\nrm -rf /'],
    ['nothing known', '\u0001\u0002\u0003'],
  ])('[D8] %s is nothing that a browser opens', async (_, bytes) => {
    const found = await look(bytes);
    expect(found.is).toBe('kept');
    if (found.is === 'kept') expect(found.type).toMatch(/^application\/(?:octet-stream|xml)$/);
  });

  test('[D8] what a file is, its content says', async () => {
    expect(await look(Buffer.from('%PDF-1.7\n'))).toEqual({ is: 'kept', type: 'application/pdf' });
    const gifPolyglot = Buffer.from('GIF89a/*<script>alert(1)</script>*/');
    expect(await look(gifPolyglot)).toMatchObject({ is: 'refused' });
  });

  test('[D9] a picture with too many pixels, a damaged one and one that cannot be cleaned are refused', async () => {
    const large = await sharp({ create: { ...red.create, width: 2_000, height: 2_000 } })
      .png()
      .toBuffer();
    expect(await look(large)).toEqual({
      ...{ is: 'refused', type: 'image/png', reason: 'This picture has too many pixels.' },
    });
    const whole = await sharp(red).jpeg().toBuffer();
    expect(await look(whole.subarray(0, whole.length / 2))).toMatchObject({
      is: 'refused',
      reason: /damaged/,
    });
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
    expect(await look(heic)).toMatchObject({ is: 'refused', type: 'image/heic' });
  });
});
