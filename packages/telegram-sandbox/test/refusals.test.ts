import { beforeEach, describe, expect, it } from 'vitest'

import { MAX, OLENA, startTestSandbox } from './test-sandbox.ts'
import type { TestSandbox } from './test-sandbox.ts'

const oneButton = (button: object) => ({ reply_markup: { inline_keyboard: [[button]] } })
const toOlena = (more: object) => ({ chat_id: OLENA, ...more })
/** Message 2 is the bot's text, 1 is the person's. */
const BOT_MESSAGE = 2

type Row = readonly [reason: string, method: string, parameters: object, code: number, description: string]
const ROWS: readonly Row[] = [
  ['no chat', 'sendMessage', { text: 'x' }, 400, 'Bad Request: chat_id is empty'],
  ['an unknown chat', 'sendMessage', { chat_id: 5, text: 'x' }, 400, 'Bad Request: chat not found'],
  ['no text', 'sendMessage', toOlena({}), 400, 'Bad Request: message text is empty'],
  ['white space only', 'sendMessage', toOlena({ text: ' \n\t ' }), 400, 'Bad Request: text must be non-empty'],
  ['4097 characters', 'sendMessage', toOlena({ text: 'x'.repeat(4097) }), 400, 'Bad Request: message is too long'],
  [
    'an edit to 4097 characters',
    'editMessageText',
    toOlena({ message_id: BOT_MESSAGE, text: 'x'.repeat(4097) }),
    400,
    'Bad Request: MESSAGE_TOO_LONG',
  ],
  [
    'a caption of 1025 characters',
    'sendDocument',
    toOlena({ caption: 'x'.repeat(1025), document: 'x' }),
    400,
    'Bad Request: message caption is too long',
  ],
  [
    'callback data of 65 bytes',
    'sendMessage',
    toOlena({ text: 'x', ...oneButton({ text: 'x', callback_data: `${'я'.repeat(32)}x` }) }),
    400,
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    'empty callback data',
    'sendMessage',
    toOlena({ text: 'x', ...oneButton({ text: 'x', callback_data: '' }) }),
    400,
    'Bad Request: BUTTON_DATA_INVALID',
  ],
  [
    'a button that does nothing',
    'sendMessage',
    toOlena({ text: 'x', ...oneButton({ text: 'x' }) }),
    400,
    'Bad Request: text buttons are unallowed in the inline keyboard',
  ],
  [
    'a button with a broken address',
    'sendMessage',
    toOlena({ text: 'x', ...oneButton({ text: 'x', url: 'no where' }) }),
    400,
    "Bad Request: inline keyboard button URL 'no where' is invalid: wrong HTTP URL",
  ],
  [
    'broken reply markup',
    'sendMessage',
    toOlena({ text: 'x', reply_markup: '{' }),
    400,
    "Bad Request: can't parse reply keyboard markup JSON object",
  ],
  [
    'too many buttons',
    'sendMessage',
    toOlena({
      text: 'x',
      reply_markup: { inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'x', callback_data: 'x' }]) },
    }),
    400,
    'Bad Request: REPLY_MARKUP_TOO_LONG',
  ],
  [
    'the same text again',
    'editMessageText',
    toOlena({ message_id: BOT_MESSAGE, text: 'Hello ' }),
    400,
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  ],
  [
    'an edit of nothing',
    'editMessageText',
    toOlena({ message_id: 77, text: 'x' }),
    400,
    'Bad Request: message to edit not found',
  ],
  [
    'an edit without an id',
    'editMessageText',
    toOlena({ text: 'x' }),
    400,
    'Bad Request: message identifier is not specified',
  ],
  [
    "an edit of a person's message",
    'editMessageText',
    toOlena({ message_id: 1, text: 'x' }),
    400,
    "Bad Request: message can't be edited",
  ],
  [
    'a caption for a text',
    'editMessageCaption',
    toOlena({ message_id: BOT_MESSAGE, caption: 'x' }),
    400,
    'Bad Request: there is no caption in the message to edit',
  ],
  [
    'a deletion of nothing',
    'deleteMessage',
    toOlena({ message_id: 77 }),
    400,
    'Bad Request: message to delete not found',
  ],
  [
    'a reply to nothing',
    'sendMessage',
    toOlena({ text: 'x', reply_parameters: { message_id: 77 } }),
    400,
    'Bad Request: message to be replied not found',
  ],
  [
    'an unknown query',
    'answerCallbackQuery',
    { callback_query_id: '123' },
    400,
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  ],
  [
    'an unknown inline query',
    'answerInlineQuery',
    { inline_query_id: '123', results: [] },
    400,
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
  ],
  [
    'a callback answer of 201 characters',
    'answerCallbackQuery',
    { callback_query_id: '1', text: 'x'.repeat(201) },
    400,
    'Bad Request: MESSAGE_TOO_LONG',
  ],
  [
    'a person who never wrote',
    'sendMessage',
    { chat_id: MAX, text: 'x' },
    403,
    "Forbidden: bot can't initiate conversation with a user",
  ],
  ['no photo', 'sendPhoto', toOlena({}), 400, 'Bad Request: there is no photo in the request'],
  [
    'an unknown file',
    'sendDocument',
    toOlena({ document: 'nothing' }),
    400,
    'Bad Request: wrong file identifier/HTTP URL specified',
  ],
  ['an unknown file id', 'getFile', { file_id: 'nothing' }, 400, 'Bad Request: invalid file_id'],
  [
    'an unknown action',
    'sendChatAction',
    toOlena({ action: 'sing' }),
    400,
    'Bad Request: wrong parameter action in request',
  ],
  [
    'a command in capitals',
    'setMyCommands',
    { commands: [{ command: 'Menu', description: 'x' }] },
    400,
    'Bad Request: BOT_COMMAND_INVALID',
  ],
  [
    'a command without a description',
    'setMyCommands',
    { commands: [{ command: 'menu', description: ' ' }] },
    400,
    'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID',
  ],
  ['a method that is not here', 'sendPoll', toOlena({}), 404, 'Not Found: the sandbox has no method "sendPoll"'],
]

