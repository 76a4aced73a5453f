/** Checks in the database that every accepted lead exists once, and that every deal took every step once. */
import type { Connection } from 'mongoose'
import { expect } from 'vitest'

import type { QueueItem } from '../../src/models/queue-item.ts'
import type { SalesWorld } from './sales-world.ts'

export type SalesFigures = {
  readonly deliveries: number
  readonly moves: number
  readonly claims: number
  /** Claims of updates and jobs beyond the first: items that were processed again after a kill. */
  readonly repeats: number
}

export type Expected = {
  /** How many leads were accepted, numbered from 1. */
  readonly leads: number
  readonly stages: readonly string[]
  /** By lead number: the Telegram user whose claim the bot confirmed. Nobody has claimed the others. */
  readonly winners: ReadonlyMap<number, number>
}

const ACROSS = { acrossWorkspaces: 'a test looks at everything' } as const

export async function expectLeadsAndMovesOnce(
  connection: Connection,
  { models, deals }: SalesWorld,
  { leads, stages, winners }: Expected,
): Promise<SalesFigures> {
  const now = () => new Date()
  for (const queue of ['telegramUpdates', 'jobs']) {
    const open = () =>
      connection
        .collection(queue)
        .countDocuments({ status: { $in: ['ready', 'running'] }, $or: [{ runAt: null }, { runAt: { $lte: now() } }] })
    await expect.poll(open, { timeout: 60_000 }).toBe(0)
    const dead = await connection.collection(queue).find({ status: 'dead' }).toArray()
    expect(dead).toEqual([])
  }
  const numbers = Array.from({ length: leads }, (_, index) => index + 1)
  const byNumber = (texts: readonly string[]) => texts.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))

  const deliveries = await models.deliveries.find({}, null, ACROSS).lean()
  expect(byNumber(deliveries.map(({ dedupeKey }) => dedupeKey))).toEqual(
    byNumber(deliveries.map(({ dedupeKey }) => dedupeKey).filter((key, index, all) => all.indexOf(key) === index)),
  )
  expect(deliveries).toHaveLength(leads)
  expect(deliveries.every(({ status, results }) => status === 'done' && results.length === 1)).toBe(true)

  const contacts = await models.contacts.find({}, null, ACROSS).lean()
  expect(byNumber(contacts.flatMap(({ emails }) => emails.map(({ value }) => value)))).toEqual(
    numbers.map((number) => `lead.${number}@example.com`),
  )
  const stored = await models.deals.find({}, null, ACROSS).lean()
  expect(byNumber(stored.filter(({ source }) => source === 'lead').map(({ title }) => title))).toEqual(
    numbers.map((number) => `Wish ${number}`),
  )
  const received = await models.events.find({ type: 'lead.received' }, null, ACROSS).lean()
  expect(received).toHaveLength(leads)

  const members = await models.members.find({}, null, ACROSS).lean()
  const claimed = await models.events.find({ type: 'lead.claimed' }, null, ACROSS).lean()
  for (const number of numbers) {
    const title = `Wish ${number}`
    const deal = stored.find((candidate) => candidate.title === title)
    const winner = members.find(({ telegramUserId }) => telegramUserId === winners.get(number))
    const claims = claimed.filter(({ target }) => deal?._id.equals(target.id) === true)
    const owner = winner?._id.toHexString()
    expect(deal?.ownerId?.toHexString(), title).toBe(owner)
    expect(
      claims.map(({ memberId }) => memberId?.toHexString()),
      title,
    ).toEqual(owner === undefined ? [] : [owner])
  }
  expect(claimed).toHaveLength(winners.size)

  const [pipeline] = await models.pipelines.find({}, null, ACROSS).lean()
  const nameOf = (id: string) => pipeline?.stages.find((stage) => stage.id.toHexString() === id)?.name
  for (const [title, id] of deals) {
    const deal = stored.find(({ _id }) => _id.toHexString() === id)
    const stays = deal?.stageHistory ?? []
    expect(
      stays.map(({ stageId }) => nameOf(stageId.toHexString())),
      title,
    ).toEqual([...stages, 'Won'])
    for (const [index, stay] of stays.entries()) expect(stay.leftAt).toEqual(stays[index + 1]?.enteredAt ?? null)
    if (deal === undefined) throw new Error(`${title} is gone`)
    const events = await models.events.find({ 'target.id': deal._id }, null, ACROSS).sort({ at: 1, _id: 1 }).lean()
    const moved = stages.slice(1).map(() => 'deal.moved')
    expect(events.map(({ type }) => type)).toEqual(['deal.created', ...moved, 'deal.won'])
  }
  const items = await Promise.all(
    ['telegramUpdates', 'jobs'].map((queue) => connection.collection<QueueItem<string>>(queue).find().toArray()),
  )
  return {
    deliveries: deliveries.length,
    moves: deals.size * stages.length,
    claims: claimed.length,
    repeats: items.flat().reduce((sum, { fence }) => sum + Math.max(0, fence - 1), 0),
  }
}
