/** `npm run screenshots`: the pictures of docs/bot-guide.md, taken from the real bot in its sandbox on a phone's width. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Browser } from 'playwright-core'

import { launchChromium } from '@clientsphere/telegram-sandbox/testing/chromium'
import { openPhone, type Phone } from './screenshots/phone.ts'
import { startProduct } from './screenshots/start-product.ts'

const FOLDER = fileURLToPath(new URL('../docs/images', import.meta.url))
const OLENA = 1001
const MAX = 1002

const LEAD = {
  name: 'Rosa Delgado',
  email: 'rosa@delgado-hotels.example',
  company: 'Delgado Hotels',
  title: 'Furniture for 40 rooms',
  note: 'We open in spring. Could you call me this week?',
}

/** Sends a lead as a website's form does: to the address that ends in the secret, the last one in the bot's message. */
async function sendLead(shown: string): Promise<void> {
  const address = shown.match(/http:\/\/\S+/gu)?.at(-1)
  if (address === undefined) throw new Error(`No address in: ${shown}`)
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(LEAD) })
  if (!response.ok) throw new Error(`The lead was refused with ${response.status}`)
}

async function inEnglish({ start, say, tap, sees, read, shoot }: Phone): Promise<void> {
  await start('Create a workspace')
  await tap('➕ Create a workspace', 'What is your team')
  await say('Harbour Interiors', 'Which currency')
  await tap('€ EUR', 'Which time zone')
  await tap(/^London/u, 'Which country')
  await tap(/United Kingdom/u, 'Everything is ready')
  await tap('🧪 Load sample data', 'Sample data loaded')
  await say('/menu', 'Pick below')
  await shoot('home', 'Pick below')

  await say('/board', 'open deals')
  await shoot('board', 'open deals')
  await tap(/^Negotiation/u, 'Negotiation')
  await shoot('stage', 'Negotiation')
  await tap(/28,900/u, '📍 Negotiation')
  await shoot('deal', '📍 Negotiation')

  await say('/agenda', 'Overdue')
  await shoot('agenda', 'Overdue')
  await say('lindqvist', '👤 Anna Lindqvist')
  await shoot('contact', '👤 Anna Lindqvist')

  await say('/contacts', 'latest first')
  await tap('🎛 Filter', 'Tap what to filter by')
  await tap('🏷 Tags', 'which?')
  await tap('#vip', 'Tap what to filter by')
  await tap(/^👀 Show/u, '🎛 Tags: #vip')
  await shoot('filtered', '🎛 Tags: #vip')

  await say('/sources', 'Lead sources')
  await tap('➕ Add a lead source', 'What sends the leads?')
  await tap(/^🔗 Webhook/u, 'Which of these sends to a webhook?')
  await tap('🔗 Something else', 'What should this source be called?')
  await say('Website', 'Who gets the leads?')
  await tap('👥 The team: whoever claims first', 'I’m listening')
  await sendLead(await read('This is shown once'))
  await sees('New lead')
  await shoot('new-lead', 'New lead')
  // In the message with the secret, above the lead.
  await tap('📥 Open the source', 'New lead')
  await shoot('lead-source', 'Leads go to the team')
}

async function inUkrainian({ start, say, tap, shoot }: Phone): Promise<void> {
  await start('Створити робочий простір')
  await tap('➕ Створити робочий простір', 'Як називається')
  await say('Майстерня', 'У якій валюті')
  await tap('₴ UAH', 'У якому ви часовому поясі?')
  await tap(/^Київ/u, 'З якої країни')
  await tap('🇺🇦 Україна', 'створено')
  await tap('🧪 Додати приклади', 'Приклади')
  await say('/board', 'відкрит')
  await shoot('board-uk', 'відкрит')
  await tap(/^Переговори/u, 'Переговори')
  await tap(/₴|грн/u, '📍 Переговори')
  await shoot('deal-uk', '📍 Переговори')
}

async function takeAll(browser: Browser, chatUrl: string): Promise<void> {
  const phone = { chatUrl, folder: FOLDER }
  await inEnglish(await openPhone(browser, { ...phone, person: MAX, language: 'en' }))
  await inUkrainian(await openPhone(browser, { ...phone, person: OLENA, language: 'uk' }))
  for (const name of await readdir(FOLDER)) {
    const { size } = await stat(join(FOLDER, name))
    console.log(`docs/images/${name}: ${Math.ceil(size / 1024)} KB`)
  }
}

const product = await startProduct()
try {
  const browser = await launchChromium()
  try {
    await takeAll(browser, product.chatUrl)
  } finally {
    await browser.close()
  }
} finally {
  await product.stop()
}
