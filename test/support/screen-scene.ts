/** A workspace in which every screen has something to show, and contexts to show the screens in. */
import { createTranslator } from '../../src/bot/text/i18n.ts'
import { actorOf } from '../../src/bot/middleware/actor-of.ts'
import type { BotContext } from '../../src/bot/screens/bot-context.ts'
import type { Database } from '../../src/database/connect.ts'
import { type ContactId, type DeliveryId, type EventId, idOf, objectId } from '../../src/models/ids.ts'
import { syncConflict } from './sync/sync-conflict.ts'
import { sourceWithDeliveries } from './lead-deliveries.ts'
import { TEST_PICTURES } from './reports/test-pictures.ts'
import type { Person } from './telegram-person.ts'
import { createTestBot, type TestBot } from './test-bot.ts'
import { createTestWorkspace } from './workspace.ts'

/** On the deal of the scene. */
export const SCENE_ITEM = {
  name: 'Website',
  quantity: 2,
  price: { minor: 150_000, currency: 'EUR' },
  discount: { percent: 10 },
} as const

const TODAY = '2026-11-23'
const LOCALE = 'en'
/** More than a page of any list. */
const MANY = 12

/** What screens read of the context, for that person. */
async function contextOf(bot: TestBot, person: Person): Promise<BotContext> {
  const { services } = bot
  const found = await services.identity.find(person.id)
  if (found?.membership == null) throw new Error('The person is in no workspace')
  const actor = actorOf(found.membership, 'read', LOCALE)
  const context = {
    services,
    reportMedia: { draw: TEST_PICTURES.draw, csv: () => Promise.resolve(new Uint8Array()) },
    person: found,
    membership: found.membership,
    locale: LOCALE,
    t: createTranslator()(LOCALE),
    now: () => new Date(`${TODAY}T10:00:00Z`),
    actor: () => actor,
    botUsername: 'sales_bot',
    publicUrl: 'https://crm.example.com',
  } as const
  return context as Partial<BotContext> as BotContext
}

