/** Checks in the database that everything sent was processed once, in order, and that nothing is left over. */
import type { Connection } from 'mongoose'
import { expect } from 'vitest'

import type { ContactRecord } from '../../src/models/contact.ts'
import type { ConversationStateRecord } from '../../src/models/conversation-state.ts'
import type { EventRecord } from '../../src/models/event.ts'
import { createModels } from '../../src/models/models.ts'
import type { QueueItem } from '../../src/models/queue-item.ts'
import type { Book, ExpectedEvent } from './book.ts'
import type { Crowd } from './crowd.ts'

export type Figures = {
  readonly updates: number
  /** Claims beyond the first: items that were processed again after a kill or a failure. */
  readonly repeats: number
  /** From storing an update to completing it, in milliseconds. */
  readonly longestWaitMs: number
}

const ACROSS = { acrossWorkspaces: 'a test looks at everything' } as const
const CONTACT_OPERATIONS = /\/(?:contact\.|undo)/u

/** Does not count jobs scheduled for later, such as the next digest sweep, which always exists. */
const due = () => ({ $or: [{ runAt: { $exists: false } }, { runAt: { $lte: new Date() } }] })

export async function expectEverythingOnce(connection: Connection, crowd: Crowd): Promise<Figures> {
  for (const queue of ['telegramUpdates', 'jobs']) {
    await expect
      .poll(
        () => connection.collection(queue).countDocuments({ $and: [{ status: { $in: ['ready', 'running'] } }, due()] }),
        {
          timeout: 30_000,
        },
      )
      .toBe(0)
  }
  const figures = await expectEmptyQueue(connection, crowd)
  const models = createModels(connection)
  const members = await models.members.find({}, null, ACROSS).lean()
  const contacts = await models.contacts.find({}, null, ACROSS).sort({ _id: 1 }).lean()
  const events = await models.events.find({}, null, ACROSS).sort({ at: 1, _id: 1 }).lean()
  const companies = await models.companies.find({}, null, ACROSS).lean()
  const firmOf = new Map(companies.map(({ _id, name }) => [_id.toHexString(), name]))

  expect(await models.workspaces.countDocuments()).toBe(crowd.books.size - 1)
  expect(members).toHaveLength(crowd.books.size)
  for (const [userId, book] of crowd.books) {
    const member = members.find(({ telegramUserId }) => telegramUserId === userId)
    if (member === undefined) throw new Error(`${userId} is in no workspace`)
    const { _id: memberId, workspaceId } = member
    const own = events.filter((event) => event.memberId?.equals(memberId) === true)
    expect(own.every((event) => event.workspaceId.equals(workspaceId))).toBe(true)
    const owned = contacts.filter(({ ownerId }) => ownerId?.equals(memberId) === true)
    expect(owned.map((contact) => asExpected(contact, firmOf))).toEqual(book.contacts)

    const changes = own.filter(({ type }) => type.startsWith('contact.'))
    expect(changes.map((event) => toldBy(event, contacts))).toEqual(book.events)
    // One command each, and in the order in which their updates were sent.
    const commandIds = changes.map(({ commandId }) => commandId)
    expect(new Set(commandIds).size).toBe(book.events.length)
    const updateIds = commandIds.map((id) => Number(/^tg:\d+:(\d+)\//u.exec(id)?.[1]))
    expect(updateIds).toEqual(updateIds.toSorted((a, b) => a - b))
    const commands = await models.commands.find({ memberId }, null, ACROSS).lean()
    expect(
      commands
        .map(({ _id }) => _id)
        .filter((id) => CONTACT_OPERATIONS.test(id))
        .toSorted(),
    ).toEqual(commandIds.toSorted())
  }
  await expectNoOpenDialogue(connection)
  return figures
}

function asExpected(contact: ContactRecord, firmOf: ReadonlyMap<string, string>): Book['contacts'][number] {
  const { name, phones, emails, companyId, jobTitle, deletedAt } = contact
  return {
    name,
    phone: phones.map(({ e164 }) => e164).join(),
    email: emails.map(({ value }) => value).join(),
    company: (companyId && firmOf.get(companyId.toHexString())) ?? '',
    jobTitle: jobTitle ?? null,
    deleted: deletedAt !== null,
  }
}

function toldBy({ type, target, changes }: EventRecord, contacts: readonly ContactRecord[]): ExpectedEvent {
  const name = contacts.find(({ _id }) => _id.equals(target.id))?.name ?? '?'
  const jobTitle = changes.find(({ path }) => path === 'jobTitle')
  return { type, name, ...(type === 'contact.updated' && { jobTitle: (jobTitle?.to ?? null) as string | null }) }
}

async function expectEmptyQueue(connection: Connection, { traffic }: Crowd): Promise<Figures> {
  const items = await connection.collection<QueueItem<string>>('telegramUpdates').find().sort({ seq: 1 }).toArray()
  const ofChat = (id: number): typeof items => items.filter(({ lane }) => lane?.endsWith(`:${id}`) === true)
  for (const [userId, accepted] of traffic.accepted) {
    const lane = ofChat(userId)
    expect(lane).toHaveLength(accepted)
    const ends = lane.map(({ doneAt }) => doneAt?.getTime() ?? 0)
    expect(ends).toEqual(ends.toSorted((a, b) => a - b))
  }
  expect(items.filter(({ status }) => status !== 'done')).toEqual([])
  const jobs = connection.collection<QueueItem>('jobs')
  expect(await jobs.countDocuments({ $and: [{ status: { $ne: 'done' } }, due()] })).toBe(0)
  return {
    updates: items.length,
    repeats: items.reduce((sum, { fence }) => sum + fence - 1, 0),
    longestWaitMs: Math.max(...items.map(({ createdAt, doneAt }) => (doneAt?.getTime() ?? 0) - createdAt.getTime())),
  }
}

async function expectNoOpenDialogue(connection: Connection): Promise<void> {
  // What waited aside may outlive its place in the list when the process is killed in between.
  const ofChats = { updateKey: { $exists: true } }
  const states = await connection.collection<ConversationStateRecord>('conversationStates').find(ofChats).toArray()
  expect(states.map(({ _id, json, aside }) => ({ _id, json, aside: aside ?? [] }))).toEqual(
    states.map(({ _id }) => ({ _id, json: null, aside: [] })),
  )
}
