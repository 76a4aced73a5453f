/** The members of a rule and their weights, as they are stored and as turns are taken. Pure. */
import type { AssignmentRuleRecord, StoredShare } from '../../models/assignment-rule.ts'
import { idOf, type MemberId, objectId } from '../../models/ids.ts'
import type { Share } from './take-turn.ts'

export function sharesOf({ shares }: Pick<AssignmentRuleRecord, 'shares'>): readonly Share[] {
  return shares.map(({ memberId, weight, credit }) => ({ memberId: idOf<MemberId>(memberId), weight, credit }))
}

export function storedShares(shares: readonly Share[]): readonly StoredShare[] {
  return shares.map(({ memberId, weight, credit }) => ({ memberId: objectId(memberId), weight, credit }))
}
