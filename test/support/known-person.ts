/** A workspace that knows a person in every place where one can be known, most of it by way of the chat. */
import type { Database } from '../../src/database/connect.ts'
import { type ContactId, type DealId, idOf, objectId } from '../../src/models/ids.ts'
import type { JobKind } from '../../src/services/core/define-job.ts'
import { type DealsChat, dealsChat, type DealsChatOptions } from './deals-chat.ts'
import { dropFile, workImportJobs } from './imports/work-import-jobs.ts'
import { fillOwnFields, mentionPerson, OWN_EMAIL, OWN_PHONE } from './mentions-of-person.ts'
import { TEST_SECRET_BOX } from './test-core.ts'

export type KnownPerson = DealsChat & {
  readonly contactId: ContactId
  readonly dealId: DealId
  /** By which the person would be recognised. */
  readonly secrets: readonly string[]
  /** The same through another process. */
  readonly another: () => KnownPerson
}

/** Every job that may have something to do with a person. */
export const ALL_JOBS = [
  'privacy.erase',
  'privacy.export',
  'merge.follow',
  'notify.news',
  'notify.held',
  'task.remind',
  'webhook.make',
  'draft.settle',
  'duplicates.scan',
] as const satisfies readonly JobKind[]

const NAME = 'Solomiia Kryvenko'
const PHONE = '+380671112233'
const EMAIL = 'solomiia.k@example.org'
const NOTE = 'Prefers her mother’s recipe for varenyky'
const FORMER = 'Solomiia Tkachuk'
const MERGED = 'Solya from Lutsk'

const SECRETS = [
  NAME,
  'Solomiia',
  'Kryvenko',
  FORMER,
  MERGED,
  '671112233',
  '67 111 22 33',
  EMAIL,
  NOTE,
  'varenyky',
  'solya@example.org',
  OWN_PHONE.slice(-9),
  OWN_EMAIL,
]

async function deliver(
  { bot, workspaceId, owner, actor }: DealsChat,
  contactId: ContactId,
  dealId: DealId,
): Promise<void> {
  const input = { name: 'Form', provider: 'generic', routing: 'team', memberIds: [] } as const
  const source = await bot.services.leadSources.create(await actor(owner), input, { chatId: 1, messageId: 1 })
  const known = {
    workspaceId: objectId(workspaceId),
    sourceId: objectId(source.id),
    attempts: 0,
    receivedAt: bot.now(),
  }
  const form = `name=Solomiia+Kryvenko&phone=%2B380671112233&email=${encodeURIComponent(EMAIL)}`
  await bot.models.deliveries.insertMany([
    {
      ...known,
      dedupeKey: 'id:1',
      headers: { 'user-agent': 'form' },
      rawBody: Buffer.from(JSON.stringify({ name: NAME, phone: PHONE, message: NOTE })),
      status: 'done',
      results: [{ contactId: objectId(contactId), dealId: objectId(dealId) }],
    },
    { ...known, dedupeKey: `id:${EMAIL}`, headers: {}, rawBody: Buffer.from(form), status: 'dead', results: [] },
  ])
}

async function leaveTracesElsewhere(chat: DealsChat, { connection }: Database, contactId: ContactId): Promise<void> {
  const { bot, workspaceId, owner } = chat
  const { connection: _, ...ids } = { connection, workspaceId: objectId(workspaceId), recordId: objectId(contactId) }
  await bot.models.syncLinks.insertMany([
    {
      ...ids,
      syncId: objectId(workspaceId),
      kind: 'contact',
      externalId: '77',
      taken: { name: NAME },
      ours: {},
      digest: '1',
      noted: '',
      seenRun: 1,
      goneAt: null,
    },
  ])
  await bot.models.syncConflicts.insertMany([
    {
      ...ids,
      syncId: objectId(workspaceId),
      run: 1,
      kind: 'contact',
      externalId: '77',
      field: 'name',
      ours: NAME,
      theirs: FORMER,
      kept: 'ours',
      settled: false,
      at: bot.now(),
    },
  ])
  const view = await bot.services.views.begin(await chat.actor(owner), 'contact')
  const found = { by: 'jobTitle', test: 'has', typed: FORMER } as const
  const filtered = await bot.services.views.addTyped(await chat.actor(owner), view, found)
  await bot.services.views.save(await chat.actor(owner), filtered, `Like ${NAME}`)
  await bot.models.bulkEdits.insertMany([
    {
      workspaceId: objectId(workspaceId),
      memberId: objectId((await chat.actor(owner)).memberId),
      kind: 'contact',
      change: { what: 'set', field: 'company', value: MERGED, shown: MERGED },
      ids: Buffer.alloc(12),
      total: 1,
      keptNames: [NAME],
    },
  ])
  // An update that was given up, as the product stores it.
  const id = `1:${owner.id}`
  const update = { message: { text: `${NAME} ${PHONE}` } }
  await connection.collection<{ _id: string }>('telegramUpdates').insertOne({
    _id: id,
    status: 'dead',
    lane: `1:chat:${owner.id}`,
    payload: { sealed: TEST_SECRET_BOX.seal(JSON.stringify(update), `update/${id}`) },
  } as never)
}

