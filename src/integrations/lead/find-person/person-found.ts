/** A person that was found: values with their paths, as a mapping keeps them and a chat shows them. */
import type { FoundField } from '../../../services/leads/lead-providers.ts'
import type { Group } from './group.ts'
import type { Leaf, Place } from './place.ts'
import type { Scored } from './score.ts'
import { spotPath } from './spot-path.ts'
import { readMailbox } from './value-looks.ts'

/** In the order in which they are shown. */
const FOUND_FIELDS = [
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'telegramUserId',
  'company',
] as const satisfies readonly FoundField[]

export type PersonValue = {
  readonly field: FoundField
  readonly value: string
  readonly path: string
  readonly leaf: Leaf
}

export type PersonFound = {
  readonly values: readonly PersonValue[]
  /** Where the person stands: everything there is worth reading. */
  readonly places: readonly Place[]
}

/** The firm in the person's own record, or in one of that name within or beside it. */
function companyOf({ cluster }: Scored, groups: readonly Group[]): Leaf | undefined {
  for (const { found } of cluster.groups) if (found.company !== undefined) return found.company.leaf
  const { place } = cluster.main
  const near = groups.find(
    (group) =>
      /^(?:company|organi[sz]ation|employer|business)$/u.test(group.place.words.join(' ')) &&
      (group.place.parent === place || group.place.parent === place.parent) &&
      group.found.name !== undefined,
  )
  return near?.found.name?.leaf
}

const digitsOf = (leaf: Leaf): string => String(leaf.value).replaceAll(/\D/gu, '').replace(/^0+/u, '')

/** The number beside the address; if it is written elsewhere with the country's code, that writing. */
function phoneOf({ cluster }: Scored): Leaf | undefined {
  const { main, groups } = cluster
  const [first, ...others] = [main, ...groups].flatMap(({ found }) =>
    found.phone === undefined ? [] : [found.phone.leaf],
  )
  if (first === undefined || String(first.value).includes('+')) return first
  const national = digitsOf(first)
  return others.find((leaf) => String(leaf.value).trim().startsWith('+') && digitsOf(leaf).endsWith(national)) ?? first
}

export function describePerson(scored: Scored, groups: readonly Group[]): PersonFound {
  const { cluster, name } = scored
  const { main } = cluster
  const firstOf = (field: 'email' | 'telegramUserId') =>
    [main, ...cluster.groups].find(({ found }) => found[field] !== undefined)?.found[field]?.leaf
  const leaves = {
    name: name?.parts.name?.leaf,
    firstName: name?.parts.firstName?.leaf,
    lastName: name?.parts.lastName?.leaf,
    email: firstOf('email'),
    phone: phoneOf(scored),
    telegramUserId: firstOf('telegramUserId'),
    company: companyOf(scored, groups),
  } as const satisfies Record<FoundField, Leaf | undefined>
  const values = FOUND_FIELDS.flatMap((field): readonly PersonValue[] => {
    const leaf = leaves[field]
    if (leaf === undefined) return []
    const value = String(leaf.value).trim()
    return [
      {
        field,
        value: field === 'email' ? (readMailbox(leaf.value)?.address ?? value) : value,
        path: spotPath(leaf.spot),
        leaf,
      },
    ]
  })
  const mailbox = leaves.email === undefined ? null : readMailbox(leaves.email.value)
  const named = values.some(({ field }) => field === 'name' || field === 'firstName' || field === 'lastName')
  const written =
    named || mailbox?.name == null || leaves.email === undefined
      ? []
      : [{ field: 'name' as const, value: mailbox.name, path: spotPath(leaves.email.spot), leaf: leaves.email }]
  return { values: [...written, ...values], places: cluster.groups.map(({ place }) => place) }
}
