import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readArgument } from '../../../src/bot/screens/argument.ts'
import { plannedHandover } from '../../../src/bot/screens/handover-argument.ts'
import { HANDOVER_KINDS } from '../../../src/services/team/handover.ts'
import { asId } from '../../support/as-id.ts'

const id = fc
  .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 24, maxLength: 24 })
  .map((text) => asId(text))

test('A planned handover is read back as it was written, in 33 characters', () => {
  const plans = fc.record({ id, to: fc.option(id), toTeam: fc.subarray([...HANDOVER_KINDS]) })
  fc.assert(
    fc.property(plans, ({ id: leaving, to, toTeam }) => {
      fc.pre(to !== leaving)
      const plan = { id: leaving, handover: { to, toTeam } } as Parameters<typeof plannedHandover.encode>[0]
      const text = plannedHandover.encode(plan)
      expect(text).toHaveLength(33)
      expect(readArgument(plannedHandover, text)).toEqual(plan)
    }),
  )
})

test('Anything else is not read', () => {
  for (const text of ['', 'x', 'A'.repeat(33), `${'A'.repeat(32)}G`, `${'A'.repeat(32)}00`])
    expect(readArgument(plannedHandover, text)).toBeNull()
})