describe('the Bot API refuses as Telegram does', () => {
  let sandbox: TestSandbox
  beforeEach(async () => {
    sandbox = await startTestSandbox()
    await sandbox.send(OLENA, { text: '/start' })
    await sandbox.call('sendMessage', toOlena({ text: 'Hello' }))
  })

  it.each(ROWS)('%s: %s', async (_reason, method, parameters, error_code, description) => {
    expect(await sandbox.call(method, parameters)).toEqual({ ok: false, error_code, description })
  })

  it('a person who blocked the bot', async () => {
    await sandbox.post(`/chats/${OLENA}/block`, { blocked: true })
    const refusal = { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' }
    expect(await sandbox.call('sendMessage', toOlena({ text: 'x' }))).toEqual(refusal)
    expect(await sandbox.call('sendChatAction', toOlena({ action: 'typing' }))).toEqual(refusal)
    await sandbox.post(`/chats/${OLENA}/block`, { blocked: false })
    expect(await sandbox.call('sendMessage', toOlena({ text: 'x' }))).toMatchObject({ ok: true })
  })

  it('an answer to a tap that comes too late; a second answer in time is just not shown', async () => {
    const quick = await startTestSandbox({ queryLifetimeMs: 2000 })
    await quick.send(OLENA, { text: '/start' })
    await quick.call('sendMessage', toOlena({ text: 'x', ...oneButton({ text: 'Go', callback_data: 'go' }) }))
    const { message_id } = await quick.last(OLENA)
    const queryId = async (): Promise<string> => {
      const { result } = await quick.call('getUpdates', { offset: -1, timeout: 5 })
      return (result as { callback_query?: { id: string } }[]).at(-1)?.callback_query?.id ?? ''
    }
    const tooOld = {
      error_code: 400,
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    }

    const first = quick.tap(OLENA, { message_id, button: 'Go' })
    await expect.poll(queryId).not.toBe('')
    const callback_query_id = await queryId()
    expect(await quick.call('answerCallbackQuery', { callback_query_id })).toEqual({ ok: true, result: true })
    expect(await quick.call('answerCallbackQuery', { callback_query_id, text: 'again' })).toMatchObject({ ok: true })
    expect(await first).toEqual({ answer: {}, answered_in_ms: expect.any(Number) })

    expect(await quick.tap(OLENA, { message_id, button: 'Go' })).toEqual({ answer: null, answered_in_ms: null })
    expect(await quick.call('answerCallbackQuery', { callback_query_id: await queryId() })).toMatchObject(tooOld)
  })

  it('other bots’ tokens with 401, and what is not a token with 404', async () => {
    const getMe = async (token: string) => (await fetch(`${sandbox.url}/bot${token}/getMe`)).json()
    expect(await getMe(`123:${'x'.repeat(35)}`)).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
    expect(await getMe('123:short')).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
    expect(await getMe('token')).toEqual({ ok: false, error_code: 404, description: 'Not Found' })
  })

  it('accepts text, captions and callback data of exactly the maximum length, counted in UTF-16', async () => {
    expect(await sandbox.call('sendMessage', toOlena({ text: '😀'.repeat(2048) }))).toMatchObject({ ok: true })
    const button = oneButton({ text: 'x', callback_data: 'я'.repeat(32) })
    expect(await sandbox.call('sendMessage', toOlena({ text: 'x', ...button }))).toMatchObject({ ok: true })
  })

  it('reads parameters from the query, a form and multipart alike', async () => {
    const address = `${sandbox.url}/bot${sandbox.token}/sendMessage`
    const markup = JSON.stringify(oneButton({ text: 'x', callback_data: 'x' }).reply_markup)
    const parameters = { chat_id: String(OLENA), text: 'same', reply_markup: markup }
    const form = new FormData()
    for (const [name, value] of Object.entries(parameters)) form.set(name, value)
    const answers = [
      await fetch(`${address}?${new URLSearchParams(parameters).toString()}`),
      await fetch(address, { method: 'POST', body: new URLSearchParams(parameters) }),
      await fetch(address, { method: 'POST', body: form }),
    ]
    for (const answer of answers) {
      expect(await answer.json()).toMatchObject({
        ok: true,
        result: { text: 'same', reply_markup: { inline_keyboard: [[{ text: 'x' }]] } },
      })
    }
    const broken = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })
    expect(await broken.json()).toMatchObject({ ok: false, error_code: 400 })
  })
})
