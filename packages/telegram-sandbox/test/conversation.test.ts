import { InlineKeyboard, InputFile, Keyboard } from 'grammy'
import { describe, expect, it } from 'vitest'

import type { CommandsAnswer, InlineAnswer } from '../src/control-api.ts'
import { MAX, OLENA, PIXEL, startBot, startTestSandbox } from './test-sandbox.ts'

describe('a conversation with a grammY bot', () => {
  it('shows the answer to /start with its payload, formatting and buttons', async () => {
    const sandbox = await startTestSandbox()
    startBot(sandbox, (bot) =>
      bot.command('start', (ctx) =>
        ctx.reply(`Hello <b>${ctx.from?.first_name}</b>, ${ctx.match}`, {
          parse_mode: 'HTML',
          reply_markup: new InlineKeyboard()
            .text('Menu', 'm')
            .url('Site', 'https://example.com')
            .row()
            .copyText('Copy', 'abc'),
        }),
      ),
    )
    await sandbox.send(OLENA, { text: '/start inv_1' })
    expect(await sandbox.idle()).toMatchObject({ idle: true })
    expect(await sandbox.last(OLENA)).toMatchObject({
      from_bot: true,
      text: 'Hello Olena, inv_1',
      entities: [{ type: 'bold', offset: 6, length: 5 }],
      edited: false,
      buttons: [
        [
          { text: 'Menu', kind: 'callback' },
          { text: 'Site', kind: 'url', url: 'https://example.com' },
        ],
        [{ text: 'Copy', kind: 'copy_text', copy_text: 'abc' }],
      ],
    })
    expect(JSON.stringify(await sandbox.last(OLENA))).not.toContain('callback_data')
  })

  it('answers a tap with the toast and shows the edit', async () => {
    const sandbox = await startTestSandbox()
    const data = 'a\u0000\u001f/\n'
    startBot(sandbox, (bot) => {
      bot.command('start', (ctx) => ctx.reply('Choose', { reply_markup: new InlineKeyboard().text('Go', data) }))
      bot.on('callback_query:data', async (ctx) => {
        await ctx.answerCallbackQuery({ text: ctx.callbackQuery.data === data ? 'Same' : 'Other', show_alert: true })
        await ctx.editMessageText('Done')
      })
    })
    await sandbox.send(OLENA, { text: '/start' })
    await sandbox.idle()
    const { message_id } = await sandbox.last(OLENA)
    const tapped = await sandbox.tap(OLENA, { message_id, button: 'Go' })
    expect(tapped).toEqual({ answer: { text: 'Same', show_alert: true }, answered_in_ms: expect.any(Number) })
    await sandbox.idle()
    expect(await sandbox.last(OLENA)).toMatchObject({ message_id, text: 'Done', edited: true, buttons: [] })
  })

  it('keeps reply keyboards until they are removed, and one-time ones until something is sent', async () => {
    const sandbox = await startTestSandbox()
    startBot(sandbox, (bot) => {
      bot.hears('ask', (ctx) =>
        ctx.reply('Number?', {
          reply_markup: new Keyboard().requestContact('Share').requestUsers('Whom', 7).resized(),
        }),
      )
      bot.hears('once', (ctx) => ctx.reply('Pick', { reply_markup: new Keyboard().text('A').oneTime() }))
      bot.on('message:contact', (ctx) =>
        ctx.reply(`${ctx.message.contact.phone_number} ${ctx.message.contact.user_id}`, {
          reply_markup: { remove_keyboard: true },
        }),
      )
      bot.on('message:users_shared', (ctx) => ctx.reply(JSON.stringify(ctx.message.users_shared)))
    })
    await sandbox.send(OLENA, { text: 'ask' })
    await sandbox.idle()
    expect((await sandbox.chat(OLENA)).reply_keyboard).toMatchObject({
      buttons: [
        [
          { text: 'Share', kind: 'request_contact' },
          { text: 'Whom', kind: 'request_users', request_id: 7, max_quantity: 1 },
        ],
      ],
      resize: true,
    })
    await sandbox.send(OLENA, { users_shared: { request_id: 7, user_ids: [MAX] } })
    await sandbox.idle()
    expect((await sandbox.last(OLENA)).text).toContain('"user_id":1002')
    await sandbox.send(OLENA, { contact: { phone_number: '+380505551001', first_name: 'Olena', user_id: OLENA } })
    await sandbox.idle()
    expect((await sandbox.last(OLENA)).text).toBe('+380505551001 1001')
    expect((await sandbox.chat(OLENA)).reply_keyboard).toBeNull()
    await sandbox.send(OLENA, { text: 'once' })
    await sandbox.idle()
    expect((await sandbox.chat(OLENA)).reply_keyboard).toMatchObject({ one_time: true })
    await sandbox.send(OLENA, { text: 'A' })
    expect((await sandbox.chat(OLENA)).reply_keyboard).toBeNull()
  })

  it('carries files both ways', async () => {
    const sandbox = await startTestSandbox()
    const bot = startBot(sandbox, (made) =>
      made.on('message:document', async (ctx) => {
        const file = await ctx.getFile()
        const content = await fetch(`${sandbox.url}/file/bot${sandbox.token}/${file.file_path}`)
        await ctx.replyWithDocument(new InputFile(Buffer.from((await content.text()).toUpperCase()), 'up.csv'), {
          caption: `${ctx.message.document.file_name} ${ctx.message.document.mime_type} ${ctx.message.caption}`,
          reply_parameters: { message_id: ctx.message.message_id },
        })
      }),
    )
    const base64 = Buffer.from('name;phone').toString('base64')
    const { message_id } = await sandbox.send(OLENA, { document: { file_name: 'low.csv', base64 }, caption: 'take it' })
    await sandbox.idle()
    const answer = await sandbox.last(OLENA)
    expect(answer).toMatchObject({
      caption: 'low.csv text/csv take it',
      media: { kind: 'document', file_name: 'up.csv', mime_type: 'text/csv', file_size: 10 },
      reply_to: { message_id, from_bot: false, excerpt: 'take it' },
    })
    const url = answer.media?.kind === 'document' ? answer.media.url : ''
    const download = await fetch(`${sandbox.url}${url}`)
    expect(download.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''up.csv")
    expect(await download.text()).toBe('NAME;PHONE')

    const photo = await bot.api.sendPhoto(OLENA, new InputFile(Buffer.from(PIXEL, 'base64'), 'dot.png'))
    const again = await bot.api.sendPhoto(OLENA, photo.photo.at(-1)?.file_id ?? '')
    expect(again.photo).toMatchObject([{ width: 1, height: 1 }])
    await bot.api.editMessageMedia(OLENA, again.message_id, {
      type: 'document',
      media: new InputFile(Buffer.from('x'), 'x.txt'),
      caption: 'now text',
    })
    expect(await sandbox.last(OLENA)).toMatchObject({
      caption: 'now text',
      media: { kind: 'document', file_name: 'x.txt' },
    })
    await sandbox.send(OLENA, { photo: { base64: PIXEL } })
    expect(await sandbox.last(OLENA)).toMatchObject({ from_bot: false, media: { kind: 'photo', width: 1 } })
  })

  it('tells the bot where a forwarded message came from, and of edits and blocks', async () => {
    const sandbox = await startTestSandbox()
    const seen: unknown[] = []
    startBot(sandbox, (bot) => {
      bot.on('message:forward_origin', (ctx) => void seen.push(ctx.message.forward_origin))
      bot.on('edited_message', (ctx) => void seen.push(ctx.editedMessage.text))
      bot.on('my_chat_member', (ctx) => void seen.push(ctx.myChatMember.new_chat_member.status))
    })
    await sandbox.send(OLENA, { forward: { text: 'Call me', from: 'Hidden Person', date: 1_700_000_000 } })
    await sandbox.send(OLENA, { forward: { text: 'Call me', from: MAX } })
    await sandbox.send(OLENA, { forward: { text: 'Hi', from: { id: 555, first_name: 'Ann', username: 'annann' } } })
    const { message_id } = await sandbox.send(OLENA, { text: 'tpyo' })
    await sandbox.post(`/chats/${OLENA}/edits`, { message_id, text: 'typo' })
    await sandbox.post(`/chats/${OLENA}/block`, { blocked: true })
    await sandbox.post(`/chats/${OLENA}/block`, { blocked: true })
    await sandbox.post(`/chats/${OLENA}/block`, { blocked: false })
    await sandbox.idle()
    expect(seen).toMatchObject([
      { type: 'hidden_user', sender_user_name: 'Hidden Person', date: 1_700_000_000 },
      { type: 'user', sender_user: { id: MAX, first_name: 'Max' } },
      { type: 'user', sender_user: { id: 555, first_name: 'Ann', username: 'annann', is_bot: false } },
      'typo',
      'kicked',
      'member',
    ])
  })

  it('offers inline results and posts the chosen one, whose buttons work', async () => {
    const sandbox = await startTestSandbox()
    const chosen: unknown[] = []
    startBot(sandbox, (bot) => {
      bot.on('inline_query', (ctx) =>
        ctx.answerInlineQuery(
          [
            {
              type: 'article',
              id: 'r1',
              title: `Card ${ctx.inlineQuery.query}`,
              description: 'Acme',
              input_message_content: { message_text: '<b>Anna</b>', parse_mode: 'HTML' },
              reply_markup: new InlineKeyboard().text('Open', 'open'),
            },
            { type: 'contact', id: 'r2', phone_number: '+4930123456', first_name: 'Bo' },
          ],
          { is_personal: true, cache_time: 0, button: { text: 'Log in', start_parameter: 'login' } },
        ),
      )
      bot.on('chosen_inline_result', (ctx) => void chosen.push(ctx.chosenInlineResult.result_id))
      bot.on('callback_query', async (ctx) => {
        await ctx.answerCallbackQuery()
        await ctx.editMessageText(`Opened by ${ctx.from.first_name}`)
      })
    })
    const answer = await sandbox.post<InlineAnswer>(`/chats/${OLENA}/inline`, { query: 'anna' })
    expect(answer).toMatchObject({
      results: [
        { type: 'article', id: 'r1', title: 'Card anna', description: 'Acme' },
        { type: 'contact', id: 'r2', title: 'Bo', description: '+4930123456' },
      ],
      is_personal: true,
      cache_time: 0,
      button: { text: 'Log in', start_parameter: 'login' },
    })
    const choose = { query_id: answer.query_id, result_id: 'r1' }
    expect(await sandbox.post(`/chats/${MAX}/inline/chosen`, choose)).toMatchObject({ error: expect.any(String) })
    await sandbox.post(`/chats/${OLENA}/inline/chosen`, choose)
    await sandbox.idle()
    expect(chosen).toEqual(['r1'])
    const posted = await sandbox.last(OLENA)
    expect(posted).toMatchObject({
      from_bot: false,
      via_bot: 'sandbox_bot',
      text: 'Anna',
      entities: [{ type: 'bold' }],
    })
    expect(await sandbox.tap(OLENA, { message_id: posted.message_id, row: 0, column: 0 })).toMatchObject({ answer: {} })
    await sandbox.idle()
    expect((await sandbox.last(OLENA)).text).toBe('Opened by Olena')
    await sandbox.post(`/chats/${OLENA}/inline/chosen`, { query_id: answer.query_id, result_id: 'r2' })
    expect((await sandbox.last(OLENA)).media).toEqual({
      kind: 'contact',
      phone_number: '+4930123456',
      first_name: 'Bo',
    })
  })

  it('shows commands by chat before language before all', async () => {
    const sandbox = await startTestSandbox()
    const bot = startBot(sandbox, () => {})
    const commandsOf = async (userId: number) =>
      (await sandbox.get<CommandsAnswer>(`/chats/${userId}/commands`)).commands.map(({ description }) => description)
    await bot.api.setMyCommands([{ command: 'menu', description: 'All' }])
    await bot.api.setMyCommands([{ command: 'menu', description: 'Усі' }], { language_code: 'uk' })
    expect([await commandsOf(OLENA), await commandsOf(MAX)]).toEqual([['Усі'], ['All']])
    await bot.api.setMyCommands([{ command: 'team', description: 'Own' }], { scope: { type: 'chat', chat_id: OLENA } })
    expect(await commandsOf(OLENA)).toEqual(['Own'])
    expect(await bot.api.getMyCommands({ language_code: 'uk' })).toEqual([{ command: 'menu', description: 'Усі' }])
    await bot.api.deleteMyCommands({ scope: { type: 'chat', chat_id: OLENA } })
    expect(await commandsOf(OLENA)).toEqual(['Усі'])
    await bot.api.setChatMenuButton({
      chat_id: MAX,
      menu_button: { type: 'web_app', text: 'App', web_app: { url: 'https://example.com' } },
    })
    expect(await sandbox.get(`/chats/${MAX}/commands`)).toMatchObject({
      menu_button: { type: 'web_app', text: 'App', url: 'https://example.com' },
    })
  })

  it('copies, forwards, pins, reacts, deletes and describes the chat', async () => {
    const sandbox = await startTestSandbox()
    const bot = startBot(sandbox, () => {})
    const { message_id } = await sandbox.send(OLENA, { text: 'Keep #this' })
    const copied = await bot.api.copyMessage(OLENA, OLENA, message_id)
    const forwarded = await bot.api.forwardMessage(OLENA, OLENA, message_id)
    expect(forwarded.forward_origin).toMatchObject({ type: 'user', sender_user: { id: OLENA } })
    expect(await sandbox.last(OLENA)).toMatchObject({ forward_from: { name: 'Olena Kovalenko', user_id: OLENA } })
    await bot.api.pinChatMessage(OLENA, copied.message_id)
    await bot.api.setMessageReaction(OLENA, message_id, [{ type: 'emoji', emoji: '👍' }])
    expect((await sandbox.messages(OLENA))[0]).toMatchObject({ reactions: ['👍'], edited: false })
    expect((await sandbox.chat(OLENA)).pinned_message_ids).toEqual([copied.message_id])
    expect(await bot.api.getChat(OLENA)).toMatchObject({ first_name: 'Olena', pinned_message: { text: 'Keep #this' } })
    expect(await bot.api.getChatMember(OLENA, OLENA)).toMatchObject({ status: 'member', user: { id: OLENA } })
    await bot.api.unpinChatMessage(OLENA)
    expect((await sandbox.chat(OLENA)).pinned_message_ids).toEqual([])
    await bot.api.deleteMessage(OLENA, message_id)
    await bot.api.deleteMessages(OLENA, [copied.message_id, 99_999])
    expect((await sandbox.messages(OLENA)).map((message) => message.message_id)).toEqual([forwarded.message_id])
    const contact = await bot.api.sendContact(OLENA, '+4930123456', 'Bo', { last_name: 'Li' })
    expect(contact.contact).toEqual({ phone_number: '+4930123456', first_name: 'Bo', last_name: 'Li' })
    await bot.api.editMessageReplyMarkup(OLENA, contact.message_id, { reply_markup: new InlineKeyboard().text('x') })
    expect((await sandbox.last(OLENA)).buttons).toEqual([[{ text: 'x', kind: 'callback' }]])
  })
})
