import { errorTable, limits } from '@tidewire/protocol';
import { describe, expect, test } from 'vitest';
import { historyPage } from './channels/log-reader.ts';
import { subscriptionLimit } from './channels/subscriptions.ts';
import { retryableCodes } from './failure.ts';

describe('what this package says again, so as not to bring the protocol’s schemas and tables along', () => {
  test('is what the protocol says', () => {
    const retryable = Object.entries(errorTable).filter(([, { retryable }]) => retryable);
    expect([...retryableCodes].toSorted()).toEqual(retryable.map(([code]) => code).toSorted());
    expect(historyPage).toBe(limits.historyPage);
    expect(subscriptionLimit).toBe(limits.subscriptions);
  });
});
