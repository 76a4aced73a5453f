/**
 * Whose turn it is among members with weights. Turns are as even as they can be: after any number of them, nobody is a whole turn
 * ahead of or behind their share. Pure.
 */
import type { MemberId } from '../../models/ids.ts'

/**
 * @property credit their share of all turns so far minus the turns they had, in parts of a turn: as many as the weights of
 * those who take part add up to. Null while they take no part.
 */
export type Share = { readonly memberId: MemberId; readonly weight: number; readonly credit: number | null }

type Taking = Omit<Share, 'credit'> & { readonly credit: number }

export type Turn = { readonly memberId: MemberId; readonly shares: readonly Share[] }

const totalOf = (shares: readonly Pick<Share, 'weight'>[]): number =>
  shares.reduce((sum, { weight }) => sum + weight, 0)

const isTaking = (share: Share): share is Taking => share.credit !== null

/**
 * Those who take part now, with what they are ahead or behind. If they are not those of the last turn, credits are counted in
 * other parts, and what the others took along is spread, so that nobody gets several turns at once.
 */
function begin(shares: readonly Share[], isPresent: (id: MemberId) => boolean): readonly Taking[] {
  const now = shares.filter(({ memberId }) => isPresent(memberId))
  const before = shares.filter(isTaking)
  const isSame = now.length === before.length && now.every((share) => share.credit !== null)
  if (isSame) return now.filter(isTaking)
  const [oldTotal, total] = [Math.max(1, totalOf(before)), totalOf(now)]
  const turnsBehind = now.map(({ credit }) => (credit ?? 0) / oldTotal)
  const mean = turnsBehind.reduce((sum, one) => sum + one, 0) / Math.max(1, now.length)
  const moved = now.map((share, index) => ({
    ...share,
    credit: Math.round(((turnsBehind[index] ?? 0) - mean) * total),
  }))
  const rest = moved.reduce((sum, { credit }) => sum + credit, 0)
  return moved.map((share, index) => (index === 0 ? { ...share, credit: share.credit - rest } : share))
}

/**
 * Everybody who takes part gets a credit of their weight. Of those who are owed something, it is the turn of the one who must
 * have it soonest so as not to fall a whole turn behind (R. Tijdeman, “The chairman assignment problem”, 1980).
 *
 * @returns null if nobody is there
 */
export function takeTurn(shares: readonly Share[], isPresent: (id: MemberId) => boolean): Turn | null {
  const total = totalOf(shares.filter(({ memberId }) => isPresent(memberId)))
  const credited = begin(shares, isPresent).map((share) => ({ ...share, credit: share.credit + share.weight }))
  const owed = credited.filter(({ credit }) => credit > 0)
  const turnsLeft = ({ credit, weight }: Taking): number => Math.ceil((total - credit) / weight)
  const [next] = owed.toSorted((a, b) => turnsLeft(a) - turnsLeft(b) || b.credit - a.credit)
  if (next === undefined) return null
  const taken = new Map(
    credited.map(({ memberId, credit }) => [memberId, memberId === next.memberId ? credit - total : credit]),
  )
  return {
    memberId: next.memberId,
    shares: shares.map((share) => ({ ...share, credit: taken.get(share.memberId) ?? null })),
  }
}

/** Who gets the next ones, if nothing changes until then. */
export function nextTurns(
  shares: readonly Share[],
  isPresent: (id: MemberId) => boolean,
  count: number,
): readonly MemberId[] {
  const next: MemberId[] = []
  let now = shares
  while (next.length < count) {
    const turn = takeTurn(now, isPresent)
    if (turn === null) break
    next.push(turn.memberId)
    now = turn.shares
  }
  return next
}
