/** Every button of the manager's view and of targets, tapped by an owner and by a rep. */
import { expect, it } from 'vitest'

import { type Locale, LOCALES } from '../../src/locale.ts'
import { actionsOf, expectAllTapped, expectFitForTelegram, REPS } from '../bot/screens/explored-parts.ts'
import { monthPlus } from '../../src/services/targets/target-months.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { explore, type Explored } from '../support/explore-screens.ts'

const database = sharedDatabase()

const EURO = { minor: 1_234_550, currency: 'EUR' }

/** More than a page of members, with names that are long or look like markup, targets and touches. */
async function scene(locale: Locale) {
  const chat = await dealsChat(database(), { locale })
  const { bot, join, actor, addDeal, addContact, owner, workspaceId } = chat
  const max = await join('rep', `Max <i>_Weber_</i> 🦊 ${'Ж'.repeat(50)}`)
  const { memberId } = await actor(max)
  const crowd = Array.from({ length: 12 }, (_, index) => ({
    workspaceId,
    telegramUserId: 920_000_000_000 + index * 1000 + bot.now().getMilliseconds(),
    name: `Rep <b>${index}`,
    role: 'rep' as const,
  }))
  await bot.models.members.create(crowd)
  const contactId = await addContact({ name: 'Anna <b>', company: 'A&B' })
  const dealId = await addDeal({ title: 'Сайт <b>*_&_*</b>', amount: EURO, owner: memberId })
  await addDeal({ title: 'Yen', amount: { minor: 5, currency: 'JPY' }, owner: memberId })
  const { company } = await bot.services.contacts.get(await actor(owner), contactId)
  for (const about of [{ dealId }, { contactId }, ...(company === null ? [] : [{ companyId: company.id }])])
    await bot.services.notes.add(await actor(max), { text: 'Talked', ...about })
  const { targets } = bot.services
  const { month } = await targets.list(await actor(owner))
  // Another one than this month's: it can be set as last month.
  const last = { workspaceId, memberId, month: monthPlus(month, -1), money: { minor: 500, currency: 'USD' } }
  await bot.models.targets.create([last])
  await targets.set(await actor(owner), { memberId: null, month, money: EURO })
  return { ...chat, max }
}

it.each(LOCALES)(
  'Every button of the manager’s view and of targets is answered within Telegram’s limits and without an error (%s)',
  async (locale) => {
    const { bot, owner, max, say, tap, labels, t } = await scene(locale)
    // The member who needs attention first has something of everything; a tap may take away what another one needs.
    const first = async () => {
      await say('/reps')
      await tap(labels()[0] ?? '')
    }
    const explored: Explored[] = []
    for (const way of [['button-rep-target'], ['button-rep-touches'], []] as const) {
      await first()
      await tap(...way.map((key) => t(key)))
      explored.push(await explore(bot, owner, [], REPS))
    }
    await say('/reps')
    await tap('▶️')
    explored.push(await explore(bot, owner, [], REPS))
    await bot.handle(max.text('/team'))
    const own = bot.telegram
      .messages(max.id)
      .at(-1)
      ?.buttons.flat()
      .find(({ text }) => text.startsWith('Max'))
    bot.passTime(10_000)
    await bot.handle(max.tap(own?.text ?? ''))
    bot.passTime(10_000)
    await bot.handle(max.tap(t('button-rep-figures')))
    explored.push(await explore(bot, max, [], REPS))
    expect(bot.errors).toEqual([])
    for (const part of explored) expectFitForTelegram(part)
    expectAllTapped(
      actionsOf((screen) => REPS.includes(screen)),
      ...explored,
    )
  },
  180_000,
)
