/** Everything that people do in the chat, each thing at least once. */
import { createTranslator } from '../../src/bot/text/i18n.ts'
import { objectId } from '../../src/models/ids.ts'
import { REPORT_NAMES } from '../../src/services/reports/report.ts'
import { explore } from '../../test/support/explore-screens.ts'
import { openDeliveries, sourceWithDeliveries } from '../../test/support/lead-deliveries.ts'
import type { TestBot } from '../../test/support/test-bot.ts'
import type { TestWorkspace } from '../../test/support/workspace.ts'

const TODAY = '2026-11-23'
const COMMANDS = [
  '/menu',
  '/contacts',
  '/companies',
  '/board',
  '/agenda',
  '/find Anna Berg',
  '/find Annna Brg',
  '/find 4567',
  '/find anna@example.com',
  '/find #vip',
  '/find Website',
  '/find Анна Берг',
  '/find Anna Brg 4567',
  '/find Anna Berg Nowhere',
  '/find Write',
  '/duplicates',
  '/sources',
  '/team',
  '/undo',
  '/settings',
  // Lines without a command, which look up what they name.
  'Northwind',
  'Northwinnd',
  'call Anna Berg tomorrow 10:00',
  'подзвонити Ганні завтра',
  'website 5000 eur',
  'note Quintessa: likes tea',
  '+380671234567',
  'friday 15:00',
  'meet @nobody',
]
const INLINE = ['', 'Anna', 'Annna Brg', 'Website', '4567']

export async function chatStory(bot: TestBot, workspace: TestWorkspace): Promise<void> {
  const { owner, join, actor, addContact, addDeal, moveDeal, workspaceId } = workspace
  const rep = await join('rep', 'Max')
  await bot.handle(owner.text('/add'), owner.text('Anna Berg'), owner.text('+380671234567'))
  await bot.handle(owner.text('anna@example.com'), owner.text('Northwind'))
  const firm = { name: 'Southwind', domain: 'southwind.example' }
  const { id: companyId } = await bot.services.companies.add(await actor(owner), firm)
  await addContact({ name: 'Zelda', emails: 'zelda@southwind.example' })
  const contactId = await addContact({ name: 'Quintessa', phones: '+380441234567', company: 'Northwind' })
  const dealId = await addDeal({ title: 'Mill', contact: contactId })
  const lostId = await addDeal({ title: 'Barn', company: 'Northwind' })
  await moveDeal(lostId, { to: 'lost', reason: 'No budget' })
  const due = { date: TODAY }
  await bot.services.tasks.add(await actor(owner), { title: 'Call', due, contactId })
  const { id: taskId } = await bot.services.tasks.add(await actor(owner), { title: 'Write', due, dealId })
  // Without a date: the lists of the cards go on with them.
  for (const about of [{}, { dealId }, { contactId }, { companyId }])
    await bot.services.tasks.add(await actor(owner), { title: 'Some day', due: null, ...about })
  for (const about of [{ dealId }, { contactId }, { companyId }])
    await bot.services.notes.add(await actor(owner), { text: 'A note', ...about })
  await sourceWithDeliveries(bot, workspace, { dealId: lostId, contactId })
  await openDeliveries(bot, owner, createTranslator()('en'), ['✅', '⚠️', '🧩'])
  const links = [
    `/start d_${lostId}`,
    `/start d_${dealId}`,
    `/start c_${contactId}`,
    `/start co_${companyId}`,
    `/start t_${taskId}`,
  ]
  for (const report of REPORT_NAMES)
    for (const period of ['last-week', 'this-quarter'] as const)
      await bot.services.reports.read(await actor(owner), { report, period })
  const { token } = await bot.services.invites.create(await actor(owner), 'viewer')
  await explore(bot, owner, [...COMMANDS, ...links, `/start inv_${token}`])
  for (const query of INLINE) await bot.handle(owner.inline(query))

  // The same screens ask otherwise for somebody who only sees their own records.
  await bot.models.workspaces.updateOne({ _id: objectId(workspaceId) }, { $set: { visibility: 'own' } })
  const own = await bot.services.contacts.add(await actor(rep), { name: 'Rita Roe', company: 'Northwind' })
  const ownDeal = await bot.services.deals.add(await actor(rep), { title: 'Own deal', contact: own.id })
  await explore(bot, rep, [...COMMANDS, `/start d_${ownDeal.id}`, `/start c_${own.id}`])
  for (const query of INLINE) await bot.handle(rep.inline(query))
  await bot.services.identity.recordBlocked(rep.id, new Date())
}
