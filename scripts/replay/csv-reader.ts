// A strict reader of comma-separated values (RFC 4180) for files of any length: one record is in memory at a time. It knows where every
// field stands, so that a complaint can point at it. Lines may also end with a bare LF; blank lines are left out.

/** `line` and `column` count from 1; columns are UTF-16 code units. */
export type CsvField = { text: string; line: number; column: number };

export type CsvRecord = {
  fields: CsvField[];
  line: number;
  /** UTF-8 bytes of the file up to the record's end. */
  endOffset: number;
};

/** The text is not CSV at this place. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly line: number;
  readonly column: number;

  constructor(line: number, column: number, message: string) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Longest record, in UTF-16 code units: a file without line ends is not read into memory as a whole. */
const maxRecordLength = 1_048_576;

type Place = 'field start' | 'plain' | 'quoted' | 'quote in quoted';

/** @throws {CsvError} where the text breaks the grammar */
export async function* readCsv(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<CsvRecord> {
  const reader = new CsvReader();
  for await (const chunk of chunks) yield* reader.read(chunk);
  yield* reader.end();
}

class CsvReader {
  #place: Place = 'field start';
  #fields: CsvField[] = [];
  #text = '';
  #line = 1;
  #column = 1;
  #fieldLine = 1;
  #fieldColumn = 1;
  #recordLine = 1;
  #recordLength = 0;
  #offset = 0;
  /** A CR that may be the first half of a line's end. */
  #carriageReturn = false;
  #atStart = true;

  *read(chunk: string): Generator<CsvRecord> {
    for (const char of chunk) {
      const isByteOrderMark = this.#atStart && char === '\uFEFF';
      this.#atStart = false;
      this.#offset += utf8Length(char);
      if (isByteOrderMark) continue;
      const record = this.#take(char);
      if (record !== undefined) yield record;
    }
  }

  *end(): Generator<CsvRecord> {
    if (this.#place === 'quoted') {
      throw new CsvError(this.#fieldLine, this.#fieldColumn, 'a quote is opened here and never closed');
    }
    this.#keepCarriageReturn();
    const record = this.#endRecord();
    if (record !== undefined) yield record;
  }

  #take(char: string): CsvRecord | undefined {
    this.#recordLength += char.length;
    if (this.#recordLength > maxRecordLength) {
      throw new CsvError(this.#recordLine, 1, `a record of more than ${maxRecordLength} characters`);
    }
    if (this.#place === 'quoted') return this.#takeQuoted(char);
    if (char === '\n') {
      this.#carriageReturn = false;
      return this.#endRecord();
    }
    this.#keepCarriageReturn();
    if (char === '\r') {
      this.#carriageReturn = true;
      this.#column += 1;
      return undefined;
    }
    if (char === ',') {
      this.#endField();
      this.#advance(char);
      this.#fieldColumn = this.#column;
      return undefined;
    }
    this.#takeText(char);
    this.#advance(char);
    return undefined;
  }

  #takeText(char: string): void {
    switch (this.#place) {
      case 'field start':
        this.#place = char === '"' ? 'quoted' : 'plain';
        if (char !== '"') this.#text = char;
        return;
      case 'plain':
        if (char === '"') this.#refuse('a quote inside a field that does not begin with one');
        this.#text += char;
        return;
      case 'quote in quoted':
        if (char !== '"') this.#refuse('expected a comma or the end of the line after the closing quote');
        this.#text += char;
        this.#place = 'quoted';
        return;
      case 'quoted':
        this.#text += char;
    }
  }

  #takeQuoted(char: string): undefined {
    if (char === '"') this.#place = 'quote in quoted';
    else this.#text += char;
    this.#advance(char);
  }

  #keepCarriageReturn(): void {
    if (!this.#carriageReturn) return;
    this.#carriageReturn = false;
    this.#column -= 1;
    this.#takeText('\r');
    this.#column += 1;
  }

  #endField(): void {
    this.#fields.push({ text: this.#text, line: this.#fieldLine, column: this.#fieldColumn });
    this.#text = '';
    this.#place = 'field start';
    this.#fieldLine = this.#line;
  }

  #endRecord(): CsvRecord | undefined {
    const isBlank = this.#fields.length === 0 && this.#place === 'field start';
    if (!isBlank) this.#endField();
    const record = { fields: this.#fields, line: this.#recordLine, endOffset: this.#offset };
    this.#fields = [];
    this.#line += 1;
    this.#column = 1;
    this.#fieldLine = this.#line;
    this.#fieldColumn = 1;
    this.#recordLine = this.#line;
    this.#recordLength = 0;
    return isBlank ? undefined : record;
  }

  #advance(char: string): void {
    if (char === '\n') {
      this.#line += 1;
      this.#column = 1;
    } else this.#column += char.length;
  }

  #refuse(message: string): never {
    throw new CsvError(this.#line, this.#column, message);
  }
}

function utf8Length(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
