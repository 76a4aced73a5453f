/** What a HubSpot account holds, and how its API answers for it: made from the public documentation of its CRM API v3. */

export type HubSpotObject = {
  readonly id: string
  readonly properties: Readonly<Record<string, string | null>>
  readonly updatedAt: string
  readonly archived: boolean
  /** Ids by the kind of object. */
  readonly associations: Readonly<Record<string, readonly string[]>>
}

export type HubSpotKind = 'companies' | 'contacts' | 'deals'
export type HubSpotAccount = Record<HubSpotKind, Map<string, HubSpotObject>>

export function emptyAccount(): HubSpotAccount {
  return { companies: new Map(), contacts: new Map(), deals: new Map() }
}

const MODIFIED: Readonly<Record<HubSpotKind, string>> = {
  companies: 'hs_lastmodifieddate',
  contacts: 'lastmodifieddate',
  deals: 'hs_lastmodifieddate',
}

export const PIPELINES = {
  results: [
    {
      id: 'default',
      label: 'Sales Pipeline',
      stages: [
        ['appointmentscheduled', 'Appointment Scheduled', '0.2'],
        ['qualified', 'Qualified', '0.4'],
        ['contractsent', 'Contract Sent', '0.9'],
        ['closedwon', 'Closed Won', '1.0'],
        ['closedlost', 'Closed Lost', '0.0'],
      ].map(([id, label, probability]) => ({
        id,
        label,
        metadata: { probability, isClosed: String(probability === '1.0' || probability === '0.0') },
      })),
    },
  ],
}

function shown(kind: HubSpotKind, object: HubSpotObject, wanted: readonly string[], linked: readonly string[]) {
  const { id, properties, updatedAt, archived, associations } = object
  const all: Readonly<Record<string, string | null>> = { ...properties, [MODIFIED[kind]]: updatedAt }
  const own = Object.fromEntries(wanted.map((name) => [name, all[name] ?? null]))
  const links = linked
    .filter((to) => (associations[to] ?? []).length > 0)
    .map((to) => [to, { results: (associations[to] ?? []).map((other) => ({ id: other, type: `${kind}_to_${to}` })) }])
  return {
    id,
    properties: { ...own, hs_object_id: id },
    createdAt: updatedAt,
    updatedAt,
    archived,
    ...(links.length > 0 && { associations: Object.fromEntries(links) }),
  }
}

function page<T>(all: readonly T[], after: string | null, limit: number) {
  const from = Number(after ?? 0)
  const results = all.slice(from, from + limit)
  const next = from + limit < all.length ? { paging: { next: { after: String(from + limit), link: '?' } } } : {}
  return { results, ...next }
}

/** GET /crm/v3/objects/{kind} */
export function listObjects(account: HubSpotAccount, kind: HubSpotKind, query: URLSearchParams) {
  const isArchived = query.get('archived') === 'true'
  const all = [...account[kind].values()].filter(({ archived }) => archived === isArchived)
  const { results, ...more } = page(all, query.get('after'), Number(query.get('limit') ?? 10))
  const wanted = (query.get('properties') ?? '').split(',').filter(Boolean)
  const linked = (query.get('associations') ?? '').split(',').filter(Boolean)
  return { results: results.map((object) => shown(kind, object, wanted, linked)), ...more }
}

type Search = {
  readonly filterGroups?: readonly { readonly filters: readonly { readonly value: string }[] }[]
  readonly properties?: readonly string[]
  readonly limit?: number
  readonly after?: string
}

/** POST /crm/v3/objects/{kind}/search, sorted by the time of the last change. Deleted objects are not found. */
export function searchObjects(account: HubSpotAccount, kind: HubSpotKind, asked: Search) {
  const since = Number(asked.filterGroups?.[0]?.filters[0]?.value ?? 0)
  const found = [...account[kind].values()]
    .filter(({ archived, updatedAt }) => !archived && Date.parse(updatedAt) >= since)
    .toSorted((a, b) => Date.parse(a.updatedAt) - Date.parse(b.updatedAt))
  const { results, ...more } = page(found, asked.after ?? null, asked.limit ?? 10)
  return { total: found.length, results: results.map((one) => shown(kind, one, asked.properties ?? [], [])), ...more }
}

/** POST /crm/v4/associations/{from}/{to}/batch/read */
export function readAssociations(
  account: HubSpotAccount,
  from: HubSpotKind,
  to: HubSpotKind,
  { inputs }: { readonly inputs: readonly { readonly id: string }[] },
) {
  const results = inputs.flatMap(({ id }) => {
    const targets = account[from].get(id)?.associations[to] ?? []
    return targets.length === 0
      ? []
      : [{ from: { id }, to: targets.map((other) => ({ toObjectId: Number(other), associationTypes: [] })) }]
  })
  return { status: 'COMPLETE', results }
}
