/** Writes one page of their records, whatever their kinds, inside the command of the page. */
import { createHash } from 'node:crypto'

import { newId, objectId, type ContactId } from '../../models/ids.ts'
import type { SyncLinkRecord } from '../../models/sync-link.ts'
import { SYNC_FIGURES, SYNC_KINDS, type SyncFigures, type SyncKind } from '../../models/sync.ts'
import type { Transaction } from '../core/transact.ts'
import { DELETE } from './delete-arrivals.ts'
import { keepConflicts } from './keep-conflicts.ts'
import { keepRefused, notedOf } from './keep-refused.ts'
import { presentSources, readPulled } from './read-pulled.ts'
import type { PulledRecord } from './sync-adapter.ts'
import { writeCompanies } from './sync-companies.ts'
import { writeContacts } from './sync-contacts.ts'
import { writeDeals } from './sync-deals.ts'
import { type Arrival, type Landed, type PageContext, wholeAnswer, type WriteKind } from './sync-page.ts'

const WRITERS = {
  company: writeCompanies,
  contact: writeContacts,
  deal: writeDeals,
} as const satisfies Readonly<Record<SyncKind, WriteKind>>

export const NO_FIGURES = Object.fromEntries(SYNC_FIGURES.map((figure) => [figure, 0])) as SyncFigures

const MAX_EXTERNAL_ID_LENGTH = 256

function digestOf(record: PulledRecord, mapping: string): string {
  const { fields, company, contacts, stage } = record
  return createHash('sha1')
    .update(JSON.stringify([fields, company, contacts, stage, mapping]))
    .digest('base64url')
}

/** Each of their records once, as it is last stated on the page. */
function eachOnce(records: readonly PulledRecord[], kind: SyncKind): readonly PulledRecord[] {
  const ofKind = records.filter(
    (record) => record.kind === kind && record.externalId !== '' && record.externalId.length <= MAX_EXTERNAL_ID_LENGTH,
  )
  return [...new Map(ofKind.map((record) => [record.externalId, record])).values()]
}

async function arrivalsOf(
  { deps: { models, fields }, sync, settings }: PageContext,
  tx: Transaction,
  kind: SyncKind,
  records: readonly PulledRecord[],
): Promise<readonly Arrival[]> {
  const { workspaceId, _id: syncId } = sync
  const externalId = { $in: records.map((record) => record.externalId) }
  const links = await models.syncLinks.find({ workspaceId, syncId, kind, externalId }, null, wholeAnswer(tx)).lean()
  const byId = new Map(links.map((link) => [link.externalId, link]))
  const sources = presentSources(fields[kind], sync.mapping[kind] ?? {})
  const mapping = JSON.stringify(sources)
  return records.map((record) => {
    const link = byId.get(record.externalId) ?? null
    const digest = digestOf(record, mapping)
    const isSame = link !== null && link.digest === digest && link.goneAt === null
    // What is as it was is not even read.
    const read =
      isSame || record.deleted === true
        ? { inputs: {}, refused: [] }
        : readPulled(fields[kind], sources, record, settings)
    return { record, read, digest, link }
  })
}

async function writeLinks(
  { deps: { models }, sync, run }: PageContext,
  { session }: Transaction,
  landings: readonly Landed[],
): Promise<void> {
  const added: Record<string, unknown>[] = []
  const changed: { filter: object; update: object }[] = []
  for (const landing of landings) {
    const { arrival, recordId, taken, ours, incomplete } = landing
    const { record, link } = arrival
    if (recordId === null) continue
    const state = {
      recordId: objectId(recordId as ContactId),
      taken,
      ours,
      digest: incomplete ? '' : arrival.digest,
      noted: notedOf(landing),
      seenRun: run,
      goneAt: null,
    }
    const { kind, externalId } = record
    if (link === null)
      added.push({
        _id: objectId(newId()),
        workspaceId: sync.workspaceId,
        syncId: sync._id,
        kind,
        externalId,
        ...state,
      })
    else changed.push({ filter: { workspaceId: sync.workspaceId, _id: link._id }, update: { $set: state } })
  }
  if (added.length > 0) await models.syncLinks.insertMany(added, { session, lean: true })
  const operations = changed.map((updateOne) => ({ updateOne }))
  if (operations.length > 0) await models.syncLinks.bulkWrite(operations, { session })
}

async function markLinks(
  { deps: { models }, sync: { workspaceId } }: PageContext,
  { session }: Transaction,
  links: readonly SyncLinkRecord[],
  set: Partial<SyncLinkRecord>,
): Promise<void> {
  if (links.length === 0) return
  const filter = { workspaceId, _id: { $in: links.map(({ _id }) => _id) } }
  await models.syncLinks.updateMany(filter, { $set: set }, { session })
}

const linksOf = (arrivals: readonly Arrival[]): readonly SyncLinkRecord[] => arrivals.flatMap(({ link }) => link ?? [])

/** Returns what became of the records. */
export async function writePage(
  context: PageContext,
  tx: Transaction,
  records: readonly PulledRecord[],
): Promise<SyncFigures> {
  const { sync, run } = context
  const figures: Record<string, number> = { ...NO_FIGURES }
  const count = (figure: keyof SyncFigures, many = 1): void => void (figures[figure] = (figures[figure] ?? 0) + many)
  for (const kind of SYNC_KINDS) {
    const ofKind = eachOnce(records, kind)
    if (ofKind.length === 0) continue
    const arrivals = await arrivalsOf(context, tx, kind, ofKind)
    const gone = arrivals.filter(({ record, link }) => record.deleted === true && link !== null && link.goneAt === null)
    const present = arrivals.filter(({ record }) => record.deleted !== true)
    const isSame = ({ link, digest }: Arrival): boolean =>
      link !== null && link.digest === digest && link.goneAt === null
    const same = present.filter(isSame)
    count('seen', present.length)
    count('unchanged', same.length)
    await markLinks(context, tx, linksOf(same), { seenRun: run })
    if (gone.length > 0) {
      const deleted = sync.deletions === 'delete' ? await DELETE[kind](context, tx, gone) : 0
      count('deleted', deleted)
      count('vanished', gone.length - deleted)
      await markLinks(context, tx, linksOf(gone), { goneAt: tx.at, seenRun: run })
    }
    const fresh = present.filter((arrival) => !isSame(arrival))
    if (fresh.length === 0) continue
    const landings = await WRITERS[kind](context, tx, fresh)
    for (const { outcome } of landings) count(outcome)
    count('conflicts', await keepConflicts(context, tx, landings))
    await keepRefused(context, tx, landings)
    await writeLinks(context, tx, landings)
  }
  return figures as SyncFigures
}
