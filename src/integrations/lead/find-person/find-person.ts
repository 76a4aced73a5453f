/**
 * Finds the person in a body of unknown shape. Being asked costs an admin one tap, a wrong person costs trust: only a group
 * that is clearly ahead is taken without asking. Pure, bounded, never throws.
 */
import type { Json } from '../../body/json.ts'
import { type About, readAbout } from './about.ts'
import { clustersOf, emailOf, fullNameOf } from './cluster.ts'
import { findName } from './find-name.ts'
import { isWithinEnded } from './ended.ts'
import { foldAnswers } from './fold-answers.ts'
import { type Group, groupsOf } from './group.ts'
import type { Place } from './place.ts'
import { isEitherSide } from './roles.ts'
import { describePerson, type PersonFound } from './person-found.ts'
import { CLEAR, score, type Scored, SURE } from './score.ts'
import { walk } from './walk.ts'

export type Confidence = 'sure' | 'likely' | 'unsure'

export type PersonSearch = {
  readonly outcome: 'sure' | 'ask' | 'nobody'
  /** The likeliest first. */
  readonly persons: readonly (PersonFound & { readonly confidence: Confidence })[]
  readonly root: Place
}

const MAX_SHOWN = 5
/** From here on a candidate is called likely. */
const LIKELY = 4

/** Somebody from outside is named without an address: then the address of a mere `user` may be a colleague's. */
function hasOtherCustomer(groups: readonly Group[], { cluster }: Scored): boolean {
  const names = new Set(cluster.groups.map(fullNameOf))
  return groups.some(
    ({ role, found }) =>
      role === 'customer' &&
      !names.has(fullNameOf({ found })) &&
      (found.name !== undefined || found.firstName !== undefined),
  )
}

/** Of several signers any may be one of us; of one, too, unless it is known who of us sent it. */
function isOnlySigner(groups: readonly Group[], scored: readonly Scored[], { cluster }: Scored): boolean {
  const others = scored.filter(
    (one) => one.cluster !== cluster && one.cluster.groups.every(({ role }) => role !== 'staff'),
  )
  const ours = groups.some((group) => group.role === 'staff' && emailOf(group) !== null)
  return ours && others.length === 0
}

function isSure(scored: readonly Scored[], groups: readonly Group[], about: About): boolean {
  const [best, next] = scored
  if (best === undefined || about.machine || about.ended || best.cluster.contested || best.points < SURE) return false
  if (next !== undefined && best.points - next.points < CLEAR) return false
  if (about.signing && !isOnlySigner(groups, scored, best)) return false
  if (isWithinEnded(best.cluster.main.place)) return false
  return !isEitherSide(best.cluster.main.role) || best.name?.beside === false || !hasOtherCustomer(groups, best)
}

/** A mere `user` or `member` beside a customer is more likely a colleague. */
function withoutColleagues(scored: readonly Scored[]): readonly Scored[] {
  const isCustomer = ({ cluster, hinted, points }: Scored): boolean =>
    points >= SURE && (hinted || cluster.groups.some(({ role }) => role === 'customer'))
  const isColleague = (one: Scored): boolean => one.cluster.groups.every(({ role }) => isEitherSide(role))
  return scored.map((one) =>
    isColleague(one) && scored.some((other) => other !== one && isCustomer(other))
      ? { ...one, points: one.points - 2 }
      : one,
  )
}

export function findPerson(body: Json): PersonSearch {
  const root = walk(body)
  foldAnswers(root)
  const groups = groupsOf(root)
  const about = readAbout(root)
  const all = clustersOf(groups).map((cluster) =>
    score(cluster, findName(cluster, groups, { occasion: about.role === 'occasion' }), about, groups),
  )
  const scored = withoutColleagues(all).toSorted((a, b) => b.points - a.points)
  if (scored.length === 0) return { outcome: 'nobody', persons: [], root }
  const sure = isSure(scored, groups, about)
  const confidence = ({ points }: Scored, index: number): Confidence =>
    index === 0 && sure ? 'sure' : points >= LIKELY && !about.machine ? 'likely' : 'unsure'
  const persons = scored.slice(0, MAX_SHOWN).map((one, index) => {
    return { ...describePerson(one, groups), confidence: confidence(one, index) }
  })
  return { outcome: sure ? 'sure' : 'ask', persons, root }
}
