/** Deals of three years with what happened to them, made up by a seed and written straight into the collections. */
import { Types } from 'mongoose'

import type { Change, EventRecord } from '../../src/models/event.ts'
import { objectId } from '../../src/models/ids.ts'
import type { Models } from '../../src/models/models.ts'
import type { PipelineView } from '../../src/services/pipelines/read-pipelines.ts'
import { type Chance, createChance } from '../../scripts/seed/random.ts'

export type HistoryScene = {
  readonly workspaceId: Types.ObjectId
  readonly pipeline: PipelineView
  readonly memberIds: readonly Types.ObjectId[]
  readonly sourceId: Types.ObjectId
  readonly currency: string
  readonly lostReasons: readonly string[]
  readonly now: Date
}

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
const YEARS_DAYS = 3 * 365
const BATCH = 1_000

type Stored = Record<string, unknown>
type Made = { readonly deal: Stored; readonly events: readonly Stored[]; readonly note: Stored | null }

function createDeal(scene: HistoryScene, chance: Chance): Made {
  const { workspaceId, pipeline, memberIds, sourceId, currency, now } = scene
  const _id = new Types.ObjectId()
  const target = { kind: 'deal', id: _id } as const
  const open = pipeline.stages.filter(({ kind }) => kind === 'open')
  const owner = chance.of(memberIds)
  const isLead = chance.share() < 0.25
  const events: Stored[] = []
  const eventOf = (type: EventRecord['type'], at: Date, changes: readonly Change[], more: Stored = {}): void => {
    const about = { target, related: [target], commandId: 'bench', channel: 'telegram' }
    events.push({ _id: new Types.ObjectId(), workspaceId, memberId: owner, type, at, changes, ...about, ...more })
  }

  // Every deal gets as far as time allows; most are closed within three months.
  let at = now.getTime() - chance.share() * YEARS_DAYS * DAY_MS
  const createdAt = new Date(at)
  const end = chance.share() < 0.35 ? 'won' : 'lost'
  const length = end === 'won' ? open.length : 1 + chance.below(open.length)
  const path = open.slice(0, length).map(({ id }) => id)
  // One in twenty goes back a stage before it ends, one in thirty is reopened after it.
  if (length > 1 && chance.share() < 0.05)
    path.push(path.at(-2) ?? path[0] ?? open[0]?.id ?? pipeline.stages[0]?.id ?? ('' as never))
  const closing = pipeline.stages.find(({ kind }) => kind === end)
  if (closing === undefined) throw new Error('The pipeline has no such stage')
  path.push(closing.id)
  if (chance.share() < 0.03) path.push(path.at(-2) ?? closing.id, closing.id)

  const amounts = [chance.below(5_000) * 1_000 + 1_000]
  const stays: { stageId: Types.ObjectId; enteredAt: Date; leftAt: Date | null; by: Types.ObjectId }[] = []
  for (const [step, stageId] of path.entries()) {
    if (at > now.getTime()) break
    const enteredAt = new Date(at)
    const before = stays.at(-1)
    if (before !== undefined) before.leftAt = enteredAt
    stays.push({ stageId: objectId(stageId), enteredAt, leftAt: null, by: owner })
    const kind = pipeline.stages.find(({ id }) => id === stageId)?.kind ?? 'open'
    const stage = {
      path: 'stage',
      from: before ? { id: String(before.stageId), name: '' } : null,
      to: { id: stageId, name: '' },
    }
    const type =
      step === 0 ? 'deal.created' : ({ open: 'deal.moved', won: 'deal.won', lost: 'deal.lost' } as const)[kind]
    eventOf(type, enteredAt, [stage], isLead && step === 0 ? { channel: 'webhook' } : {})
    const stay = (1 + chance.below(30 * 24)) * HOUR_MS
    const half = at + stay / 2
    if (kind === 'open' && half < now.getTime() && chance.share() < 0.2) {
      const from = { minor: amounts.at(-1) ?? 0, currency }
      const to = { minor: chance.below(5_000) * 1_000 + 1_000, currency }
      amounts.push(to.minor)
      eventOf('deal.updated', new Date(half), [{ path: 'amount', from, to }])
    }
    at += stay
  }
  if (chance.share() < 0.05) {
    const from = chance.of(memberIds).toHexString()
    const handedAt = new Date((createdAt.getTime() + now.getTime()) / 2)
    eventOf('deal.updated', handedAt, [{ path: 'ownerId', from, to: owner.toHexString() }])
  }
  const deletedAt = chance.share() < 0.02 ? new Date((createdAt.getTime() + now.getTime()) / 2) : null
  if (deletedAt !== null)
    eventOf('deal.deleted', deletedAt, [{ path: 'deletedAt', from: null, to: deletedAt.toISOString() }])
  if (isLead) {
    const related = [target, { kind: 'lead-source', id: sourceId }]
    eventOf('lead.received', createdAt, [{ path: 'source', from: null, to: 'Form' }], { channel: 'webhook', related })
  }
  const last = stays.at(-1)
  const status = pipeline.stages.find(({ id }) => id === last?.stageId.toHexString())?.kind ?? 'open'
  const notedAt = new Date(createdAt.getTime() + chance.below(48 * 60) * 60_000)
  const isNoted = notedAt < now && chance.share() < 0.8
  const times = { createdAt: notedAt, updatedAt: notedAt }
  const note = { _id: new Types.ObjectId(), workspaceId, dealId: _id, text: 'Called', authorId: owner }
  if (isNoted) eventOf('note.created', notedAt, [], { target: { kind: 'note', id: note._id }, related: [target] })
  const minor = amounts.at(-1) ?? 0
  const deal = {
    _id,
    workspaceId,
    pipelineId: objectId(pipeline.id),
    stageId: last?.stageId,
    status,
    title: `Deal ${chance.below(100_000)}`,
    ...(chance.share() < 0.9 && { amount: { minor, currency } }),
    contactIds: [],
    ownerId: owner,
    expectedCloseOn: new Date(now.getTime() + (chance.below(120) - 20) * DAY_MS).toISOString().slice(0, 10),
    ...(status === 'lost' && { lostReason: chance.of(scene.lostReasons) }),
    stageEnteredAt: last?.enteredAt ?? createdAt,
    stageHistory: stays,
    nextTaskAt: null,
    touchedAt: createdAt,
    tags: [],
    source: isLead ? 'lead' : 'manual',
    search: { tokens: [], trigrams: [] },
    deletedAt,
    version: 1,
    createdAt,
    updatedAt: new Date(),
  }
  return { deal, events, note: isNoted ? { ...note, source: 'manual', deletedAt: null, version: 1, ...times } : null }
}

type Insertable = { readonly insertMany: (documents: Stored[], options: { ordered: boolean }) => Promise<unknown> }

/** @returns how many events were written */
export async function writeHistories(
  models: Models,
  scene: HistoryScene,
  deals: number,
  log: (line: string) => void,
): Promise<number> {
  const chance = createChance(16)
  let written = 0
  const insert = async (collection: Insertable, documents: Stored[]): Promise<void> => {
    if (documents.length > 0) await collection.insertMany(documents, { ordered: false })
  }
  for (let from = 0; from < deals; from += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, deals - from) }, () => createDeal(scene, chance))
    const events: Stored[] = made.flatMap((one) => [...one.events])
    written += events.length
    await Promise.all([
      insert(
        models.deals.collection,
        made.map(({ deal }) => deal),
      ),
      insert(models.events.collection, events),
      insert(
        models.notes.collection,
        made.flatMap(({ note }): Stored[] => (note === null ? [] : [note])),
      ),
    ])
    if ((from / BATCH) % 10 === 9) log(`${from + BATCH} deals, ${written} events`)
  }
  return written
}
