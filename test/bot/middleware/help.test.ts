/** /help by situation, and the hint of the day on the home screen. */
import { describe, expect, it } from 'vitest'

import { HINTS } from '../../../src/services/day/hint-of-day.ts'
import { sharedDatabase } from '../../support/database.ts'
import { dealsChat } from '../../support/deals-chat.ts'
import { newPerson } from '../../support/workspace.ts'

const database = sharedDatabase()
const DAY_MS = 24 * 60 * 60_000

describe.each(['en', 'uk'] as const)('/help (%s)', (locale) => {
  it('begins with what can be typed, goes on by situation, and ends with every command', async () => {
    const { say, last, t } = await dealsChat(database(), { locale })
    await say('/help')
    const places = [
      t('help-type').split('\n')[0],
      t('help-card').split('\n')[0],
      t('help-lead').split('\n')[0],
      t('help-call').split('\n')[0],
      t('help-commands'),
      '/task –',
      '/note –',
      '/deal –',
    ].map((part) => last().indexOf(part ?? ''))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(last().length).toBeLessThanOrEqual(4096)
  })

  it('tells a viewer only what a viewer can do', async () => {
    const { join, as, t } = await dealsChat(database(), { locale })
    const viewer = as(await join('viewer'))
    await viewer.say('/help')
    expect(viewer.last()).toContain(t('help-type-reading').split('\n')[0])
    expect(viewer.last()).not.toContain(t('help-lead').split('\n')[0])
    expect(viewer.last()).not.toContain('/task –')
  })

  it('shows what is typed as it is, and understands it', async () => {
    const { say, tap, last, t, bot, workspaceId, addContact } = await dealsChat(database(), { locale })
    await addContact({ name: locale === 'en' ? 'Anna' : 'Анна' })
    const lines = t('help-type').split('\n')
    const typed = lines.filter((line) => line.includes('→')).map((line) => line.split('→')[0]?.trim() ?? '')
    const [task = '', note = '', , deal = ''] = typed
    await say(task)
    await tap(t('button-save'))
    await say(note)
    expect(last()).toContain(t('note-added'))
    await say(deal)
    await tap(t('button-save'))
    const counts = [bot.models.tasks, bot.models.deals, bot.models.notes].map((model) =>
      (model as typeof bot.models.tasks).countDocuments({ workspaceId }),
    )
    expect(await Promise.all(counts)).toEqual([1, 1, 1])
  })
})

it('/help says to somebody in no workspace which commands there are', async () => {
  const { bot, t } = await dealsChat(database())
  const stranger = newPerson(bot, { languageCode: 'en' })
  await bot.handle(stranger.text('/help'))
  const [help = ''] = bot.telegram.texts(stranger.id)
  expect(help).toContain('/start –')
  expect(help).not.toContain(t('help-call').split('\n')[0])
})

describe('home', () => {
  it.each(['en', 'uk'] as const)(
    'tells one thing that can be typed, once a day for each member (%s)',
    async (locale) => {
      const { join, as, say, last, t, bot } = await dealsChat(database(), { locale })
      const told = (text: string) => HINTS.filter((hint) => text.includes(t(`tip-${hint}`)))
      await say('/menu')
      expect(told(last())).toEqual(['task'])
      await say('/menu')
      expect(told(last())).toEqual([])
      const max = as(await join('rep', 'Max'))
      await max.say('/menu')
      expect(told(max.last())).toEqual(['task'])
      const days: string[] = []
      for (let day = 0; day < HINTS.length; day += 1) {
        bot.passTime(DAY_MS)
        await say('/menu')
        days.push(...told(last()))
      }
      expect(days).toEqual([...HINTS.slice(1), 'task'])
    },
  )

  it('tells first what the member has not used yet', async () => {
    const { say, tap, last, t, addContact } = await dealsChat(database())
    await addContact({ name: 'Anna' })
    await say('call Anna tomorrow 10:00')
    await tap(t('button-save'))
    await say('Anna: likes tea')
    await say('/menu')
    expect(last()).toContain(t('tip-contact'))
  })

  it('tells a viewer how to find, and nothing that a viewer may not do', async () => {
    const { join, as, t } = await dealsChat(database())
    const viewer = as(await join('viewer'))
    await viewer.say('/menu')
    expect(viewer.last()).toContain(t('tip-digits'))
  })

  it('shows without a hint if there is trouble with it', async () => {
    const { say, last, bot, t } = await dealsChat(database())
    const { hintOfDay } = bot.services
    Object.assign(bot.services, { hintOfDay: () => Promise.reject(new Error('No hint')) })
    await say('/menu')
    Object.assign(bot.services, { hintOfDay: () => new Promise(() => undefined) })
    await say('/menu')
    Object.assign(bot.services, { hintOfDay })
    expect(last()).toContain(t('home-hint'))
    expect(last()).not.toContain('💡')
    expect(bot.errors).toEqual([])
  })
})
