import { readFile } from 'node:fs/promises'

import { describe, expect, it } from 'vitest'

import { composer, desktop, log, OLENA, say } from '../../src/testing/page.ts'
import { useSandboxPage } from '../support/sandbox-page.ts'

const scene = useSandboxPage()

describe('a conversation on a desktop', () => {
  it('starts an empty chat with START and shows the bot’s answer', async () => {
    const { open, complaints } = await scene()
    const page = await open(desktop)
    await page.getByText('What can this bot do?').waitFor()
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await log(page).getByText('Welcome').waitFor()
    await composer(page).fill('hello')
    await composer(page).press('Enter')
    await log(page).getByText('Echo: hello').waitFor()
    expect(await composer(page).inputValue()).toBe('')
    expect(complaints).toEqual([])
  })

  it('shows the answers to taps: a toast, an alert, and an edited message that is marked', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: '/start' })
    const page = await open(desktop)
    await page.getByRole('button', { name: 'Toast' }).click()
    await page.locator('.toast').getByText('All is well').waitFor()
    await page.getByRole('button', { name: 'Alert' }).click()
    await page.getByRole('alertdialog').getByText('Careful now').waitFor()
    await page.getByRole('button', { name: 'OK' }).click()
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await log(page).getByText('Edited by a tap').waitFor()
    await page.locator('.key[aria-busy]').waitFor({ state: 'detached' })
    expect(await log(page).locator('.from-bot .meta').textContent()).toMatch(/^edited \d\d:\d\d$/)
  })

  it('sends a double click on a button to the bot once', async () => {
    const taps: string[] = []
    const { open, post } = await scene((bot) => {
      bot.command('start', (ctx) =>
        ctx.reply('Tap', { reply_markup: { inline_keyboard: [[{ text: 'Once', callback_data: 'once' }]] } }),
      )
      bot.on('callback_query:data', async (ctx) => {
        taps.push(ctx.callbackQuery.data)
        await ctx.answerCallbackQuery(`Tap ${taps.length}`)
      })
    })
    await post(`chats/${OLENA}/messages`, { text: '/start' })
    const page = await open(desktop)
    await page.getByRole('button', { name: 'Once' }).dblclick()
    await page.locator('.toast').getByText('Tap 1').waitFor()
    await page.getByRole('button', { name: 'Once' }).click()
    await page.locator('.toast').getByText('Tap 2').waitFor()
    expect(taps).toEqual(['once', 'once'])
  })

  it('offers the commands at "/" and sends the one chosen by keys', async () => {
    const { open, post, bot } = await scene()
    await bot.api.setMyCommands([
      { command: 'start', description: 'Begin' },
      { command: 'keys', description: 'Show a keyboard' },
    ])
    await post(`chats/${OLENA}/messages`, { text: 'hi' })
    const page = await open(desktop)
    await page.getByRole('button', { name: 'Commands' }).waitFor()
    await composer(page).pressSequentially('/')
    await page.getByRole('option', { name: '/keys' }).waitFor()
    await composer(page).press('ArrowDown')
    await composer(page).press('Enter')
    await log(page).getByText('Your number?').waitFor()
    expect(await page.getByRole('option').count()).toBe(0)
  })

  it('shares the person’s number from a reply keyboard, which hides itself if it is one-time', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: '/keys' })
    const page = await open(desktop)
    await page.getByRole('button', { name: 'Share my number' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Share' }).click()
    await log(page).getByText('Number: ').waitFor()
    await page.getByRole('button', { name: 'Skip' }).waitFor({ state: 'hidden' })
    await say(page, '/keys')
    await page.getByRole('button', { name: 'Hide the keyboard' }).click()
    await page.getByRole('button', { name: 'Skip' }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Show the keyboard' }).click()
    await page.getByRole('button', { name: 'Skip' }).click()
    await log(page).getByText('Echo: Skip').waitFor()
    expect(await page.getByRole('button', { name: 'Skip' }).isVisible()).toBe(false)
  })

  it('shares a contact that is typed in', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'hi' })
    const page = await open(desktop)
    await page.getByRole('button', { name: 'Attach' }).click()
    await page.getByRole('menuitem', { name: 'Contact' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('First name').fill(' Anna ')
    await dialog.getByLabel('Last name').fill('Bondar')
    await dialog.getByLabel('Phone').fill('+380671234567')
    await dialog.getByRole('button', { name: 'Share' }).click()
    await log(page).getByText('Number: +380671234567').waitFor()
    expect(await log(page).getByText('Anna Bondar').first().isVisible()).toBe(true)
  })

  it('asks the bot in inline mode and posts the chosen result', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'hi' })
    const page = await open(desktop)
    await log(page).getByText('Echo: hi').waitFor()
    await composer(page).fill('@echo_bot anna')
    await page.getByRole('option', { name: 'anna 2' }).click()
    await log(page).getByText('Chosen: anna 2', { exact: true }).waitFor()
    expect(await log(page).getByText('via @echo_bot').isVisible()).toBe(true)
  })

  it('replies to a message, and edits the person’s own', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'first words' })
    const page = await open(desktop)
    await log(page).getByText('Echo: first words').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Reply' }).click()
    await say(page, 'an answer')
    await log(page).locator('.quote').getByText('Echo: first words').waitFor()
    await log(page).getByText('an answer', { exact: true }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    expect(await composer(page).inputValue()).toBe('an answer')
    await say(page, 'a better answer')
    await log(page).getByText('Edited to: a better answer').waitFor()
  })

  it('uploads photos and files, and downloads the bot’s files', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: '/file' })
    const page = await open(desktop)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download export.csv' }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toBe('one;two')
    const picker = page.locator('input[type="file"]')
    await picker.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('notes') })
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
    await log(page).getByText('File: notes.txt').waitFor()
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await picker.setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: png })
    await page.getByRole('dialog').getByLabel('Caption').fill('a dot')
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
    await log(page).getByText('Photo: a dot').waitFor()
    await log(page).getByRole('img', { name: 'a dot' }).waitFor()
  })

  it('forwards what somebody else wrote', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'hi' })
    const page = await open(desktop)
    await page.getByRole('button', { name: 'Attach' }).click()
    await page.getByRole('menuitem', { name: 'Forwarded message' }).click()
    await page.getByLabel('Who wrote it').fill('Anna Bondar')
    await page.getByLabel('What they wrote').fill('Call me tomorrow')
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
    await log(page).getByText('Origin: user').waitFor()
    expect(await log(page).getByText('Forwarded from Anna Bondar').isVisible()).toBe(true)
  })

  it('forwards a recording, which can be played', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'hi' })
    const page = await open(desktop)
    await page.getByRole('button', { name: 'Attach' }).click()
    await page.getByRole('menuitem', { name: 'Forwarded message' }).click()
    await page.getByLabel('Who wrote it').fill('Anna Bondar')
    const sound = { name: 'note.ogg', mimeType: 'audio/ogg', buffer: Buffer.from('OggS') }
    await page.getByLabel('Photo, file or recording').setInputFiles(sound)
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click()
    await log(page).getByLabel('Voice message').waitFor()
    expect(await log(page).getByText('Forwarded from Anna Bondar').isVisible()).toBe(true)
  })

  it('blocks the bot and unblocks it again', async () => {
    const { open, post, bot } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'hi' })
    const page = await open(desktop)
    await page.getByRole('button', { name: 'Chat menu' }).click()
    await page.getByRole('menuitem', { name: 'Block the bot' }).click()
    await page.getByRole('button', { name: 'Unblock bot' }).waitFor()
    await expect(bot.api.sendMessage(OLENA, 'psst')).rejects.toThrow('bot was blocked by the user')
    await page.getByRole('button', { name: 'Unblock bot' }).click()
    await composer(page).waitFor()
    await bot.api.sendMessage(OLENA, 'welcome back')
    await log(page).getByText('welcome back').waitFor()
  })

  it('shows that the bot is typing until its next message', async () => {
    const { open, post, bot } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'hi' })
    const page = await open(desktop)
    await log(page).getByText('Echo: hi').waitFor()
    await say(page, '/busy')
    await page.locator('.status.typing').waitFor()
    await bot.api.sendMessage(OLENA, 'done')
    await log(page).getByText('done').waitFor()
    expect(await page.locator('.status').textContent()).toBe('bot · you are Olena Kovalenko')
  })
})
