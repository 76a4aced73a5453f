import { type Conversation, type ConversationFlavor, conversations, createConversation } from '@grammyjs/conversations'
import { Bot, type Context, InputFile } from 'grammy'
import { describe, expect, it } from 'vitest'

import { guardPlugin } from '../../../src/bot/dialogues/guard-plugin.ts'
import { BOT, BOT_TOKEN, createTelegramDouble } from '../../support/telegram-double.ts'
import { createPerson } from '../../support/telegram-person.ts'

type OuterContext = ConversationFlavor<Context>

function setUp(builder: (conversation: Conversation<OuterContext>, ctx: Context) => Promise<void>) {
  const telegram = createTelegramDouble()
  const bot = new Bot<OuterContext>(BOT_TOKEN, { botInfo: BOT, client: { fetch: telegram.fetch } })
  bot.use(conversations<OuterContext, Context>({ plugins: [guardPlugin()] }))
  bot.use(createConversation<OuterContext, Context>(builder, 'dialogue'))
  bot.on('message', (ctx) => ctx.conversation.enter('dialogue'))
  return { telegram, bot, person: createPerson(telegram) }
}

/** Telegram's payloads are JSON; this one cannot be serialised. */
function impossible(): { reply_markup: never } {
  const circular: Record<string, unknown> = {}
  circular['inline_keyboard'] = circular
  return { reply_markup: circular as never }
}

describe('the guard of calls inside dialogues', () => {
  // Without the guard this update would never end (bug 155 of the conversations plugin), so that case cannot be tested.
  it('lets a dialogue catch the error of a payload that cannot be serialised, and keep waiting', async () => {
    const { telegram, bot, person } = setUp(async (conversation, ctx) => {
      await ctx.reply('x', impossible()).catch(() => ctx.reply('That went wrong'))
      const next = await conversation.wait()
      await next.reply(`You said ${next.message?.text ?? ''}`)
    })
    await bot.handleUpdate(person.text('Hello'))
    await bot.handleUpdate(person.text('again'))
    expect(telegram.texts(person.id)).toEqual(['That went wrong', 'You said again'])
  })

  it('surfaces it as a plain error when the dialogue does not catch it', async () => {
    const { bot, person } = setUp(async (conversation, ctx) => {
      await ctx.reply('x', impossible())
      await conversation.wait()
    })
    await expect(bot.handleUpdate(person.text('Hello'))).rejects.toThrow('circular')
  })

  it('lets files through', async () => {
    const { telegram, bot, person } = setUp(async (conversation, ctx) => {
      await ctx.replyWithDocument(new InputFile(Buffer.from('a;b'), 'list.csv'))
      await conversation.wait()
    })
    await bot.handleUpdate(person.text('Hello'))
    expect(Object.values(telegram.calls[0]?.files ?? {})).toMatchObject([{ name: 'list.csv' }])
  })

  it('lets Telegram’s own refusals be caught as before', async () => {
    const { telegram, bot, person } = setUp(async (conversation, ctx) => {
      await ctx.reply('x').catch((error: unknown) => ctx.reply(error instanceof Error ? error.name : 'no error'))
      await conversation.wait()
    })
    telegram.failNext('sendMessage', { code: 400, description: 'Bad Request' })
    await bot.handleUpdate(person.text('Hello'))
    telegram.failNext('sendMessage', { network: 'down' })
    expect(telegram.texts(person.id)).toEqual(['GrammyError'])
  })
})
