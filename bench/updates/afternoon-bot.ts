/**
 * The bot that somebody would write in an afternoon: grammY, its conversations, the database's driver. It stores no update
 * and keeps no order; an update that it holds when it is killed is lost. It is as fast as its libraries let it be: buttons
 * are handled before the dialogues are read, and a tap is answered beside the edit.
 */
import { type ConversationFlavor, conversations } from '@grammyjs/conversations'
import { type ApiClientOptions, Bot, type Context } from 'grammy'
import type { Db } from 'mongodb'

import { addContact, conversationStorage } from './afternoon-dialogue.ts'
import { createAfternoonPages, type Page } from './afternoon-pages.ts'

export type AfternoonContext = ConversationFlavor<Context>

export type AfternoonDeps = { readonly db: Db; readonly token: string; readonly client: ApiClientOptions }

export function createAfternoonBot({ db, token, client }: AfternoonDeps): Bot<AfternoonContext> {
  const pages = createAfternoonPages(db)
  const bot = new Bot<AfternoonContext>(token, { client })

  async function show(ctx: Context, { text, keyboard }: Page): Promise<void> {
    await Promise.all([ctx.editMessageText(text, { reply_markup: keyboard }), ctx.answerCallbackQuery()])
  }
  bot.callbackQuery('go/home/', async (ctx) => show(ctx, await pages.home(ctx.from.id)))
  bot.callbackQuery('go/settings/', async (ctx) => show(ctx, await pages.settings(ctx.from.id)))
  bot.callbackQuery('go/contacts/', async (ctx) => show(ctx, await pages.contacts(ctx.from.id)))
  bot.callbackQuery(/^go\/list:(.+)\/$/u, async (ctx) => show(ctx, await pages.contacts(ctx.from.id, ctx.match[1])))

  bot.use(conversations({ storage: conversationStorage(db) }))
  bot.command(['add', 'cancel', 'menu'], async (ctx, next) => {
    await ctx.conversation.exitAll()
    await next()
  })
  bot.use(addContact(db))
  bot.command('cancel', (ctx) => ctx.reply('Cancelled.'))
  bot.command('add', (ctx) => ctx.conversation.enter('addContact'))
  bot.command('menu', async (ctx) => {
    const { text, keyboard } = await pages.home(ctx.chatId)
    await ctx.reply(text, { reply_markup: keyboard })
  })
  return bot
}
