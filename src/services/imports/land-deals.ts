/** Decides what becomes of the deals in rows, beside land-rows.ts. It reads nothing and writes nothing. */
import type { DealRecord } from '../../models/deal.ts'
import { type CompanyId, type ContactId, type DealId, idOf, type MemberId, newId } from '../../models/ids.ts'
import type { ImportFigure, ImportMode } from '../../models/import.ts'
import type { DealFields, DealValues } from '../deals/deal-fields.ts'
import { settleDeal } from '../deals/settle-deal.ts'
import type { References } from '../fields/field-type.ts'
import { blankValues, changesBetween, valuesOf } from '../fields/values.ts'
import type { SyncStage } from '../sync/sync-adapter.ts'
import { acceptPart } from './accept-part.ts'
import type { LandedLink } from './landed.ts'
import { dealKey, dealKeyOf, type KnownDeals } from './match-deals.ts'
import { mergeValues } from './merge-values.ts'
import type { PartRead, RowRead } from './read-row.ts'

export type LandedDeal = {
  readonly id: DealId
  /** Null for a new one. */
  readonly record: DealRecord | null
  readonly before: DealValues
  values: DealValues
  /** Of a new one: a deal that is there stays where it is. */
  readonly stage: SyncStage | null
  readonly notes: string[]
}

export type DealLandingDeps = {
  readonly table: DealFields
  readonly mode: ImportMode
  readonly known: KnownDeals
  readonly references: References
  readonly ownerOf: (part: PartRead) => MemberId
  readonly stageOf: (part: PartRead) => SyncStage | null
  readonly seen?: Set<string>
}

/** The person and the company beside a deal, if the row names them. */
export type Beside = { readonly contactId: ContactId | null; readonly companyId: CompanyId | null }

export type DealLanding = {
  readonly land: (read: RowRead, part: PartRead, beside: Beside) => Promise<ImportFigure>
  readonly deals: () => readonly LandedDeal[]
  readonly links: () => readonly LandedLink[]
}

export function createDealLanding(deps: DealLandingDeps): DealLanding {
  const { table, mode, known, references, ownerOf, stageOf, seen } = deps
  const deals = new Map<string, LandedDeal>()
  const byKey = new Map<string, LandedDeal>()
  const links = new Map<string, LandedLink>()

  function find(own: string, person: string | null): LandedDeal | null {
    const here = byKey.get(own) ?? (person === null ? undefined : byKey.get(person))
    if (here !== undefined) return here
    const linked = known.links.get(own)?.recordId.toHexString()
    const id = linked ?? (person === null ? undefined : known.byPerson.get(person))
    const record = id === undefined ? undefined : known.deals.get(id)
    if (record === undefined) return null
    const values = valuesOf(table, record)
    const opened = deals.get(id ?? '')
    return opened ?? { id: idOf<DealId>(record._id), record, before: values, values, stage: null, notes: [] }
  }

  async function land(read: RowRead, part: PartRead, { contactId, companyId }: Beside): Promise<ImportFigure> {
    const own = dealKeyOf(read)
    // Asked for each, so that whoever looks at the check sees all that is unknown.
    const stage = stageOf(part)
    const title = part.inputs['title']
    const person = contactId === null || typeof title !== 'string' ? null : dealKey(contactId, title)
    const link = known.links.get(own) ?? null
    const present = find(own, person)
    const isSeen = present === null && seen?.has(`deal:${own}`) === true
    const isSame = seen?.has(`deal:${own}=${read.digest}`) === true
    for (const key of [own, `${own}=${read.digest}`]) seen?.add(`deal:${key}`)
    if (isSeen) return mode === 'create' ? 'skipped' : isSame ? 'unchanged' : 'updated'
    if (present === null ? mode === 'update' : mode === 'create') return 'skipped'
    if (present !== null && link?.digest === read.digest) return 'unchanged'
    const said = await acceptPart(table, part, references)
    const theirs = { ...said, contact: contactId === null ? [] : [contactId], company: said['company'] ?? companyId }
    const blank = blankValues(table)
    const deal = present ?? {
      id: newId<DealId>(),
      record: null,
      before: blank,
      values: { ...blank, owner: ownerOf(part) },
      stage,
      notes: [],
    }
    // A closed deal changes only by being reopened.
    const isClosed = deal.record !== null && deal.record.status !== 'open'
    const values = isClosed ? deal.values : settleDeal(deal.values, mergeValues(table, deal.values, theirs))
    const changed = changesBetween(table, deal.values, values).length > 0
    deal.values = values
    deals.set(deal.id, deal)
    for (const key of [own, person]) if (key !== null && !byKey.has(key)) byKey.set(key, deal)
    if (read.note !== '' && !deal.notes.includes(read.note)) deal.notes.push(read.note)
    links.set(own, { kind: 'deal', key: own, recordId: deal.id, digest: read.digest, known: link })
    return present === null ? 'created' : changed || read.note !== '' ? 'updated' : 'unchanged'
  }

  return { land, deals: () => [...deals.values()], links: () => [...links.values()] }
}
