import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect } from './collect.fixture.ts';
import { CsvError, type CsvRecord, readCsv } from './csv-reader.ts';

async function readAll(...chunks: string[]): Promise<CsvRecord[]> {
  return collect(readCsv(chunks));
}
const texts = (records: CsvRecord[]): string[][] =>
  records.map(({ fields }) => fields.map(({ text }) => text));

async function errorOf(text: string): Promise<CsvError> {
  try {
    await readAll(text);
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  throw new Error(`"${text}" was read without complaint`);
}

describe('readCsv', () => {
  test('reads records of fields, with CRLF or LF at the ends of lines and with or without one at the end', async () => {
    for (const text of ['a,b\r\n1,2\r\n', 'a,b\n1,2\n', 'a,b\n1,2', 'a,b\r\n1,2']) {
      expect(texts(await readAll(text))).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
    }
  });

  test('a quoted field may hold commas, quotes and line ends (RFC 4180 section 2)', async () => {
    const [record, next] = await readAll('"a,b","say ""hi""","two\r\nlines",plain\n5,6,7,8');
    expect(record?.fields.map(({ text }) => text)).toEqual(['a,b', 'say "hi"', 'two\r\nlines', 'plain']);
    expect(next?.line).toBe(3);
  });

  test('empty fields are kept, blank lines are not', async () => {
    expect(texts(await readAll(',a,\n\n""\n\r\n,,\n'))).toEqual([['', 'a', ''], [''], ['', '', '']]);
  });

  test('spaces belong to the field', async () => {
    expect(texts(await readAll(' a , b\n'))).toEqual([[' a ', ' b']]);
  });

  test('a byte order mark is not part of the first field, but counts as bytes of the file', async () => {
    const [record] = await readAll('\uFEFFdate,close\n');
    expect(record?.fields[0]).toEqual({ text: 'date', line: 1, column: 1 });
    expect(record?.endOffset).toBe(Buffer.byteLength('\uFEFFdate,close\n'));
  });

  test('every field knows its line and column', async () => {
    const records = await readAll('a,"b\nc",d\n\nxx,yy\n');
    expect(records.map(({ fields }) => fields.map(({ line, column }) => `${line}:${column}`))).toEqual([
      ['1:1', '1:3', '2:4'],
      ['4:1', '4:4'],
    ]);
  });

  test('the end offset of the last record is the length of the file in bytes', async () => {
    const text = 'name,price\nBörse 🌊,1\n';
    expect((await readAll(text)).at(-1)?.endOffset).toBe(Buffer.byteLength(text));
  });

  test.each([
    ['a,"b', 1, 3, 'never closed'],
    ['x\na,"b\nc\n', 2, 3, 'never closed'],
    ['ab"c,d', 1, 3, 'a quote inside a field'],
    ['"ab"c,d', 1, 5, 'expected a comma'],
    ['"ab"\rc', 1, 5, 'expected a comma'],
  ])('%j is refused at %i:%i', async (text, line, column, message) => {
    const error = await errorOf(text);
    expect(error).toMatchObject({ line, column });
    expect(error.message).toContain(message);
  });

  test('a record without an end is refused before it fills the memory', async () => {
    const endless = function* () {
      for (;;) yield 'x'.repeat(65_536);
    };
    await expect(collect(readCsv(endless()))).rejects.toThrow('a record of more than');
  });

  test('reads back whatever was written, wherever the text is cut into chunks', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', '"', '\n', '\r\n', 'é', '🌊') });
    const table = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.array(fc.nat(), { maxLength: 8 }), async (rows, cuts) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => row.map(quote).join(',')).join('\r\n');
        const places = cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
        const chunks = [0, ...places].map((from, index) => text.slice(from, places[index]));
        const whole = chunks.every((chunk) => chunk.isWellFormed());
        fc.pre(whole);
        expect(texts(await readAll(...chunks))).toEqual(rows);
      }),
    );
  });
});