/** Members see only their own records; the owner sees all of them. */
export async function screenScene(database: Database) {
  const bot = createTestBot(database)
  const workspace = await createTestWorkspace(bot, { locale: LOCALE })
  const { workspaceId, owner, actor, addContact, addDeal, moveDeal, join } = workspace
  const { models, services } = bot
  await services.workspaces.setRule(await actor(owner), 'visibility', 'own')
  // The team's own fields are read with the person: no screen of records may ask for them again.
  const ownField = { kind: 'deal', type: 'choice', label: 'Region', choices: ['North', 'South'] } as const
  const { key: fieldKey } = await services.customFields.make(await actor(owner), ownField)
  await services.customFields.make(await actor(owner), { kind: 'contact', type: 'text', label: 'Nickname' })
  const choiceKey = (await services.customFields.get(await actor(owner), fieldKey)).choices[0]?.key ?? ''
  const rep = await join('rep', 'Max')
  const idle = await join('rep', 'Rita')

  const contactId = await addContact({ name: 'Anna Berg', company: 'Northwind' })
  for (let index = 1; index < MANY; index += 1) {
    await addContact({ name: `Contact ${index}`, company: `Company ${index}` })
  }
  const dealId = await addDeal({ title: 'Website', contact: contactId, items: [SCENE_ITEM] })
  for (let index = 1; index < MANY; index += 1) await addDeal({ title: `Deal ${index}`, company: `Company ${index}` })
  const lostId = await addDeal({ title: 'Yak', contact: contactId })
  await moveDeal(lostId, { to: 'lost', reason: 'No budget' })
  const members = await services.members.list(await actor(owner))
  const repId = members.find(({ telegramUserId }) => telegramUserId === rep.id)?.id
  if (repId === undefined) throw new Error('The rep is missing')

  const due = { date: TODAY } as const
  // A whole day of somebody else, whose clock determines the day.
  const ofRep = { title: 'Call', due, assigneeId: repId }
  const { id: taskId } = await services.tasks.add(await actor(owner), { ...ofRep, contactId })
  await services.tasks.add(await actor(owner), { ...ofRep, dealId })
  const { id: ownTaskId } = await services.tasks.add(await actor(owner), { title: 'Write', due, dealId })
  const { id: noteId } = await services.notes.add(await actor(owner), { text: 'A note', dealId })
  const shared = { messageId: 1, typed: { name: 'Anna Berg', phones: '+380441234567' }, note: '', telegramUserId: null }
  const cardDraftId = await services.cardDrafts.gather(await actor(owner), shared, new Date(`${TODAY}T10:00:00Z`))
  const repContactId = (await services.contacts.add(await actor(rep), { name: 'Rita Roe', company: 'Northwind' })).id
  const repDeal = { title: 'Own deal', contact: repContactId }
  const repDealId = (await services.deals.add(await actor(rep), repDeal)).id
  await services.notes.add(await actor(rep), { text: 'Own note', dealId: repDealId })
  const { id: idleContactId } = await services.contacts.add(await actor(idle), { name: 'Zoe Zimmer' })
  await services.deals.add(await actor(idle), { title: 'Without a step', contact: idleContactId })

  const deletedId = await addContact({ name: 'Gone Girl' })
  await services.contacts.delete(await actor(owner), deletedId)

  const source = await sourceWithDeliveries(bot, workspace, { dealId, contactId })
  const delivery = await models.deliveries
    .findOne({ workspaceId: objectId(workspaceId) })
    .sort({ receivedAt: -1 })
    .orFail()
  const key = { name: 'BI', scopes: ['contacts'], lifetimeDays: null } as const
  const { id: apiKeyId } = await services.apiKeys.create(await actor(owner), key, { chatId: owner.id, messageId: 1 })
  const sync = { name: 'HubSpot', adapter: 'hubspot', connection: 'pat-eu1-of-twenty-letters' } as const
  const { id: syncId } = await services.syncs.create(await actor(owner), sync)
  const { id: importId } = await services.imports.begin(await actor(owner), { name: 'contacts.csv', fileId: null })
  const column = { header: 'Name', target: 'contact.name', samples: ['Ada'] }
  await models.imports.updateOne(
    { workspaceId: objectId(workspaceId), _id: objectId(importId) },
    { $set: { unknownStages: ['Agreed'], state: 'ready', columns: [column] } },
  )
  const syncConflictId = await syncConflict(models, { workspaceId, syncId, contactId })
  const webhookInput = { name: 'Zapier', url: 'http://127.0.0.1:9/', groups: ['contacts'] } as const
  const webhook = await services.webhooks.create(await actor(owner), webhookInput, { chatId: owner.id, messageId: 1 })
  await services.webhooks.test(await actor(owner), webhook.id, { chatId: owner.id, messageId: 1 })
  const { messages } = await services.webhookMessages.list(await actor(owner), webhook.id, { limit: 1 })
  const webhookMessageId = messages[0]?.id
  if (webhookMessageId === undefined) throw new Error('The test is missing')
  const invite = await services.invites.create(await actor(owner), 'viewer')
  const { pipelineId, stage } = await services.deals.get(await actor(owner), dealId)
  const middle = await models.contacts
    .findOne({ workspaceId: objectId(workspaceId), deletedAt: null })
    .sort({ sortName: 1 })
    .skip(2)
    .orFail()
  const event = await models.events
    .findOne({ workspaceId: objectId(workspaceId), 'related.id': objectId(contactId) })
    .sort({ at: -1, _id: -1 })
    .orFail()

  const begun = await services.views.begin(await actor(owner), 'contact', { mine: true })
  const viewId = await services.views.save(await actor(owner), begun, 'Mine')
  const dealViewId = await services.views.begin(await actor(owner), 'deal', { mine: true })
  const aRate = { from: 'GBP', to: 'USD', day: TODAY, rate: '1.3' }
  const { id: rateId } = await services.rates.enter(await actor(owner), aRate)
  const aTarget = { memberId: repId, month: TODAY.slice(0, 7), money: { minor: 500_000, currency: 'EUR' } }
  await services.targets.set(await actor(owner), aTarget)
  const { id: ruleId } = await services.assignmentRules.make(await actor(owner), 'Poland')
  await services.assignmentRules.setWeight(await actor(owner), ruleId, repId, 2)
  const tickingId = await services.views.beginTicking(await actor(owner), viewId)
  await services.views.tick(await actor(owner), tickingId, [contactId], true)
  const change = { what: 'tag', tags: ['vip'] } as const
  const plannedId = await services.views.plan(await actor(owner), tickingId, change)
  const bulkEditId = await services.bulkEdits.begin(await actor(owner), { view: plannedId, change, expected: 1 })
  const { company } = await services.contacts.get(await actor(owner), contactId)
  if (company === null) throw new Error('The company is missing')

  const scheduleId = await services.reportSchedules.make(await actor(owner), { report: 'week', period: 'last-week' })

  return {
    ids: {
      scheduleId,
      ruleId,
      contactId,
      companyId: company.id,
      /** Has contacts before and after it in the order by name. */
      middleId: idOf<ContactId>(middle._id),
      dealId,
      lostId,
      lineId: (await services.lines.keep(await actor(owner), { text: 'call Anna tomorrow 10:00' })).id,
      taskId,
      ownTaskId,
      noteId,
      cardDraftId,
      deletedId,
      repId,
      repContactId,
      repDealId,
      apiKeyId,
      syncId,
      importId,
      syncConflictId,
      webhookId: webhook.id,
      webhookMessageId,
      pipelineId,
      secondPipelineId: (await services.pipelines.make(await actor(owner), 'services')).id,
      stageId: stage.id,
      sourceId: source.id,
      deliveryId: idOf<DeliveryId>(delivery._id),
      eventId: idOf<EventId>(event._id),
      viewId,
      tickingId,
      plannedId,
      bulkEditId,
      dealViewId,
      rateId,
      fieldKey,
      choiceKey,
    },
    source,
    webhook,
    invite,
    contexts: {
      owner: await contextOf(bot, owner),
      rep: await contextOf(bot, rep),
      idle: await contextOf(bot, idle),
    },
  }
}

export type ScreenScene = Awaited<ReturnType<typeof screenScene>>
