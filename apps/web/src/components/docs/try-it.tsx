'use client';

import { Play, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/button.tsx';
import type { Tryable } from './tryable.ts';

const TryItForm = lazy(async () => ({ default: (await import('./try-it-form.tsx')).TryItForm }));

/** The form is fetched when somebody wants to try something: the page is read far more often. */
export function TryIt({ operation }: { operation: Tryable }) {
  const [isOpen, setOpen] = useState(false);
  const formId = `try-${operation.id}`;
  return (
    <div>
      <Button
        look={isOpen ? 'secondary' : 'primary'}
        className="w-full"
        aria-label={`${isOpen ? 'Close' : 'Try it'}: ${operation.summary}`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? formId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? (
          <X aria-hidden="true" className="size-4" />
        ) : (
          <Play aria-hidden="true" className="size-4" />
        )}
        {isOpen ? 'Close' : 'Try it'}
      </Button>
      {isOpen ? (
        <div id={formId} className="mt-3">
          <Suspense fallback={<div className="skeleton h-40" />}>
            <TryItForm operation={operation} />
          </Suspense>
        </div>
      ) : null}
    </div>
  );
}
