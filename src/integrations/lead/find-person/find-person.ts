/**
 * Finds the person in a body of unknown shape. Being asked costs an admin one tap, a wrong person costs trust: only a group
 * that is clearly ahead is taken without asking. Pure, bounded, never throws.
 */
import type { Json } from '../../body/json.ts'
import { readAbout } from './about.ts'
import { clustersOf, fullNameOf } from './cluster.ts'
import { findName } from './find-name.ts'
import { foldAnswers } from './fold-answers.ts'
import { type Group, groupsOf } from './group.ts'
import type { Place } from './place.ts'
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

function isSure(best: Scored, next: Scored | undefined, groups: readonly Group[], about: ReturnType<typeof readAbout>) {
  if (about.machine || about.ended || best.cluster.contested || best.points < SURE) return false
  if (next !== undefined && best.points - next.points < CLEAR) return false
  return best.cluster.main.role !== 'someone' || best.name?.beside === false || !hasOtherCustomer(groups, best)
}

/** A mere `user` or `member` beside a customer is more likely a colleague. */
function withoutColleagues(scored: readonly Scored[]): readonly Scored[] {
  const isCustomer = ({ cluster, hinted, points }: Scored): boolean =>
    points >= SURE && (hinted || cluster.groups.some(({ role }) => role === 'customer'))
  const isColleague = (one: Scored): boolean => one.cluster.groups.every(({ role }) => role === 'someone')
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
    score(cluster, findName(cluster, groups, { occasion: about.role === 'occasion' }), about),
  )
  const scored = withoutColleagues(all).toSorted((a, b) => b.points - a.points)
  const [best, next] = scored
  if (best === undefined) return { outcome: 'nobody', persons: [], root }
  const sure = isSure(best, next, groups, about)
  const confidence = ({ points }: Scored, index: number): Confidence =>
    index === 0 && sure ? 'sure' : points >= LIKELY && !about.machine ? 'likely' : 'unsure'
  const persons = scored.slice(0, MAX_SHOWN).map((one, index) => {
    return { ...describePerson(one, groups), confidence: confidence(one, index) }
  })
  return { outcome: sure ? 'sure' : 'ask', persons, root }
}
