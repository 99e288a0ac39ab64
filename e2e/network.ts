import { expect, type Page } from '@playwright/test';
import type { Person } from './people.ts';

/** The simulator's controls in a tab of their own: what is chosen there holds for all tabs of that person. */
export class NetworkControls {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open({ context }: Person): Promise<NetworkControls> {
    const page = await context.newPage();
    await page.goto('/developers/network');
    await expect(page.getByRole('radio', { name: 'Good' })).toBeChecked();
    return new NetworkControls(page);
  }

  async choose(name: 'Good' | 'Slow 3G' | 'Lossy train' | 'Offline' | 'Silent'): Promise<void> {
    const choice = this.page.getByRole('radio', { name });
    // It is checked when it holds, not when it was clicked.
    await choice.click();
    await expect(choice).toBeChecked();
  }

  async cut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Cut now' }).click();
  }
}
