/** What a rep changes in a day's work, made through the services. */
import type { TestBot } from '../../test/support/test-bot.ts'
import type { TestWorkspace } from '../../test/support/workspace.ts'

/** Of the dates that the test's clock knows. */
const DUE = { date: '2026-11-24' } as const
const NOTE = 'Talked to Anna about the offer: she likes the second variant and asks for a discount until Friday.'

export async function workDay(bot: TestBot, workspace: TestWorkspace, day: number): Promise<void> {
  const { services } = bot
  const { owner, actor, addContact, addDeal, moveDeal } = workspace
  const contactId = await addContact({
    name: `Anna Lindqvist ${day}`,
    phones: `+49301${String(1_000_000 + day)}`,
    emails: `anna.${day}@example.com`,
    company: `Company ${day % 40}`,
  })
  const dealId = await addDeal({
    title: `Annual service ${day}`,
    contact: contactId,
    amount: { minor: 1_000 * day, currency: 'EUR' },
  })
  const task = { title: 'Call back', type: 'call', due: DUE } as const
  const { id: taskId } = await services.tasks.add(await actor(owner), { ...task, dealId })
  await services.tasks.add(await actor(owner), { ...task, contactId })
  for (const about of [{ dealId }, { contactId }]) {
    await services.notes.add(await actor(owner), { text: NOTE, ...about })
  }
  await services.tasks.done(await actor(owner), taskId, { outcome: 'reached' })
  await moveDeal(dealId, { to: 'next' })
}
