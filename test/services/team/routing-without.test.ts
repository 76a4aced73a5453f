import { expect, test } from 'vitest'

import { routingWithout } from '../../../src/services/team/hand-over-routing.ts'
import type { MemberId } from '../../../src/ids.ts'
import { asId } from '../../support/as-id.ts'

const PRIYA = asId<MemberId>('a'.repeat(24))
const OMAR = asId<MemberId>('b'.repeat(24))
const RITA = asId<MemberId>('c'.repeat(24))

test.each([
  ['a successor takes the place in the turns', 'round-robin', [PRIYA, OMAR], RITA, 'round-robin', [RITA, OMAR]],
  ['a successor who takes turns already gets no second one', 'round-robin', [OMAR, PRIYA], OMAR, 'round-robin', [OMAR]],
  ['the others go on taking turns', 'round-robin', [OMAR, PRIYA, RITA], null, 'round-robin', [OMAR, RITA]],
  ['the last in turn leaves the leads to the team', 'round-robin', [PRIYA], null, 'team', []],
  ['one owner follows another', 'owner', [PRIYA], OMAR, 'owner', [OMAR]],
  ['without a successor the leads of one owner are the team’s', 'owner', [PRIYA], null, 'team', []],
] as const)('When a member goes, %s', (_, routing, memberIds, to, after, left) => {
  expect(routingWithout({ routing, memberIds }, PRIYA, to)).toEqual({ routing: after, memberIds: left })
})
