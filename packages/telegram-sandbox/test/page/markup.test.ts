import { describe, expect, it } from 'vitest'

import { composer, desktop, log, OLENA, phone, say } from '../../src/testing/page.ts'
import { useSandboxPage } from '../support/sandbox-page.ts'

const scene = useSandboxPage()
/** Runs in the page: the rightmost edge of any element, except code, which scrolls in its own box. */
const widestElement = `Math.max(...[...document.querySelectorAll('#app *')]
  .map((element) => element.closest('pre') === null ? element.getBoundingClientRect().right : 0))`
const attack = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>'

describe('text that looks like markup', () => {
  it('stays text in names, messages, buttons, toasts, captions, commands and quotes', async () => {
    const { open, post, bot, complaints } = await scene()
    bot.callbackQuery('attack', (ctx) => ctx.answerCallbackQuery(attack))
    const person = (await post('users', { first_name: '<b>Eve</b>', last_name: '<svg onload=alert(1)>' })) as {
      id: number
    }
    await bot.api.setMyCommands([{ command: 'start', description: attack }])
    await post(`chats/${person.id}/messages`, { text: attack })
    await bot.api.sendMessage(person.id, attack, {
      reply_markup: { inline_keyboard: [[{ text: '<i>button</i>', callback_data: 'attack' }]] },
    })
    const page = await open(desktop, `#${person.id}`)
    await page.getByRole('button', { name: '<b>Eve</b>' }).waitFor()
    await log(page).getByText(`Echo: ${attack}`).waitFor()
    await page.getByRole('button', { name: '<i>button</i>' }).click()
    await page.locator('.toast').getByText(attack).waitFor()
    await composer(page).fill('/')
    await page.getByRole('option', { name: attack }).waitFor()
    await composer(page).fill('')
    await log(page).getByText(`Echo: ${attack}`).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Reply' }).click()
    await say(page, attack)
    await log(page).locator('.quote').getByText('Echo: <img').waitFor()
    expect(await page.title()).not.toContain('owned')
    expect(await page.locator('#app script, #app img, #app svg[onload], #app b, #app i').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('never opens a link that runs a script, even if the server let one through', async () => {
    const { open, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'a trap' })
    const page = await open(desktop)
    await page.route(`**/sandbox/chats/${OLENA}/messages`, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(
        '"entities":[]',
        '"entities":[{"type":"text_link","offset":2,"length":4,"url":"javascript:document.title=\'owned\'"}]',
      )
      await route.fulfill({ response, body })
    })
    await page.reload()
    await log(page).getByRole('link', { name: 'trap' }).first().click()
    await page.locator('.toast').getByText('does not open here').waitFor()
    expect(await page.title()).not.toContain('owned')
    expect(page.context().pages()).toHaveLength(1)
  })
})

describe('entities', () => {
  it('are shown as elements, hidden text only after a tap', async () => {
    const { open, bot, post } = await scene()
    await post(`chats/${OLENA}/messages`, { text: 'hi' })
    await bot.api.sendMessage(
      OLENA,
      '<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>x &lt; y</code> <tg-spoiler>secret</tg-spoiler>' +
        '<pre><code class="language-ts">const a = 1</code></pre><blockquote>quoted</blockquote>\n/start',
      { parse_mode: 'HTML' },
    )
    const page = await open(desktop)
    const message = log(page)
    await message.locator('strong em').getByText('both').waitFor()
    for (const tag of ['u', 's', 'code', 'pre', 'blockquote'])
      expect(await message.locator(tag).count()).toBeGreaterThan(0)
    expect(await message.locator('code').first().textContent()).toBe('x < y')
    const shown = message.locator('.spoiler.shown')
    expect(await shown.count()).toBe(0)
    await message.getByRole('button', { name: 'Hidden text: show' }).click()
    expect(await shown.count()).toBe(1)
    await message.getByRole('button', { name: '/start' }).click()
    await message.getByText('Welcome').waitFor()
  })
})

describe('a phone’s width', () => {
  it.each([360, 430])('of %i pixels is never exceeded, whatever is written', async (width) => {
    const { open, bot, post } = await scene()
    const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(8)
    await post(`chats/${OLENA}/messages`, { text: long })
    await post(`chats/${OLENA}/messages`, { text: '/file' })
    await bot.api.sendMessage(OLENA, `<pre>${'wide code '.repeat(30)}</pre>`, {
      parse_mode: 'HTML',
      reply_markup: {
        inline_keyboard: [
          ['one', 'two', 'three', 'four', 'five'].map((text) => ({ text: `${text}${long}`, callback_data: text })),
          [{ text: long.slice(0, 60), callback_data: 'x' }],
        ],
      },
    })
    await bot.api.sendMessage(OLENA, 'keys', {
      reply_markup: { keyboard: [[{ text: long.slice(0, 100) }, { text: 'no' }]], resize_keyboard: true },
    })
    const page = await open({ ...phone, viewport: { width, height: 780 } })
    const widest = () => page.evaluate<number>(widestElement)
    await page.getByRole('button', { name: /Olena/ }).waitFor()
    expect(await widest()).toBeLessThanOrEqual(width)
    await page.getByRole('button', { name: /Olena/ }).tap()
    await log(page).getByText('keys', { exact: true }).waitFor()
    expect(await widest()).toBeLessThanOrEqual(width)
    expect(await page.evaluate<number>('document.scrollingElement.scrollWidth')).toBe(width)
    const widths = await page
      .locator('.keys-row')
      .first()
      .locator('button')
      .evaluateAll((keys) => keys.map((key) => Math.round(key.getBoundingClientRect().width)))
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1)
  })
})