export async function knowPerson(database: Database, options: DealsChatOptions = {}): Promise<KnownPerson> {
  const chat = await dealsChat(database, options)
  const { bot, say, tap, owner, actor, workspaceId } = chat
  const secrets = SECRETS
  const webhook = {
    name: 'Zapier',
    url: 'http://127.0.0.1:9/',
    groups: ['contacts', 'deals', 'notes', 'tasks'],
  } as const
  await bot.services.webhooks.create(await actor(owner), webhook, { chatId: 1, messageId: 1 })
  // Typed, as a contact.
  await say('/add')
  await say(FORMER)
  await say(PHONE)
  await say(EMAIL)
  await say('/cancel')
  const stored = await bot.models.contacts.findOne({ workspaceId: objectId(workspaceId) }).lean()
  const contactId =
    stored === null
      ? (await bot.services.contacts.add(await actor(owner), { name: FORMER, phones: PHONE, emails: EMAIL })).id
      : idOf<ContactId>(stored._id)
  await bot.services.contacts.edit(await actor(owner), contactId, { field: 'name', value: NAME })
  await say(`/note Solomiia Kryvenko: ${NOTE}`)
  await bot.services.notes.add(await actor(owner), { contactId, text: NOTE })
  const { id: dealId } = await bot.services.deals.add(await actor(owner), {
    title: `Wedding of ${NAME}`,
    contact: contactId,
    amount: { minor: 500_000, currency: 'EUR' },
  })
  await bot.services.notes.add(await actor(owner), { dealId, text: `Called ${NAME} at 067 111 22 33` })
  const due = { date: '2026-11-24' }
  await bot.services.tasks.add(await actor(owner), { title: `Call ${NAME}`, type: 'call', due, contactId })
  await bot.services.tasks.add(await actor(owner), {
    title: 'Send Solomiia the menu',
    type: 'todo',
    due,
    contactId,
    dealId,
  })
  const other = await chat.addContact({ name: 'Bob Bolt' })
  await bot.services.notes.add(await actor(owner), { contactId: other, text: `Sister of ${NAME}, ${EMAIL}` })
  // Merged, with a value that the primary cannot take.
  const losing = await chat.addContact({ name: MERGED, emails: 'solya@example.org' })
  await bot.services.contacts.merge(await actor(owner), { primary: contactId, losing })
  await bot.workJobs(['merge.follow'])
  // A line with a card, a second form that is open, and a file.
  await say(`${NAME} ${PHONE}`)
  await dropFile(chat, owner, `Name,Email,Phone\n${NAME},${EMAIL},${PHONE}\nCy Coe,cy@example.com,\n`)
  await tap(chat.labels().find((label) => label.startsWith('✅')) ?? '')
  await workImportJobs(chat)
  await fillOwnFields(chat, contactId)
  await mentionPerson(chat, { name: NAME, phone: PHONE, email: EMAIL })
  await deliver(chat, contactId, dealId)
  await leaveTracesElsewhere(chat, database, contactId)
  const colleague = await chat.join('rep', 'Max')
  await chat.as(colleague).say('/add')
  await chat.as(colleague).say(NAME)
  const known: KnownPerson = { ...chat, contactId, dealId, secrets, another: () => ({ ...known, bot: bot.another() }) }
  return known
}
