/** Somebody's phone with the sandbox's page: types, taps, and takes pictures of the results. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Browser } from 'playwright-core'

import type { Locale } from '../../src/locale.ts'
import { withPalette } from './palette-png.ts'

export type Phone = {
  /** The button of an empty chat. */
  readonly start: (outcome: string) => Promise<void>
  readonly say: (text: string, outcome: string) => Promise<void>
  /** Taps the newest button with this label, and waits until the chat shows the expected result. */
  readonly tap: (label: string | RegExp, outcome: string) => Promise<void>
  readonly sees: (text: string) => Promise<void>
  /** The full text of the newest message that contains this text. */
  readonly read: (text: string) => Promise<string>
  /** A picture of the newest message that contains this text, with its buttons. */
  readonly shoot: (name: string, text: string) => Promise<void>
}

const WIDTH = 390
/** Taller than a phone, so that a picture shows the whole message. */
const HEIGHT = 1200
const MARGIN = 8
const PATIENCE_MS = 20_000

const BROWSER_LOCALES = { en: 'en-GB', uk: 'uk-UA' } as const satisfies Record<Locale, string>
const WORDS = {
  en: { field: 'Message', send: 'Send', start: 'Start' },
  uk: { field: 'Повідомлення', send: 'Надіслати', start: 'Почати' },
} as const satisfies Record<Locale, object>

/** @param folder where the pictures go */
export async function openPhone(
  browser: Browser,
  options: { readonly chatUrl: string; readonly person: number; readonly language: Locale; readonly folder: string },
): Promise<Phone> {
  const { chatUrl, person, language, folder } = options
  const words = WORDS[language]
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    deviceScaleFactor: 1.5,
    hasTouch: true,
    isMobile: true,
    locale: BROWSER_LOCALES[language],
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${chatUrl}/#${person}`)
  const chat = page.getByRole('log')
  const messages = chat.locator('.message')
  const withText = (text: string) => messages.filter({ hasText: text }).last()

  /** Waits until the newest message contains this text and the bot is idle. */
  async function sees(text: string): Promise<void> {
    await messages.last().filter({ hasText: text }).waitFor()
    await fetch(`${chatUrl}/sandbox/idle?timeout_ms=15000&patience_ms=1500`)
  }

  return {
    sees,
    read: (text) => withText(text).innerText(),
    async start(outcome) {
      await page.getByRole('button', { name: words.start, exact: true }).tap()
      await sees(outcome)
    },
    async say(text, outcome) {
      await page.getByRole('textbox', { name: words.field, exact: true }).fill(text)
      await page.getByRole('button', { name: words.send, exact: true }).tap()
      await sees(outcome)
    },
    async tap(label, outcome) {
      const exact = typeof label === 'string' ? { name: label, exact: true } : { name: label }
      // The page ignores the second of two quick taps on one message.
      await sleep(600)
      await chat.getByRole('button', exact).last().tap()
      await sees(outcome)
    },
    async shoot(name, text) {
      const message = withText(text)
      await message.scrollIntoViewIfNeeded()
      // A plain background makes small files; the focus mark and what is above do not belong to the message.
      await page.evaluate(`{
        document.activeElement?.blur()
        for (const wall of document.querySelectorAll('.scroller')) wall.style.background = '#d6e0ea'
        const all = [...document.querySelectorAll('.message')]
        for (const other of all) other.style.visibility = other.textContent.includes(${JSON.stringify(text)}) ? '' : 'hidden'
      }`)
      const box = await message.locator('.message-body').boundingBox()
      if (box === null) throw new Error(`No message on the screen says: ${text}`)
      const clip = {
        x: box.x - MARGIN,
        y: box.y - MARGIN,
        width: box.width + 2 * MARGIN,
        height: box.height + 2 * MARGIN,
      }
      const picture = await page.screenshot({ clip, animations: 'disabled' })
      await writeFile(join(folder, `${name}.png`), withPalette(picture))
      await page.evaluate("for (const one of document.querySelectorAll('.message')) one.style.visibility = ''")
    },
  }
}
