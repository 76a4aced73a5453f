/** A sandbox with a small real bot on it, and its page in a real browser. */
import { Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'

import { startSandbox, type Sandbox } from '../../src/start-sandbox.ts'
import { launchChromium } from '../../src/testing/chromium.ts'

export type PageOptions = {
  readonly viewport: { readonly width: number; readonly height: number }
  readonly hasTouch?: boolean
  readonly isMobile?: boolean
  readonly locale?: string
  readonly colorScheme?: 'light' | 'dark'
}
export type Scene = {
  readonly sandbox: Sandbox
  readonly bot: Bot
  /** Opens the page as a new visitor would. */
  readonly open: (options: PageOptions, hash?: string) => Promise<Page>
  /** What a person does elsewhere, through the control API. */
  readonly post: (path: string, body: unknown) => Promise<unknown>
  /** Errors in the browser console, from all pages. */
  readonly complaints: readonly string[]
}

/** One browser per test file; each test has everything else to itself, closed after it. */
export function useSandboxPage(): (bot?: (bot: Bot) => void) => Promise<Scene> {
  let browser: Browser
  const cleanups: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    browser = await launchChromium()
  }, 240_000)
  afterAll(() => browser.close())
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
  })
  return async (equip = talkative) => {
    const sandbox = await startSandbox({
      host: '127.0.0.1',
      port: 0,
      limits: 'off',
      bot: { first_name: 'Echo <b>bot</b>', username: 'echo_bot' },
      log: () => {},
    })
    cleanups.push(() => sandbox.close())
    const bot = new Bot(sandbox.botToken, { client: { apiRoot: sandbox.url } })
    equip(bot)
    bot.catch((error) => console.error(error))
    const running = bot.start()
    // The test may already have closed the sandbox: then the bot cannot confirm what it has read.
    cleanups.push(() =>
      bot
        .stop()
        .catch(() => undefined)
        .then(() => running),
    )
    const complaints: string[] = []
    const post = async (path: string, body: unknown): Promise<unknown> => {
      const response = await fetch(`${sandbox.url}/sandbox/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response.json()
    }
    const open = async (options: PageOptions, hash = ''): Promise<Page> => {
      const context = await browser.newContext({ locale: 'en-GB', ...options })
      cleanups.push(() => context.close())
      const page = await context.newPage()
      page.setDefaultTimeout(12_000)
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      await page.goto(`${sandbox.url}/${hash}`)
      return page
    }
    return { sandbox, bot, open, post, complaints }
  }
}

/** A bot with one of everything that the page can show. */
function talkative(bot: Bot): void {
  const menu = new InlineKeyboard()
    .text('Toast', 'toast')
    .text('Alert', 'alert')
    .row()
    .text('Edit', 'edit')
    .copyText('Copy', 'copied words')
  bot.command('start', (ctx) => ctx.reply(`Welcome ${ctx.match}`.trim(), { reply_markup: menu }))
  bot.command('keys', (ctx) =>
    ctx.reply('Your number?', {
      reply_markup: new Keyboard().requestContact('Share my number').row().text('Skip').resized().oneTime(),
    }),
  )
  bot.command('file', (ctx) => ctx.replyWithDocument(new InputFile(Buffer.from('one;two'), 'export.csv')))
  bot.command('busy', (ctx) => ctx.replyWithChatAction('typing'))
  bot.callbackQuery('toast', (ctx) => ctx.answerCallbackQuery('All is well'))
  bot.callbackQuery('alert', (ctx) => ctx.answerCallbackQuery({ text: 'Careful now', show_alert: true }))
  bot.callbackQuery('edit', async (ctx) => {
    await ctx.editMessageText('Edited by a tap', { reply_markup: menu })
    await ctx.answerCallbackQuery()
  })
  bot.on('inline_query', (ctx) =>
    ctx.answerInlineQuery(
      [1, 2].map((number) => ({
        type: 'article',
        id: String(number),
        title: `${ctx.inlineQuery.query} ${number}`,
        input_message_content: { message_text: `Chosen: ${ctx.inlineQuery.query} ${number}` },
      })),
      { is_personal: true, cache_time: 0 },
    ),
  )
  bot.on('message:contact', (ctx) => ctx.reply(`Number: ${ctx.message.contact.phone_number}`))
  bot.on('message:photo', (ctx) => ctx.reply(`Photo: ${ctx.message.caption ?? ''}`))
  bot.on('message:document', (ctx) => ctx.reply(`File: ${ctx.message.document.file_name}`))
  bot.on('message:forward_origin', (ctx) => ctx.reply(`Origin: ${ctx.message.forward_origin.type}`))
  bot.on('edited_message:text', (ctx) => ctx.reply(`Edited to: ${ctx.editedMessage.text}`))
  bot.on('message:text', (ctx) => ctx.reply(`Echo: ${ctx.message.text}`))
}
