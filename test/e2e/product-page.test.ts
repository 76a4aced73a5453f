import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launchChromium } from '@clientsphere/telegram-sandbox/testing/chromium'
import { testDatabaseUri } from '../support/database.ts'
import { createPageChat } from '../support/page-chat.ts'
import { startProduct } from '../support/product.ts'
import { log, OLENA, phone } from '@clientsphere/telegram-sandbox/testing/page'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
}, 240_000)
afterAll(() => browser.close())

describe('the product on a phone in Ukrainian', () => {
  it('takes Olena from “Почати” to a contact found, edited and undone, with no text cut off and nothing loaded from elsewhere', async () => {
    const { chatUrl } = await startProduct({ MONGODB_URI: testDatabaseUri() })
    const context = await browser.newContext({ ...phone, locale: 'uk-UA' })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    const { say, sees, tap } = createPageChat(page, 'uk')
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
    await tap('➕ Створити робочий простір', 'Як називається ваша команда')
    await say('Опера & <b>Ко</b>')
    await sees('У якій валюті')
    await tap('₴ UAH', 'У якому ви часовому поясі?')
    await tap(/^Київ/u, 'З якої країни ваші номери')
    await tap('🇺🇦 Україна', '✅ Простір Опера & <b>Ко</b> створено.')
    await tap('➕ Додати перший контакт', 'Як звати людину?')
    await say(`${'Довгеім’ябезпробілів'.repeat(5)} <i>🦔</i>`)
    await sees('Номер телефону?')
    await say('050 123 45 67')
    await sees('Email?')
    await tap('✅ Зберегти', 'додано.')

    await say('4567')
    await sees('🔎 4567')
    const cards = log(page).getByRole('button', { name: '✏️ Змінити', exact: true })
    await expect.poll(() => cards.count(), { timeout: 15_000 }).toBe(1)
    await log(page)
      .getByRole('button', { name: /^Довгеім’ябезпробілів/u })
      .last()
      .tap()
    await expect.poll(() => cards.count(), { timeout: 15_000 }).toBe(2)
    await tap('✏️ Змінити', 'Що змінити?')
    await tap('Посада', 'яка посада?')
    await say('соліст')
    await sees('✅ Збережено.')
    await tap('↩️ Відмінити', '↩️ Відмінено')

    expect(await log(page).locator('b, i').filter({ hasText: 'Ко' }).count()).toBe(0)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.viewport.width)
    const wide = await log(page).evaluate((node) => node.scrollWidth - node.clientWidth)
    expect(wide).toBe(0)
    await page.reload()
    await sees('↩️ Відмінено')
    expect({ complaints, elsewhere }).toEqual({ complaints: [], elsewhere: [] })
    await context.close()
  }, 180_000)
})
