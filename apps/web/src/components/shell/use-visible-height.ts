'use client';

import { useEffect } from 'react';

/**
 * Keeps `--visible-height` at what the on-screen keyboard leaves free. Browsers that honour `interactive-widget=resizes-content` do this
 * by themselves; Safari on phones shrinks only its visual viewport.
 */
export function useVisibleHeight(): void {
  useEffect(() => {
    const { visualViewport } = window;
    if (visualViewport === null) return;
    const root = document.documentElement;
    const fit = () => {
      const isCovered = window.innerHeight - visualViewport.height > 80 && visualViewport.scale === 1;
      if (isCovered) {
        root.style.setProperty('--visible-height', `${visualViewport.height}px`);
        window.scrollTo(0, 0);
      } else root.style.removeProperty('--visible-height');
    };
    visualViewport.addEventListener('resize', fit);
    return () => {
      visualViewport.removeEventListener('resize', fit);
      root.style.removeProperty('--visible-height');
    };
  }, []);
}
