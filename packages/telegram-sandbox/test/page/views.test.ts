import { describe, expect, it } from 'vitest'

import { composer, desktop, log, MAX, OLENA, phone, say } from '../../src/testing/page.ts'
import { useSandboxPage } from '../support/sandbox-page.ts'

const scene = useSandboxPage()

describe('several people', () => {
  it('counts unread messages of those whose chat is not open, and keeps a draft for each', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'hi' })
    const page = await open(desktop)
    await log(page).getByText('Echo: hi').waitFor()
    await composer(page).fill('a draft of Olena')
    await post(`chats/${MAX}/messages`, { text: 'one' })
    await post(`chats/${MAX}/messages`, { text: 'two' })
    await page.getByRole('button', { name: 'Max Weber, Unread: 2' }).click()
    await log(page).getByText('Echo: two').waitFor()
    await page.getByRole('button', { name: 'Max Weber', exact: true }).waitFor()
    expect(await composer(page).inputValue()).toBe('')
    await page.getByRole('button', { name: /Olena Kovalenko/ }).click()
    expect(await composer(page).inputValue()).toBe('a draft of Olena')
    await page.reload()
    await log(page).getByText('Echo: hi').waitFor()
    expect(await composer(page).inputValue()).toBe('a draft of Olena')
  })

  it('adds a person, who can then start the bot from an invitation link', async () => {
    const { open, post } = await scene()
    const page = await open(desktop)
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByLabel('First name').fill('Zoë')
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
    await page.getByRole('heading', { name: 'Echo' }).waitFor()
    await page.getByText('you are Zoë').waitFor()
    await post(`chats/${MAX}/messages`, { text: 'https://t.me/echo_bot?start=inv_42' })
    await page.getByRole('button', { name: /Max Weber/ }).click()
    await log(page).getByRole('link', { name: 'https://t.me/echo_bot?start=inv_42' }).first().click()
    await log(page).getByText('Welcome inv_42').waitFor()
    const height = await composer(page).evaluate((field) => field.getBoundingClientRect().height)
    expect(height).toBeGreaterThanOrEqual(40)
  })
})

describe('a share link', () => {
  it('asks who gets it, and puts the text into that person’s chat as a draft', async () => {
    const link = 'https://t.me/echo_bot?start=inv_42'
    const { open, post } = await scene((bot) => {
      const url = `https://t.me/share/url?url=${encodeURIComponent(link)}&text=Join%20us`
      bot.command('share', (ctx) =>
        ctx.reply('Yours', { reply_markup: { inline_keyboard: [[{ text: 'Share', url }]] } }),
      )
      bot.on('message:text', (ctx) => ctx.reply(`Echo: ${ctx.message.text}`))
    })
    await post(`chats/${OLENA}/messages`, { text: '/share' })
    await post(`chats/${MAX}/messages`, { text: 'hi' })
    const page = await open(desktop)
    await log(page).getByRole('button', { name: 'Share', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Share' }).click()
    await page.locator('.toast').getByText('Who gets it?').waitFor()
    expect(await dialog.getByLabel('Olena Kovalenko').count()).toBe(0)
    await dialog.getByLabel('Max Weber').check()
    await dialog.getByRole('button', { name: 'Share' }).click()
    await log(page).getByText('Echo: hi').waitFor()
    expect(await composer(page).inputValue()).toBe(`${link}\nJoin us`)
    await composer(page).press('Enter')
    await log(page).getByText(`Echo: ${link}`).waitFor()
  })
})

describe('a phone', () => {
  it('shows the list and the chat as two views, in the language of the browser', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: '/start' })
    const page = await open({ ...phone, locale: 'uk-UA' })
    const olena = page.getByRole('button', { name: /Olena Kovalenko/ })
    await page.getByRole('button', { name: 'Olena Kovalenko, Непрочитаних: 1' }).waitFor()
    expect(await log(page).isVisible()).toBe(false)
    await olena.tap()
    await log(page).getByText('Welcome').waitFor()
    expect(await olena.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Назад до списку' }).tap()
    await page.getByRole('button', { name: 'Language: English' }).tap()
    await page.getByRole('heading', { name: 'Sandbox' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })

  it('follows new messages at the end, and stays where the person reads further up', async () => {
    const { open, post, bot } = await scene()
    for (let count = 1; count <= 15; count += 1) await post(`chats/${OLENA}/messages`, { text: `line ${count}` })
    const page = await open(phone, `#${OLENA}`)
    const last = log(page).getByText('Echo: line 15')
    await last.waitFor()
    await expect.poll(() => last.evaluate((element) => element.getBoundingClientRect().bottom < 844)).toBe(true)
    // The day floats above the messages while scrolling; at rest it does not cover them.
    const opacity = () => page.evaluate("getComputedStyle(document.querySelector('.day span')).opacity")
    await expect.poll(opacity, { timeout: 12_000 }).toBe('0')
    const scroller = page.locator('.scroller')
    await scroller.evaluate((element) => element.scrollTo(0, 0))
    await page.getByRole('button', { name: 'To the newest message' }).waitFor()
    await bot.api.sendMessage(OLENA, 'news from below')
    await page.locator('.to-end .badge').getByText('1').waitFor()
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(0)
    await expect.poll(opacity, { timeout: 12_000 }).toBe('1')
    await page.getByRole('button', { name: 'To the newest message' }).tap()
    await page.getByRole('button', { name: 'To the newest message' }).waitFor({ state: 'hidden' })
  })
})

it('reports that the server is away, and carries on where it was once it is back', async () => {
  const { open, post, sandbox } = await scene()
  await post(`chats/${OLENA}/messages`, { text: 'hi' })
  const page = await open(desktop)
  await log(page).getByText('Echo: hi').waitFor()
  await page.context().setOffline(true)
  await say(page, 'kept while away')
  await page.locator('.toast').getByText('not answering').waitFor()
  expect(await composer(page).inputValue()).toBe('kept while away')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await log(page).getByText('Echo: kept while away').waitFor()
  await sandbox.close().catch(() => {})
  await page.locator('.connection.offline').waitFor()
})
