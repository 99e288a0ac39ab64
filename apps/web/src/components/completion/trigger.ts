/**
 * What is being written at the caret that can be completed: a name after `@`, an emoji after `:`, a command after `/` at the very
 * beginning. It knows characters only; what there is to choose from is for others.
 */
export type Trigger = {
  readonly kind: 'mention' | 'emoji' | 'command';
  /** What stands between the sign and the caret. */
  readonly query: string;
  /** Of the sign. */
  readonly start: number;
  /** Of the caret. */
  readonly end: number;
};

const forms: readonly { kind: Trigger['kind']; form: RegExp }[] = [
  { kind: 'command', form: /^\/([a-z]*)$/i },
  { kind: 'mention', form: /(?<![\p{L}\p{N}_@/.:+-])@([\p{L}\p{N}_.-]{0,60})$/u },
  // Two letters, so that a smile made of signs and a time of day are left alone.
  { kind: 'emoji', form: /(?<![\p{L}\p{N}:]):([a-z0-9_+-]{2,40})$/iu },
];

/** `caret` is where something is written, in UTF-16 code units; `undefined` when text is selected. */
export function findTrigger(text: string, caret: number | undefined): Trigger | undefined {
  if (caret === undefined) return undefined;
  const before = text.slice(0, caret);
  // A line is enough: nothing that is completed has a line break in it.
  const line = before.slice(Math.max(0, before.length - 80));
  for (const { kind, form } of forms) {
    const match = form.exec(kind === 'command' ? before : line);
    if (match !== null) return { kind, query: match[1] ?? '', start: caret - match[0].length, end: caret };
  }
  return undefined;
}

/** The text with what was chosen in the place of what was typed, and a space behind it; `caret` is where one writes on. */
export function completed(
  text: string,
  { start, end }: Trigger,
  chosen: string,
): { text: string; caret: number } {
  const after = text.slice(end);
  const space = /^\s/.test(after) ? '' : ' ';
  const caret = start + chosen.length + 1;
  return { text: `${text.slice(0, start)}${chosen}${space}${after}`, caret };
}
