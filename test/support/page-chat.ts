/** One person's chat with the bot on the sandbox's page: what they tap, and what they then see. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { log } from '@clientsphere/telegram-sandbox/testing/page'

export type PageChat = {
  readonly page: Page
  readonly say: (text: string) => Promise<void>
  /** Taps the newest button with this label until the chat shows the expected result. */
  readonly tap: (label: string | RegExp, outcome: string) => Promise<void>
  /** Waits until the chat says that. */
  /** @param timeout in milliseconds */
  readonly sees: (text: string, timeout?: number) => Promise<void>
}

const WORDS = {
  en: { message: 'Message', send: 'Send' },
  uk: { message: 'Повідомлення', send: 'Надіслати' },
} as const

/** @param language the browser's language */
export function createPageChat(page: Page, language: 'en' | 'uk'): PageChat {
  const words = WORDS[language]
  return {
    page,
    async say(text) {
      await page.getByRole('textbox', { name: words.message, exact: true }).fill(text)
      await page.getByRole('button', { name: words.send, exact: true }).tap()
    },
    // The page ignores the second of two quick taps on one message, which is usually accidental.
    async tap(label, outcome) {
      const key = log(page)
        .getByRole('button', typeof label === 'string' ? { name: label, exact: true } : { name: label })
        .last()
      const shown = log(page).getByText(outcome).last()
      await expect
        .poll(
          async () => {
            if (await shown.isVisible()) return true
            if (await key.isVisible()) await key.tap({ timeout: 5000 })
            return shown.isVisible()
          },
          { timeout: 40_000, interval: 500 },
        )
        .toBe(true)
    },
    sees: (text, timeout = 30_000) => log(page).getByText(text).last().waitFor({ timeout }),
  }
}
