/**
 * Compares contacts that are new or have changed with all others, in portions and in the order of their last change, so that
 * each is looked at once after every change and no screen reads all of them.
 */
import type { Types } from 'mongoose'

import type { ContactRecord } from '../../models/contact.ts'
import { objectId, LOWEST_ID } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Performer, SystemActor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { duplicateKeys, scoreOf, signsOf } from './duplicate-keys.ts'
import { SCAN_DUPLICATES_JOB } from './scan-job.ts'

/** Contacts compared in one command. */
export const MAX_COMPARED = 300
/** A number that more people have is a switchboard, a name is a common one: no sign any more. */
const MAX_SHARING = 10
/** The most candidates that one portion reads. */
const MAX_CANDIDATES = 5_000
/** A change becomes visible up to so many milliseconds after its time: the scan looks back. */
const LOOK_BACK_MS = 10_000

type Compared = Pick<ContactRecord, '_id' | 'duplicateKeys'>
type Scanned = Pick<ContactRecord, '_id' | 'updatedAt' | 'name' | 'emails' | 'phones' | 'companyId' | 'telegram'> &
  Compared

const FIELDS = { name: 1, emails: 1, phones: 1, companyId: 1, telegram: 1, updatedAt: 1, duplicateKeys: 1 } as const

type Position = { readonly at: Date; readonly contactId: Types.ObjectId }

async function changedSince(
  models: Models,
  { session }: Transaction,
  workspaceId: Types.ObjectId,
  { at, contactId }: Position,
): Promise<readonly Scanned[]> {
  const beyond = {
    updatedAt: { $gte: at },
    $or: [{ updatedAt: { $gt: at } }, { updatedAt: at, _id: { $gt: contactId } }],
  }
  return models.contacts
    .find({ workspaceId, deletedAt: null, ...beyond }, FIELDS, { session })
    .sort({ updatedAt: 1, _id: 1 })
    .limit(MAX_COMPARED)
    .lean()
}

/** Contacts from before there were keys get theirs. */
async function addKeys(
  models: Models,
  { session }: Transaction,
  workspaceId: Types.ObjectId,
  contacts: readonly Scanned[],
): Promise<readonly Compared[]> {
  const without = contacts.filter((contact) => contact.duplicateKeys === undefined)
  if (without.length === 0) return contacts
  const _id = { $in: without.flatMap(({ companyId }) => companyId ?? []) }
  const companies = await models.companies.find({ workspaceId, _id }, { name: 1 }, { session }).lean()
  const names = new Map(companies.map((company) => [company._id.toHexString(), company.name]))
  const keys = new Map(
    without.map((contact) => {
      const companyName = contact.companyId === undefined ? null : (names.get(contact.companyId.toHexString()) ?? null)
      return [contact._id, duplicateKeys(contact, companyName)] as const
    }),
  )
  const updates = [...keys].map(([id, own]) => ({
    updateOne: { filter: { workspaceId, _id: id }, update: { $set: { duplicateKeys: own } }, timestamps: false },
  }))
  // Nobody changed the contact: neither its version nor its time moves.
  await models.contacts.bulkWrite(updates, { session })
  return contacts.map((contact) => ({
    ...contact,
    duplicateKeys: keys.get(contact._id) ?? contact.duplicateKeys ?? [],
  }))
}

type PairOf = { readonly pair: string; readonly ids: readonly Types.ObjectId[]; readonly score: number }

/** The pairs of the given contacts with each other and with candidates. Pure. */
function pairsOf(own: readonly Compared[], candidates: readonly Compared[]): readonly PairOf[] {
  const all = new Map([...candidates, ...own].map((contact) => [contact._id.toHexString(), contact]))
  const sharing = new Map<string, string[]>()
  for (const [id, { duplicateKeys: keys = [] }] of all)
    for (const key of keys) sharing.set(key, [...(sharing.get(key) ?? []), id])
  const pairs = new Map<string, PairOf>()
  for (const { _id, duplicateKeys: keys = [] } of own) {
    const id = _id.toHexString()
    const telling = keys.filter((key) => (sharing.get(key)?.length ?? 0) <= MAX_SHARING)
    for (const other of new Set(telling.flatMap((key) => sharing.get(key) ?? []))) {
      const found = all.get(other)
      if (other === id || found === undefined) continue
      const ids = id < other ? [_id, found._id] : [found._id, _id]
      const score = scoreOf(signsOf(telling, found.duplicateKeys ?? []))
      pairs.set(ids.map(String).join('-'), { pair: ids.map(String).join('-'), ids, score })
    }
  }
  return [...pairs.values()]
}

type PortionOptions = { /** Whether a job compares what is left. */ readonly promisesRest?: boolean }

export type ScanDuplicates = {
  /** Compares one portion. @returns whether there may be more */
  readonly portion: (actor: Performer, name: string, options?: PortionOptions) => Promise<boolean>
  /** Compares all that is left. */
  readonly rest: (actor: SystemActor, signal?: AbortSignal) => Promise<void>
}

export function createScanDuplicates({ models, transact }: Pick<RecordDeps, 'models' | 'transact'>): ScanDuplicates {
  async function compare(tx: Transaction, workspaceId: Types.ObjectId): Promise<boolean> {
    const { session } = tx
    const filter = { _id: workspaceId, workspaceId }
    const scan = await models.duplicateScans.findOne(filter, null, { session }).lean()
    const start: Position = scan ?? { at: new Date(0), contactId: LOWEST_ID }
    const changed = await changedSince(models, tx, workspaceId, start)
    const last = changed.at(-1)
    if (last === undefined) return false
    const own = await addKeys(models, tx, workspaceId, changed)
    const keys = [...new Set(own.flatMap((contact) => contact.duplicateKeys ?? []))]
    const sharing = { workspaceId, duplicateKeys: { $in: keys }, deletedAt: null }
    const candidates =
      keys.length === 0
        ? []
        : await models.contacts.find(sharing, { duplicateKeys: 1 }, { session }).limit(MAX_CANDIDATES).lean()
    const writes = pairsOf(own, candidates).map(({ pair, ids, score }) => ({
      updateOne: {
        filter: { workspaceId, pair },
        update: { $set: { score }, $setOnInsert: { ids, status: 'open', shownAfter: new Date(0) } },
        upsert: true,
      },
    }))
    if (writes.length > 0) await models.duplicatePairs.bulkWrite(writes, { session })
    const more = changed.length === MAX_COMPARED
    // At the end it stops a little earlier: a change of that time may not be visible yet.
    const seen = new Date(tx.at.getTime() - LOOK_BACK_MS)
    const at = more || last.updatedAt < seen ? last.updatedAt : seen
    const contactId = at === last.updatedAt ? last._id : LOWEST_ID
    await models.duplicateScans.updateOne(filter, { $set: { at, contactId, more } }, { session, upsert: true })
    return more
  }

  const portion: ScanDuplicates['portion'] = (actor, name, { promisesRest = false } = {}) =>
    transact(actor, `duplicates.scan-${name}`, async (tx) => {
      const more = await compare(tx, objectId(actor.workspaceId))
      const { workspaceId } = actor
      if (more && promisesRest) tx.enqueue(SCAN_DUPLICATES_JOB, { workspaceId })
      return more
    })

  return {
    portion,
    async rest(actor, signal) {
      for (let part = 0; ; part++) {
        signal?.throwIfAborted()
        if (!(await portion(actor, String(part)))) return
      }
    },
  }
}
