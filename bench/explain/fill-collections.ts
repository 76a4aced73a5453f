/**
 * Rows in the collections of which the seed and the story write only some dozens. The database counts its rows at a time of its
 * own; until then it reads a small collection by its index, and afterwards as a whole.
 */
import type { Connection } from 'mongoose'

import { newId, objectId, type WorkspaceId } from '../../src/models/ids.ts'
import type { Models } from '../../src/models/models.ts'
import { namedCompany } from '../../src/services/companies/derive-company.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export async function fillCollections(models: Models, id: WorkspaceId, rows: number): Promise<void> {
  const workspaceId = objectId(id)
  const contacts = await models.contacts.find({ workspaceId }, { _id: 1 }).lean()
  const text = 'They asked for an offer by Friday. '.repeat(6)
  const places = Array.from({ length: rows }, (_, index) => index)
  const notes = places.map((index) => {
    const contactId = contacts[index % contacts.length]?._id
    return { workspaceId, text, source: 'manual' as const, ...(contactId !== undefined && { contactId }) }
  })
  await models.notes.insertMany(notes)
  const companies = places.map((index) => {
    return { workspaceId, ...namedCompany(`Filler ${index}`), source: 'manual' as const, links: 1 }
  })
  await models.companies.insertMany(companies)
}

/**
 * Rows of people and workspaces that nothing in the story meets. They are wide: reading all of a collection costs by its pages,
 * and thousands of narrow rows are in a few dozen.
 */
export async function fillOthers(models: Models, rows: number): Promise<void> {
  const filler = 'Filler. '.repeat(100)
  const until = new Date(Date.now() + DAY_MS)
  const of = (index: number) => ({ workspaceId: objectId(newId()), memberId: objectId(newId()), index, filler })
  const person = (index: number) => -1 - index
  const removed = {
    role: 'viewer',
    status: 'removed',
    name: 'Filler',
    version: 0,
    digestHour: 8,
    mutedNotifications: [],
  }
  const places = Array.from({ length: rows }, (_, index) => index)
  await Promise.all([
    models.heldNotices.collection.insertMany(places.map((index) => ({ ...of(index), until, at: new Date() }))),
    models.noticeWindows.collection.insertMany(places.map((index) => ({ ...of(index), kind: 'new-lead', until }))),
    models.reportSchedules.collection.insertMany(places.map((index) => ({ ...of(index), deletedAt: null }))),
    models.stageTotals.collection.insertMany(
      places.map((index) => ({ _id: `filler ${index}` as never, ...of(index), pipelineId: objectId(newId()) })),
    ),
    models.imports.collection.insertMany(places.map((index) => ({ ...of(index), state: 'done' }))),
    models.workspaces.collection.insertMany(places.map((index) => ({ name: `Filler ${index}`, filler }))),
    models.telegramUsers.insertMany(places.map((index) => ({ _id: person(index), chatId: person(index) }))),
    models.members.collection.insertMany(
      places.map((index) => ({ ...of(index), ...removed, telegramUserId: person(index) })),
    ),
  ])
}

export async function fillRateLimits(connection: Connection, rows: number): Promise<void> {
  const expire = new Date(Date.now() + DAY_MS)
  const limits = Array.from({ length: rows }, (_, index) => ({ key: `filler:${index}`, points: 1, expire }))
  await connection.collection('rateLimits').insertMany(limits)
}
