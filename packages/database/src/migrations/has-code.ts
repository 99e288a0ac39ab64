/** Whether the system gave this name to what went wrong: `ENOENT`, `EEXIST`. */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
