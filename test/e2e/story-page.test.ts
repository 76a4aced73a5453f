import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launchChromium } from '@clientsphere/telegram-sandbox/testing/chromium'
import { testDatabaseUri } from '../support/database.ts'
import { createWorkspace, inviteReps, join, makeLeadSource, OLENA, PRIYA } from '../support/found-team.ts'
import { createPageChat } from '../support/page-chat.ts'
import { startProduct } from '../support/product.ts'
import { createSandboxChat } from '../support/sandbox-chat.ts'
import { log, phone } from '@clientsphere/telegram-sandbox/testing/page'
import { doorIn, sendLead } from '../support/send-lead.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
}, 240_000)
afterAll(() => browser.close())

/** By how many pixels the page, the chat or one of its buttons is too wide. */
async function overflow(page: Page): Promise<number> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
  const inChat = await log(page).evaluate((node) => node.scrollWidth - node.clientWidth)
  const inButtons = await log(page)
    .getByRole('button')
    .evaluateAll((nodes) => Math.max(0, ...nodes.map((node) => node.scrollWidth - node.clientWidth)))
  return Math.max(wide - phone.viewport.width, inChat, inButtons)
}

const ANNA = { name: 'Anna <b>Koval</b> 🦔', email: 'anna@example.com' }
const HEDGEHOG = { name: 'Ґалаґан <i>Їжак</i>', email: 'hedgehog@example.com' }

describe('the story of a lead on phones', () => {
  it('goes from the news to a deal that is won, in English and in Ukrainian, with nothing wider than the screen', async () => {
    const { chatUrl } = await startProduct({ MONGODB_URI: testDatabaseUri(), NEWS_BUNDLE_SECONDS: '2' })
    const complaints: string[] = []
    const open = async (person: number, language: 'en' | 'uk') => {
      const context = await browser.newContext({ ...phone, locale: language === 'en' ? 'en-GB' : 'uk-UA' })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      await page.goto(`${chatUrl}/#${person}`)
      return createPageChat(page, language)
    }
    const [owner, rep] = [OLENA, PRIYA].map((id) => createSandboxChat(chatUrl, id))
    if (!owner || !rep) throw new Error('Both are there at the start')
    await createWorkspace(owner, 'Опера')
    await join(rep, await inviteReps(owner), 'Опера')
    await owner.sees('👋 Priya Shah')
    const door = doorIn(await makeLeadSource(owner, 'Сайт'))
    const [olena, priya] = [await open(OLENA, 'uk'), await open(PRIYA, 'en')]

    expect(await sendLead(door, 'msg_1', { ...ANNA, title: 'New website' })).toBe(202)
    await priya.sees('🆕 New lead')
    await olena.sees('🆕 Новий лід')
    await priya.tap('🙋 Claim', 'It is yours. Plan the next step!')
    await olena.tap('🙋 Беру', '«New website» уже веде Priya Shah.')
    await priya.tap('Qualified ▶️', '➡️ New website: New lead → Qualified')
    await priya.tap('Proposal ▶️', 'Proposal needs an amount.')
    await priya.say('€3.5k')
    await priya.sees('€3,500 · weighted €1,750')
    expect(await overflow(priya.page)).toBe(0)
    await priya.tap('🏆 Won', '🎉 New website is won. Well done!')

    const title = `Сайт ${'довгеімʼябезпробілів'.repeat(5)}`
    expect(await sendLead(door, 'msg_2', { ...HEDGEHOG, title })).toBe(202)
    await olena.sees('Ґалаґан <i>Їжак</i>')
    await olena.tap('🙋 Беру', 'Тепер лід ваш. Заплануйте наступний крок!')
    await olena.tap('Кваліфікація ▶️', 'Новий лід → Кваліфікація')
    await olena.tap('Пропозиція ▶️', 'Для етапу «Пропозиція» потрібна сума.')
    await olena.say('1 200,50 грн')
    await olena.sees('зважена сума 600')
    expect(await overflow(olena.page)).toBe(0)
    await olena.tap('🏆 Виграно', 'Чудова робота!')

    expect(await Promise.all([olena, priya].map(({ page }) => log(page).locator('b b, i').count()))).toEqual([0, 0])
    expect(await Promise.all([olena, priya].map(({ page }) => overflow(page)))).toEqual([0, 0])
    expect(complaints).toEqual([])
    await Promise.all([olena, priya].map(({ page }) => page.context().close()))
  }, 240_000)
})
