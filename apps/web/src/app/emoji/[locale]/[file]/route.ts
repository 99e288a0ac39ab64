import data from 'emojibase-data/en/data.json';
import shortcodes from 'emojibase-data/en/shortcodes/emojibase.json';
import { groupsOf } from '#web/components/emoji/emoji-groups.ts';
import { namesOf } from '#web/components/emoji/emoji-names.ts';

/**
 * The emoji there are and what they are called, from our own origin: nobody else hears who looks for one. Made when the app is built.
 */
export const dynamic = 'force-static';
export const dynamicParams = false;

const files: Readonly<Record<string, () => unknown>> = {
  'names.json': () => namesOf(data, shortcodes),
  'groups.json': () => groupsOf(data),
};

export const generateStaticParams = () => Object.keys(files).map((file) => ({ locale: 'en', file }));

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const make = Object.hasOwn(files, file) ? files[file] : undefined;
  if (make === undefined) return new Response(null, { status: 404 });
  return Response.json(make(), { headers: { 'cache-control': 'public, max-age=86400' } });
}
