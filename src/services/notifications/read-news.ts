/** The content of a notification when it is sent: the records are read again, as its recipient may see them. */
import type { Money } from '../../models/deal.ts'
import type { RecordRef } from '../../ids.ts'
import { objectId, type DealId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { ViewKind } from '../../models/view.ts'
import type { Actor } from '../core/actor.ts'
import type { News, NewsPayload } from './news-job.ts'
import { may, seesAll, visibleTo } from '../core/permissions.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { waitingLead } from '../response/is-answered.ts'
import { definitionOf } from '../records/kind-definition.ts'
import { modelOf, nameOf } from '../records/seen-records.ts'

/** Who caused it; null when an integration, the system or an unknown person did. */
type By = { readonly by: string | null }

export type NewsView =
  | (By & {
      readonly kind: 'assigned'
      readonly target: RecordRef<'contact' | 'company' | 'deal' | 'task'>
      readonly name: string
    })
  /** Many records at once. */
  | (By & { readonly kind: 'given'; readonly of: ViewKind; readonly count: number })
  | (By & {
      readonly kind: 'deal-moved'
      readonly dealId: DealId
      readonly title: string
      readonly move: 'moved' | 'won' | 'lost' | 'reopened'
      readonly stageName: string
    })
  /** Many deals at once. */
  | (By & {
      readonly kind: 'deals-moved'
      readonly move: 'moved' | 'won' | 'lost' | 'back'
      readonly count: number
      readonly stageName: string
    })
  /** `by` is whose win it is. */
  | (By & {
      readonly kind: 'deal-won'
      readonly dealId: DealId
      readonly title: string
      readonly amount: Money | null
      /** Full days from its beginning to the win. */
      readonly days: number
    })
  | {
      readonly kind: 'new-lead'
      readonly dealId: DealId
      readonly title: string
      readonly contactName: string | null
      readonly amount: Money | null
      /** What the lead said beyond its fields. */
      readonly message: string | null
      readonly sourceName: string
      readonly claimable: boolean
      /** Whether the recipient may see the deal. */
      readonly visible: boolean
    }
  | {
      readonly kind: 'response-late'
      readonly dealId: DealId
      readonly title: string
      readonly minutes: number
      /** Null if nobody owns it. */
      readonly ownerName: string | null
      /** Whether the recipient owns it. */
      readonly isTheirs: boolean
      /** Whether they may give it to somebody. */
      readonly givable: boolean
    }
  | (By & {
      readonly kind: 'deleted'
      /** The first of them, with their names. */
      readonly records: readonly { readonly kind: 'contact' | 'company' | 'deal' | 'task'; readonly name: string }[]
      /** How many more there are. */
      readonly more: number
      /** Whether the recipient may restore them. */
      readonly restorable: boolean
    })

/** Null when it is no longer news, or the recipient may no longer know it. */
export type ReadNews = (
  recipient: Pick<Actor, 'workspaceId' | 'memberId' | 'role' | 'visibility' | 'timeZone'>,
  payload: Pick<NewsPayload, 'by' | 'news'>,
) => Promise<NewsView | null>

const DAY_MS = 24 * 60 * 60 * 1000

export type NewsDeps = Pick<RecordDeps, 'models' | 'kinds'>
type Reader = Parameters<ReadNews>[0]

async function readAssigned(
  models: Models,
  reader: Reader,
  by: string | null,
  news: News & { kind: 'assigned' },
): Promise<NewsView | null> {
  if (news.target === 'many') return { kind: 'given', of: news.of, count: news.count, by }
  const own = objectId(reader.memberId)
  // Only if it is still theirs: handed on in the meantime, it is somebody else's news.
  const filter = { workspaceId: objectId(reader.workspaceId), _id: objectId(news.id), deletedAt: null }
  switch (news.target) {
    case 'contact': {
      const contact = await models.contacts.findOne({ ...filter, ownerId: own }, { displayName: 1 }).lean()
      const target = { kind: 'contact', id: news.id } as const
      return contact && { kind: 'assigned', target, name: contact.displayName, by }
    }
    case 'company': {
      const company = await models.companies.findOne({ ...filter, ownerId: own }, { name: 1 }).lean()
      return company && { kind: 'assigned', target: { kind: 'company', id: news.id }, name: company.name, by }
    }
    case 'deal': {
      const deal = await models.deals.findOne({ ...filter, ownerId: own }, { title: 1 }).lean()
      return deal && { kind: 'assigned', target: { kind: 'deal', id: news.id }, name: deal.title, by }
    }
    case 'task': {
      const task = await models.tasks.findOne({ ...filter, assigneeId: own, status: 'open' }, { title: 1 }).lean()
      return task && { kind: 'assigned', target: { kind: 'task', id: news.id }, name: task.title, by }
    }
  }
}

async function readLead(models: Models, reader: Reader, news: News & { kind: 'new-lead' }): Promise<NewsView | null> {
  const workspaceId = objectId(reader.workspaceId)
  const deal = await models.deals.findOne({ workspaceId, _id: objectId(news.dealId), deletedAt: null }).lean()
  if (deal === null) return null
  const isFree = deal.ownerId === undefined
  const claimable = news.claimable && isFree && deal.status === 'open' && may(reader.role, 'lead.claim')
  const all = seesAll(reader)
  const isTheirs = deal.ownerId?.toHexString() === reader.memberId
  if (!claimable && !all && !isTheirs) return null
  // Somebody else was faster.
  if (news.claimable && !isFree && !isTheirs) return null
  // The lead may have come from somebody else's contact.
  const filter = { ...visibleTo(reader), _id: objectId(news.contactId), deletedAt: null }
  const noted = news.noteId === undefined ? null : { workspaceId, _id: objectId(news.noteId), deletedAt: null }
  const [contact, note] = await Promise.all([
    models.contacts.findOne(filter, { displayName: 1 }).lean(),
    noted && models.notes.findOne(noted, { text: 1 }).lean(),
  ])
  return {
    kind: 'new-lead',
    dealId: news.dealId,
    title: deal.title,
    contactName: contact?.displayName ?? null,
    amount: deal.amount ?? null,
    message: note?.text ?? null,
    sourceName: news.sourceName,
    claimable,
    visible: all || isTheirs || isFree,
  }
}

/** Only while it is won, and to those who may see it. */
async function readWin(
  models: Models,
  reader: Reader,
  by: string | null,
  { dealId }: News & { kind: 'deal-won' },
): Promise<NewsView | null> {
  const filter = { ...visibleTo(reader), _id: objectId(dealId), status: 'won' as const, deletedAt: null }
  const deal = await models.deals.findOne(filter).lean()
  if (deal === null) return null
  const { title, amount = null, ownerId, stageEnteredAt, stageHistory } = deal
  const owner =
    ownerId === undefined
      ? null
      : await models.members.findOne({ workspaceId: objectId(reader.workspaceId), _id: ownerId }, { name: 1 }).lean()
  const begun = stageHistory[0]?.enteredAt ?? stageEnteredAt
  const days = Math.floor((stageEnteredAt.getTime() - begun.getTime()) / DAY_MS)
  return { kind: 'deal-won', dealId, title, amount, days, by: owner?.name ?? by }
}

/** Only while it still waits: an answer, or somebody else's deal meanwhile, makes it no news. */
async function readLate(
  models: Models,
  reader: Reader,
  news: News & { kind: 'response-late' },
): Promise<NewsView | null> {
  const { workspaceId, memberId, role } = reader
  const { dealId, minutes } = news
  const deal = await waitingLead(models, { workspaceId, dealId, acceptedAt: new Date(news.acceptedAt) })
  if (deal === null) return null
  const isTheirs = deal.ownerId?.toHexString() === memberId
  if (!isTheirs && !may(role, 'record.see-all')) return null
  const owner =
    deal.ownerId === undefined
      ? null
      : await models.members.findOne({ workspaceId: objectId(workspaceId), _id: deal.ownerId }, { name: 1 }).lean()
  const givable = may(role, 'deal.write')
  return {
    kind: 'response-late',
    dealId,
    title: deal.title,
    minutes,
    ownerName: owner?.name ?? null,
    isTheirs,
    givable,
  }
}

/** Those that are still deleted and still theirs. */
async function readDeleted(
  { models, kinds }: NewsDeps,
  reader: Reader,
  by: string | null,
  { records, count }: News & { kind: 'deleted' },
): Promise<NewsView | null> {
  const found = await Promise.all(
    records.map(async ({ kind, id }) => {
      const definition = definitionOf(kinds, kind)
      if (definition === null || definition.ownedBy === null) return []
      const theirs = { workspaceId: objectId(reader.workspaceId), [definition.ownedBy]: objectId(reader.memberId) }
      const filter = { ...theirs, _id: objectId(id), deletedAt: { $ne: null } }
      const record = await modelOf(models, definition).findOne(filter).lean()
      return record === null ? [] : [{ kind, name: nameOf(definition, record) }]
    }),
  )
  const named = found.flat()
  if (named.length === 0) return null
  const restorable = may(reader.role, 'trash.manage')
  return { kind: 'deleted', by, records: named, more: Math.max(0, count - records.length), restorable }
}

export function createReadNews(deps: NewsDeps): ReadNews {
  const { models } = deps

  return async (reader, { by, news }) => {
    const workspaceId = objectId(reader.workspaceId)
    if (news.kind === 'new-lead') return readLead(models, reader, news)
    if (news.kind === 'response-late') return readLate(models, reader, news)
    const cause =
      by === null ? null : await models.members.findOne({ workspaceId, _id: objectId(by) }, { name: 1 }).lean()
    const name = cause?.name ?? null
    if (news.kind === 'assigned') return readAssigned(models, reader, name, news)
    if (news.kind === 'deal-won') return readWin(models, reader, name, news)
    if (news.kind === 'deleted') return readDeleted(deps, reader, name, news)
    if ('target' in news)
      return { kind: 'deals-moved', move: news.move, count: news.count, stageName: news.stageName, by: name }
    const { dealId, move, stageId } = news
    // Only if it is still theirs: reassigned in the meantime, it is not news about their own deal.
    const theirs = { workspaceId, _id: objectId(dealId), ownerId: objectId(reader.memberId), deletedAt: null }
    const [deal, pipelines] = await Promise.all([
      models.deals.findOne(theirs, { title: 1 }).lean(),
      readPipelines(models, reader),
    ])
    if (deal === null) return null
    const stage = stageId === undefined ? undefined : pipelines.findStage(stageId)?.stage
    const stageName = stage?.name ?? news.stageName
    return { kind: 'deal-moved', dealId, title: deal.title, move, stageName, by: name }
  }
}
