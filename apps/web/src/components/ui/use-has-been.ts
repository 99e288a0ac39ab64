'use client';

import { useRef } from 'react';

/** Whether it was ever true: what is opened once stays, so that it can also close with grace. For parts that are loaded when needed. */
export function useHasBeen(isNow: boolean): boolean {
  const hasBeen = useRef(isNow);
  hasBeen.current ||= isNow;
  return hasBeen.current;
}
