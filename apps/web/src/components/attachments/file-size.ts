/** 1,536 bytes are “1.5 KB”: as people read sizes, in steps of 1,024. */
export function fileSize(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  const kilobytes = bytes / 1_024;
  if (kilobytes < 1_000) return `${Number(kilobytes.toPrecision(3))} KB`;
  return `${Number((kilobytes / 1_024).toPrecision(3))} MB`;
}
