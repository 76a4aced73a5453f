/** The argument of a removal's buttons: who goes, and who takes over what they own. */
import type { MemberId } from '../../ids.ts'
import { type Handover, HANDOVER_KINDS, type HandoverKind } from '../../services/team/handover.ts'
import { type Argument, packedId } from './argument.ts'

export type PlannedHandover = { readonly id: MemberId; readonly handover: Handover }

const memberId = packedId<MemberId>()

/** The kinds that go to the team, as the bits of one digit to the base of 32. */
function digitOf(toTeam: readonly HandoverKind[]): string {
  return HANDOVER_KINDS.reduce((bits, kind, index) => bits + (toTeam.includes(kind) ? 2 ** index : 0), 0).toString(32)
}

function kindsIn(digit: string): readonly HandoverKind[] {
  const bits = Number.parseInt(digit, 32)
  return HANDOVER_KINDS.filter((_, index) => Math.floor(bits / 2 ** index) % 2 === 1)
}

/** Nobody hands over to themselves, so the leaving member's own id stands for “everything to the team”. */
export const plannedHandover: Argument<PlannedHandover, 33> = {
  size: 33,
  encode: ({ id, handover: { to, toTeam } }) => memberId.encode(id) + memberId.encode(to ?? id) + digitOf(toTeam),
  decode(text) {
    const [id, to] = [memberId.decode(text.slice(0, 16)), memberId.decode(text.slice(16, 32))]
    const digit = text.slice(32)
    if (id === null || to === null || !/^[\da-v]$/u.test(digit)) return null
    return { id, handover: { to: to === id ? null : to, toTeam: kindsIn(digit) } }
  },
}
