/**
 * Always a download (RFC 6266): pages show pictures and play films from it all the same, and whoever opens its address is never shown a
 * page that somebody else wrote. The plain name is for old readers; the other one (RFC 8187) is the true one.
 */
export function asDownload(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encode(name)}`;
}

/** `encodeURIComponent` leaves four characters that RFC 8187 §3.2.1 has no place for. */
const encode = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
