import { describe, expect, it } from 'vitest'

import { afterTest, MAX, OLENA, PIXEL, startBot, startTestSandbox } from './test-sandbox.ts'

const SOUND = Buffer.from('OggS').toString('base64')
const FILM = Buffer.from('film').toString('base64')

async function withBot() {
  const sandbox = await startTestSandbox()
  const seen: Record<string, unknown>[] = []
  const bot = startBot(sandbox, (started) => {
    started.on('message', (ctx) => void seen.push(ctx.message as unknown as Record<string, unknown>))
  })
  await sandbox.send(OLENA, { text: '/start' })
  await sandbox.idle()
  seen.length = 0
  return { sandbox, bot, seen }
}

describe('recordings', () => {
  it.each([
    ['voice', { voice: { base64: SOUND, duration: 7 } }, 'sendVoice'],
    ['video_note', { video_note: { base64: FILM } }, 'sendVideoNote'],
    ['audio', { audio: { base64: SOUND, file_name: 'song.mp3' } }, 'sendAudio'],
    ['video', { video: { base64: FILM } }, 'sendVideo'],
    ['animation', { animation: { base64: FILM } }, 'sendAnimation'],
  ] as const)(
    'of the kind %s reach the bot, which sends them again by their file_id',
    async (kind, content, method) => {
      const { sandbox, seen } = await withBot()
      await sandbox.send(OLENA, content)
      await sandbox.idle()
      const sent = seen[0]?.[kind] as { file_id: string; file_unique_id: string; duration: number }
      expect(sent).toMatchObject({ file_size: 4, duration: kind === 'voice' ? 7 : 1 })
      const answer = await sandbox.call(method, { chat_id: OLENA, [kind]: sent.file_id })
      expect(answer.result).toMatchObject({ [kind]: { file_unique_id: sent.file_unique_id } })
      expect(await sandbox.last(OLENA)).toMatchObject({ from_bot: true, media: { kind, file_size: 4 } })
    },
  )

  it('that are something else are refused as Telegram does', async () => {
    const { sandbox, seen } = await withBot()
    await sandbox.send(OLENA, { document: { file_name: 'a.txt', base64: SOUND } })
    await sandbox.idle()
    const document = seen[0]?.['document'] as { file_id: string } | undefined
    expect(await sandbox.call('sendVoice', { chat_id: OLENA, voice: document?.file_id })).toMatchObject({
      error_code: 400,
      description: "Bad Request: can't use file of type Document as VoiceMessage",
    })
  })

  it('can be copied and have their captions edited', async () => {
    const { sandbox, bot, seen } = await withBot()
    await sandbox.send(OLENA, { voice: { base64: SOUND }, caption: 'Listen' })
    await sandbox.idle()
    const { message_id } = await bot.api.copyMessage(OLENA, OLENA, Number(seen[0]?.['message_id']))
    await bot.api.editMessageCaption(OLENA, message_id, { caption: 'Again' })
    expect(await sandbox.last(OLENA)).toMatchObject({ caption: 'Again', media: { kind: 'voice' } })
    afterTest(() => bot.stop())
  })
})

describe('forwarding', () => {
  it('takes photos, files, recordings and contacts of anybody, channels and groups included', async () => {
    const { sandbox, seen } = await withBot()
    await sandbox.send(OLENA, { forward: { from: MAX, photo: { base64: PIXEL }, caption: 'Look' } })
    await sandbox.send(OLENA, { forward: { from: 'Hidden', voice: { base64: SOUND } } })
    await sandbox.send(OLENA, { forward: { from: { channel: 'News' }, text: 'We moved' } })
    await sandbox.send(OLENA, {
      forward: { from: { group: 'Friends' }, contact: { phone_number: '+1', first_name: 'Ann' } },
    })
    await sandbox.idle()
    expect(seen).toMatchObject([
      { caption: 'Look', forward_origin: { type: 'user', sender_user: { id: MAX } } },
      { voice: { file_size: 4 }, forward_origin: { type: 'hidden_user', sender_user_name: 'Hidden' } },
      { text: 'We moved', forward_origin: { type: 'channel', chat: { title: 'News' } } },
      { contact: { first_name: 'Ann' }, forward_origin: { type: 'chat', sender_chat: { title: 'Friends' } } },
    ])
    expect(seen[0]).toHaveProperty('photo')
    const shown = await sandbox.messages(OLENA)
    expect(shown.slice(-2).map(({ forward_from: from }) => from?.name)).toEqual(['News', 'Friends'])
  })
})

describe('albums', () => {
  it('are messages with the same media_group_id', async () => {
    const { sandbox, seen } = await withBot()
    for (const caption of ['One', 'Two'])
      await sandbox.send(OLENA, { photo: { base64: PIXEL }, caption, media_group_id: '7' })
    await sandbox.idle()
    expect(seen).toMatchObject([
      { caption: 'One', media_group_id: '7' },
      { caption: 'Two', media_group_id: '7' },
    ])
  })
})

describe('a reply', () => {
  it('holds the buttons of the message that it answers', async () => {
    const { sandbox, seen } = await withBot()
    const markup = { inline_keyboard: [[{ text: 'Open', callback_data: 'open:1' }]] }
    await sandbox.call('sendMessage', { chat_id: OLENA, text: 'Card', reply_markup: markup })
    const { message_id } = await sandbox.last(OLENA)
    await sandbox.send(OLENA, { text: 'Noted', reply_to_message_id: message_id })
    await sandbox.idle()
    expect(seen[0]).toMatchObject({ reply_to_message: { reply_markup: markup } })
  })
})
