import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launchChromium } from '../support/chromium.ts'
import { testDatabaseUri } from '../support/database.ts'
import { startProduct } from '../support/product.ts'
import { log, OLENA, phone } from '../support/sandbox-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
}, 240_000)
afterAll(() => browser.close())

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Повідомлення' }).fill(text)
  await page.getByRole('button', { name: 'Надіслати', exact: true }).tap()
}

/**
 * Taps the newest button that says so until the chat says what comes of it: the page passes over the second of two quick
 * taps on one message, as somebody with a nervous thumb would want.
 */
async function tap(page: Page, label: string | RegExp, outcome: string): Promise<void> {
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
      { timeout: 20_000, interval: 500 },
    )
    .toBe(true)
}

/** Waits until the chat says that. */
async function sees(page: Page, text: string): Promise<void> {
  await log(page).getByText(text).last().waitFor()
}

describe('the product on a phone in Ukrainian', () => {
  it('takes Olena from «Почати» to a contact found, edited and undone, without a word of it cut off or loaded from elsewhere', async () => {
    const { chatUrl } = await startProduct({ MONGODB_URI: testDatabaseUri() })
    const context = await browser.newContext({ ...phone, locale: 'uk-UA' })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const complaints: string[] = []
    const elsewhere: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('request', (request) => {
      if (!/^(?:data|blob):/u.test(request.url()) && new URL(request.url()).origin !== chatUrl)
        elsewhere.push(request.url())
    })

    await page.goto(`${chatUrl}/#${OLENA}`)
    await page.getByRole('button', { name: 'Почати', exact: true }).tap()
    await tap(page, '➕ Створити простір', 'Як називається ваша команда')
    await say(page, 'Опера & <b>Ко</b>')
    await sees(page, 'У якій валюті')
    await tap(page, '₴ UAH', 'У якому ви часовому поясі?')
    await tap(page, /^Київ/u, 'З якої країни ваші номери')
    await tap(page, '🇺🇦 Україна', '✅ Простір Опера & <b>Ко</b> створено.')
    await tap(page, '➕ Додати перший контакт', 'Як звати людину?')
    await say(page, `${'Довгеім’ябезпробілів'.repeat(5)} <i>🦔</i>`)
    await sees(page, 'Номер телефону?')
    await say(page, '050 123 45 67')
    await sees(page, 'Email?')
    await tap(page, '✅ Зберегти', 'додано.')

    await say(page, '4567')
    await sees(page, '🔎 4567')
    const cards = log(page).getByRole('button', { name: '✏️ Змінити', exact: true })
    expect(await cards.count()).toBe(1)
    await log(page)
      .getByRole('button', { name: /^Довгеім’ябезпробілів/u })
      .last()
      .tap()
    await expect.poll(() => cards.count(), { timeout: 15_000 }).toBe(2)
    await tap(page, '✏️ Змінити', 'Що змінити?')
    await tap(page, 'Посада', 'Яка посада?')
    await say(page, 'соліст')
    await sees(page, '✅ Збережено.')
    await tap(page, '↩️ Відмінити', '↩️ Відмінено')

    expect(await log(page).locator('b, i').filter({ hasText: 'Ко' }).count()).toBe(0)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.viewport.width)
    const wide = await log(page).evaluate((node) => node.scrollWidth - node.clientWidth)
    expect(wide).toBe(0)
    await page.reload()
    await sees(page, '↩️ Відмінено')
    expect({ complaints, elsewhere }).toEqual({ complaints: [], elsewhere: [] })
    await context.close()
  }, 80_000)
})
