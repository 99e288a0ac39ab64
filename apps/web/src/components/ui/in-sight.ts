/**
 * Which elements can be seen, by one observer for all of them. Something just outside counts as seen, so that it is ready when it is
 * scrolled into sight.
 */
const marginPx = 240;

type OnSight = (isInSight: boolean) => void;

const watched = new Map<Element, Set<OnSight>>();
let observer: IntersectionObserver | undefined;

/** Tells at once where the element is, and then whenever that changes, until the returned function is called. */
export function watchSight(element: Element, onSight: OnSight): () => void {
  observer ??= new IntersectionObserver(tell, { rootMargin: `${marginPx}px` });
  const hearers = watched.get(element) ?? new Set();
  hearers.add(onSight);
  watched.set(element, hearers);
  // Observed anew, it is told anew, also to who came later.
  observer.unobserve(element);
  observer.observe(element);
  return () => {
    hearers.delete(onSight);
    if (hearers.size > 0) return;
    watched.delete(element);
    observer?.unobserve(element);
  };
}

function tell(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries)
    for (const onSight of watched.get(target) ?? []) onSight(isIntersecting);
}
