/** How likely a cluster is the person that a body is about. The points are explained in docs/adr/0018-finding-a-person.md. */
import type { About } from './about.ts'
import { addressKindOf, type Cluster } from './cluster.ts'
import type { FoundName } from './find-name.ts'
import type { Place } from './place.ts'
import type { Group } from './group.ts'
import { asksAnAgent, isAccount } from './member-side.ts'
import { isEitherSide, type Role } from './roles.ts'
import { wordSet } from './words.ts'

/** At least so many points are needed to be sure, and so many more than the next. */
export const SURE = 6
export const CLEAR = 2

const ROLE_POINTS = {
  customer: 4,
  someone: 2,
  member: 2,
  neutral: 0,
  occasion: 0,
  unknown: -2,
  staff: -20,
} as const satisfies Record<Role, number>
/** With nothing that says that they bought or signed up. */
const MEMBER_AT_WORK = -3
const ADDRESS_POINTS = { personal: 0, shared: -3, machine: -20 } as const

/** Keys of things: a shop, a repository, a product or an account may have an address, too. */
const isThing = wordSet(`
  domain sku vendor handle variants version repository slug moneyformat planname myshopifydomain shopowner stargazers
  htmlurl cloneurl inventory barcode weight previewable themestoreid primarylocale weightunit taxesincluded vatid capabilities
  payoutsenabled chargesenabled businesstype publickey webhookurl seats storage`)

const MAX_FORM_VALUES = 60
/** What a form has beside its values: addresses and UTM parameters in a record of their own. */
const isFormRecord = wordSet('utm address tracking consent meta metadata location geo tags')

/** A record that holds nothing but what somebody filled in. */
export function isSmallForm(place: Place): boolean {
  return (
    place.parent === null &&
    place.leaves.length <= MAX_FORM_VALUES &&
    place.places.every(
      ({ words, kind, places }) => (kind === 'list' && places.length === 0) || words.some(isFormRecord),
    )
  )
}

const describesThing = (place: Place): boolean =>
  [...place.leaves, ...place.places].some(({ words }) => isThing(words.join('')))

const isPersonal = (name: FoundName | null): boolean =>
  name !== null && Object.values(name.parts).some(({ personal }) => personal)

export type Scored = {
  readonly cluster: Cluster
  readonly name: FoundName | null
  readonly points: number
  readonly hinted: boolean
}

/** @param all the groups of the whole body */
export function score(cluster: Cluster, name: FoundName | null, about: About, all: readonly Group[]): Scored {
  const { main, groups } = cluster
  const { email, phone, telegramUserId } = main.found
  const answers = groups.some((group) => group.form)
  const form = answers || isSmallForm(main.place)
  const atWork = !form && !about.membersAreCustomers && !isAccount(cluster) && !asksAnAgent(cluster, all)
  const pointsOf = (one: Role): number => (one === 'member' && atWork ? MEMBER_AT_WORK : ROLE_POINTS[one])
  const role = groups.map((group) => group.role).toSorted((a, b) => pointsOf(b) - pointsOf(a))[0] ?? main.role
  const plain = role === 'neutral' || role === 'occasion'
  const hinted = plain && about.role !== 'occasion' ? Math.min(3, Math.max(0, ROLE_POINTS[about.role])) : 0
  const anyPhone = groups.some(({ found }) => found.phone !== undefined)
  const points =
    (email === undefined ? 0 : email.named ? 3 : role === 'unknown' || plain ? 1 : 2.5) +
    (email === undefined && phone !== undefined ? (phone.named ? 2 : 1) : 0) +
    (telegramUserId === undefined ? 0 : 3) +
    (email !== undefined && anyPhone ? 0.5 : 0) +
    (name === null ? 0 : name.beside ? 3 : 2) +
    pointsOf(role) +
    // A colleague is named twice: as the `assignee`, and as the `user` who did it.
    (cluster.contested && isEitherSide(role) ? -10 : 0) +
    hinted +
    (form && (plain || role === 'unknown') ? 3 : form ? 1 : 0) +
    ADDRESS_POINTS[addressKindOf(cluster)] +
    (plain && hinted < 3 && !answers && !isPersonal(name) && describesThing(main.place) ? -4 : 0)
  return { cluster, name, points, hinted: hinted > 2 }
}
