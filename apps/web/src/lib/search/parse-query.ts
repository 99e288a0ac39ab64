/**
 * What a person typed into the search, read in one pass from left to right: words, "quoted words", and operators. What looks like an
 * operator and is none is a word. Knows nothing of rooms or messages.
 */

export type ParsedQuery = {
  words: string[];
  from?: string;
  in?: string;
  /** RFC 3339. */
  before?: string;
  after?: string;
  hasLink?: true;
  hasFile?: true;
  hasImage?: true;
};

/** What is wrong with it, in one sentence. */
export type Unparsed = { problem: string };

export const mostWords = 10;

type Token = { name: string | undefined; value: string };

export function parseSearch(text: string): ParsedQuery | Unparsed {
  const parsed: ParsedQuery = { words: [] };
  for (const token of tokensOf(text)) {
    const problem = take(parsed, token);
    if (problem !== undefined) return { problem };
  }
  if (parsed.words.length > mostWords) return { problem: `Search for at most ${mostWords} words at once` };
  const { words, ...operators } = parsed;
  return words.length + Object.keys(operators).length === 0 ? { problem: 'Search for a word' } : parsed;
}

function take(parsed: ParsedQuery, { name, value }: Token): string | undefined {
  switch (name) {
    case undefined:
      if (value !== '') parsed.words.push(value);
      return undefined;
    case 'from':
    case 'in':
      if (value === '') return `Say who or where after ${name}:`;
      if (parsed[name] !== undefined) return `Give ${name}: once`;
      parsed[name] = value;
      return undefined;
    case 'before':
    case 'after': {
      const time = timeOf(value);
      if (time === undefined) return `Write the date after ${name}: as 2026-06-30`;
      if (parsed[name] !== undefined) return `Give ${name}: once`;
      parsed[name] = time;
      return undefined;
    }
    case 'has':
      return takeHas(parsed, value.toLowerCase());
    default:
      return undefined;
  }
}

function takeHas(parsed: ParsedQuery, what: string): string | undefined {
  if (what === 'link') parsed.hasLink = true;
  else if (what === 'file') parsed.hasFile = true;
  else if (what === 'image') parsed.hasImage = true;
  else return 'Ask for has:link, has:file or has:image';
  return undefined;
}

const operators: ReadonlySet<string> = new Set(['from', 'in', 'before', 'after', 'has']);

/** Each character is looked at once: there is nothing here that a long query could make slow. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1;
      continue;
    }
    const colon = endOf(text, at, (char) => char === ':' || char === '"' || isSpace(char));
    const name = text.slice(at, colon).toLowerCase();
    const isOperator = text[colon] === ':' && operators.has(name);
    const read = readValue(text, isOperator ? colon + 1 : at);
    tokens.push({ name: isOperator ? name : undefined, value: read.value });
    at = read.end;
  }
  return tokens;
}

/** A quote that is not closed reaches to the end. */
function readValue(text: string, at: number): { value: string; end: number } {
  if (text[at] !== '"') {
    const end = endOf(text, at, (char) => isSpace(char) || char === '"');
    return { value: text.slice(at, end), end };
  }
  const close = endOf(text, at + 1, (char) => char === '"');
  return { value: text.slice(at + 1, close).trim(), end: close + 1 };
}

function endOf(text: string, from: number, isEnd: (char: string | undefined) => boolean): number {
  let at = from;
  while (at < text.length && !isEnd(text[at])) at += 1;
  return at;
}

const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);

/** A day begins at midnight UTC. */
function timeOf(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = new Date(`${text}T00:00:00.000Z`);
  // 30 February would be a day in March.
  return Number.isNaN(time.getTime()) || !time.toISOString().startsWith(text)
    ? undefined
    : time.toISOString();
}
