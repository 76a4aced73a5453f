/** Every button of the screens of pipelines, stages and lost reasons, tapped by an owner. */
import { expect, it } from 'vitest'

import { type Locale, LOCALES } from '../../src/locale.ts'
import { actionsOf, expectAllTapped, expectFitForTelegram, PIPELINES } from '../bot/screens/explored-parts.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { explore, type Explored } from '../support/explore-screens.ts'

const database = sharedDatabase()

/** A team with pipelines and stages in use and archived, and with names that are long or look like markup. */
async function exploreFrom(locale: Locale, start: string): Promise<Explored> {
  const { bot, owner, actor, say, tap, addDeal, t } = await dealsChat(database(), { locale })
  const { pipelines } = bot.services
  await addDeal({ title: 'Сайт <b>*_&_*</b>' })
  const main = await pipelines.get(await actor(owner))
  const [first, gone, third] = main.stages
  if (first === undefined || gone === undefined || third === undefined) throw new Error('No stages')
  await pipelines.make(await actor(owner), 'realEstate')
  const { id } = await pipelines.make(await actor(owner), 'empty')
  await pipelines.addStage(await actor(owner), id, `<b>*_&_* 🦊 ${'Ж'.repeat(40)}`, 'uk')
  const left = await pipelines.make(await actor(owner), 'services')
  await pipelines.archive(await actor(owner), { id: left.id }, third.id)
  await pipelines.removeStage(await actor(owner), { stageId: gone.id }, { how: 'archive', to: third.id })
  const second = (await pipelines.all(await actor(owner))).live[1]?.name ?? ''
  const sales = `${main.name} ⭐️`
  const ways: Readonly<Record<string, readonly string[]>> = {
    list: [],
    archiving: [second, t('button-pipeline-archive')],
    archived: [sales, `🗄 ${gone.name}`],
    removal: [sales, `${first.name} · ${first.probability}%`, t('button-stage-remove')],
    stage: [sales, `${third.name} · ${third.probability}%`],
  }
  await say('/settings')
  await tap(t('button-pipelines'), ...(ways[start] ?? []))
  const explored = await explore(bot, owner, [], PIPELINES)
  expect(bot.errors).toEqual([])
  return explored
}

it.each(LOCALES)(
  'Every button of the settings of pipelines is answered within Telegram’s limits and without an error (%s)',
  async (locale) => {
    const explored: Explored[] = []
    // A tap may take away what another one needs, so each part begins where that is still there.
    for (const start of ['list', 'archiving', 'archived', 'removal', 'stage']) {
      explored.push(await exploreFrom(locale, start))
    }
    for (const part of explored) expectFitForTelegram(part)
    expectAllTapped(
      actionsOf((screen) => PIPELINES.includes(screen)),
      ...explored,
    )
  },
  180_000,
)
