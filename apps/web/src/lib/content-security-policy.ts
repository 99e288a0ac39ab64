/**
 * What our pages may load and do. Scripts run by nonce only. Style elements need the nonce too, except two that libraries write by
 * themselves and that are named by their hash; style attributes are allowed, for React renders them and they cannot run anything.
 */

export type PolicyParts = {
  /** Unguessable and new for every page. */
  nonce: string;
  publicUrl: URL;
  gatewayUrl: URL;
  /** React needs `eval` while developing, and the reload of edited modules its own socket. */
  isDevelopment: boolean;
};

/** SHA-256 of the style elements of sonner and of lightweight-charts' attribution, as installed. */
export const libraryStyles = {
  /** sonner puts its element into the page before it has any text, and the browser checks it then too. */
  nothing: "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  sonner: "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
  chartAttribution: "'sha256-3pRED1tOXas1FXFoPb9TGCjmYe9XQsmO9OV23khV2nY='",
} as const;

export function contentSecurityPolicy({ nonce, publicUrl, gatewayUrl, isDevelopment }: PolicyParts): string {
  const styleElements = isDevelopment
    ? "'self' 'unsafe-inline'"
    : `'self' 'nonce-${nonce}' ${Object.values(libraryStyles).join(' ')}`;
  const directives = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // For browsers that do not know the two below.
    'style-src': styleElements,
    'style-src-elem': styleElements,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': `'self' ${gatewayUrl.origin}${isDevelopment ? ` ${socketOrigin(publicUrl)}` : ''}`,
    // The shared worker that holds the connection, from its own file; never a script made up by a page.
    'worker-src': "'self'",
    'object-src': "'none'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

const socketOrigin = (url: URL): string => url.origin.replace(/^http/, 'ws');
