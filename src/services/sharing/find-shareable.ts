/** The records that a member may want to share: those that match a text, or the latest ones without a text. */
import { objectId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { ShareableContact } from '../contacts/share-contacts.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { ShareableDeal } from '../deals/share-deals.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import type { KindDefinition, Sharing } from '../records/kind-definition.ts'
import { isOwnedBy, modelOf, nameOf, seenBy, type StoredRecord } from '../records/seen-records.ts'
import { bestFound, FOUND, orNone, type Search, type Searchable, searchRecords } from '../search/search-records.ts'

/** Per kind and page, so that the first page includes deals even when very many contacts match. */
export const SHAREABLE_PAGE = 10

/** What outsiders may see of a record. */
export type Shareable = ShareableContact | ShareableDeal

export type FoundShareable = {
  /** Best match first; one kind after the other. */
  readonly records: readonly Shareable[]
  /** Whether there is another page. */
  readonly more: boolean
}

/**
 * Records that the actor may see, misspelt or not. A blank text returns the actor's own records, the latest changes first, or
 * the team's if the actor owns none. That is a single page.
 *
 * @param page counted from 0
 * @throws AppError FORBIDDEN
 */
export type FindShareable = (actor: Actor, text: string, page: number) => Promise<FoundShareable>

type SharedKind = KindDefinition & { readonly sharing: Sharing }
type Candidate = StoredRecord & Searchable

/** Records of each kind, in the order of the kinds. */
type Found = readonly { readonly kind: SharedKind; readonly records: readonly StoredRecord[] }[]

function isShared(definition: KindDefinition): definition is SharedKind {
  return definition.sharing !== null
}

const livingOf = (actor: Actor, kind: SharedKind) => ({ ...seenBy(actor, kind), deletedAt: null })

function ofEach(
  kinds: readonly SharedKind[],
  read: (kind: SharedKind) => PromiseLike<readonly StoredRecord[]>,
): Promise<Found> {
  return Promise.all(kinds.map(async (kind) => ({ kind, records: await read(kind) })))
}

function latest(models: Models, actor: Actor, kinds: readonly SharedKind[], whose: 'own' | 'all'): Promise<Found> {
  return ofEach(kinds, (kind) => {
    const { ownedBy, sharing } = kind
    const own = whose === 'own' && ownedBy !== null ? { [ownedBy]: objectId(actor.memberId) } : {}
    // A bound on the sort key, so that every engine picks the index that has it.
    const scope = { ...livingOf(actor, kind), ...own, updatedAt: { $gte: new Date(0) }, ...sharing.latest }
    return modelOf(models, kind)
      .find(scope, sharing.projection)
      .sort({ updatedAt: -1, _id: -1 })
      .limit(SHAREABLE_PAGE)
      .lean<StoredRecord[]>()
  })
}

async function search(models: Models, actor: Actor, kinds: readonly SharedKind[], text: string): Promise<Found> {
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const { name, ownedBy } = kind
      const where: Search<Candidate> = {
        scope: livingOf(actor, kind),
        fields: { [name]: 1, ...(ownedBy !== null && { [ownedBy]: 1 }) },
        nameOf: (record) => nameOf(kind, record),
        isOwn: (record) => isOwnedBy(actor, kind, record),
        rounds: FOUND,
      }
      return { kind, ...(await searchRecords(modelOf(models, kind), where, text)) }
    }),
  )
  const best = bestFound(found)
  return found.map((ranked) => ({ kind: ranked.kind, records: orNone(ranked, best) }))
}

/** One page of what was found, with what is shared of it. */
async function readPage(models: Models, actor: Actor, found: Found, page: number): Promise<Found> {
  return Promise.all(
    found.map(async ({ kind, records }) => {
      const ids = records.slice(page * SHAREABLE_PAGE, (page + 1) * SHAREABLE_PAGE).map(({ _id }) => _id)
      if (ids.length === 0) return { kind, records: [] }
      const among = { ...livingOf(actor, kind), _id: { $in: ids } }
      const read = await modelOf(models, kind).find(among, kind.sharing.projection).lean<StoredRecord[]>()
      const byId = new Map(read.map((record) => [record._id.toHexString(), record]))
      return { kind, records: ids.flatMap((id) => byId.get(id.toHexString()) ?? []) }
    }),
  )
}

export function createFindShareable({ models, kinds }: Pick<RecordDeps, 'models' | 'kinds'>): FindShareable {
  const shared = Object.values(kinds).filter(isShared)

  async function shown(actor: Actor, found: Found): Promise<readonly Shareable[]> {
    const parts = found
      .filter(({ records }) => records.length > 0)
      .map(({ kind, records }) => kind.sharing.show(models, actor, records))
    return (await Promise.all(parts)).flat()
  }

  return async (actor, text, page) => {
    for (const { permissions } of shared) authorize(actor, permissions.read)
    if (text.trim() === '') {
      if (page > 0) return { records: [], more: false }
      const own = await latest(models, actor, shared, 'own')
      const none = own.every(({ records }) => records.length === 0)
      return { records: await shown(actor, none ? await latest(models, actor, shared, 'all') : own), more: false }
    }
    const found = await search(models, actor, shared, text)
    return {
      records: await shown(actor, await readPage(models, actor, found, page)),
      more: found.some(({ records }) => records.length > (page + 1) * SHAREABLE_PAGE),
    }
  }
}
