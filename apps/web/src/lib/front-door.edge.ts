/** Next prepares `instrumentation.ts` for the edge as well, where there is no server of ours and so no front door. */
export function openFrontDoor(): void {}
