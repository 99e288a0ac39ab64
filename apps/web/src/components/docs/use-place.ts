import { useEffect, useState } from 'react';

/** Which of the parts with these ids is being read: the first that is in the upper third of the window. Those of other pages are not. */
export function usePlace(page: string, ids: readonly string[]): string | undefined {
  const [place, setPlace] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: Another page has other elements.
  useEffect(() => {
    const parts = ids.map((id) => document.getElementById(id)).filter((part) => part !== null);
    const seen = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target);
          else seen.delete(target);
        }
        const first = parts.find((part) => seen.has(part));
        if (first !== undefined) setPlace(first.id);
      },
      { rootMargin: '-15% 0px -70% 0px' },
    );
    for (const part of parts) observer.observe(part);
    return () => observer.disconnect();
  }, [page, ids]);
  return place;
}
