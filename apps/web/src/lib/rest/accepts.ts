type Type = 'application/json' | 'application/problem+json' | 'text/html';

/**
 * Whether an `Accept` field (RFC 9110 §12.5.1) takes JSON, problems or pages: the most specific range that matches decides, and quality 0
 * means no. A missing field takes everything.
 */
export function accepts(accept: string | null, type: Type): boolean {
  if (accept === null || accept.trim() === '') return true;
  const [family = ''] = type.split('/', 1);
  let best = { specificity: 0, quality: 0 };
  for (const part of accept.split(',')) {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const specificity = ['*/*', `${family}/*`, type].indexOf(range) + 1;
    if (specificity > best.specificity) best = { specificity, quality: qualityOf(parameters) };
  }
  return best.specificity > 0 && best.quality > 0;
}

/** A caller of the API, not a browser that goes to a page: it takes JSON or problems, and no pages. */
export const takesNoPages = (accept: string | null): boolean =>
  !accepts(accept, 'text/html') &&
  (accepts(accept, 'application/json') || accepts(accept, 'application/problem+json'));

function qualityOf(parameters: string[]): number {
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  if (weight === undefined) return 1;
  const quality = Number(weight.slice(2));
  return Number.isFinite(quality) ? quality : 0;
}
