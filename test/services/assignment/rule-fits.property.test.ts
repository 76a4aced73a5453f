/** What a rule's conditions say of a record in the process is what the database says of it in a list. */
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { idOf, objectId } from '../../../src/models/ids.ts'
import type { Condition } from '../../../src/models/view.ts'
import { ruleFits } from '../../../src/services/assignment/rule-fits.ts'
import { filterOf } from '../../../src/services/views/condition-filter.ts'
import { createCrm } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const DAYS = ['2026-01-05', '2027-03-01', '2031-12-31'] as const

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    by: fc.constant('amount'),
    test: fc.constantFrom('min' as const, 'max' as const),
    value: fc.constantFrom('500 EUR', '10000 EUR', '10000 UAH'),
  }),
  fc.record({
    by: fc.constant('tags'),
    test: fc.constant('is' as const),
    value: fc.constantFrom('vip', 'new', 'none'),
  }),
  fc.record({
    by: fc.constant('origin'),
    test: fc.constant('has' as const),
    value: fc.constantFrom('ad', 'AD', '.*', 'Fair (2'),
  }),
  fc.record({
    by: fc.constant('committed'),
    test: fc.constant('is' as const),
    value: fc.constantFrom('true', 'false'),
  }),
  fc.record({
    by: fc.constant('expectedCloseOn'),
    test: fc.constantFrom('min' as const, 'max' as const),
    value: fc.constantFrom(...DAYS),
  }),
  fc.record({ by: fc.constant('expectedCloseOn'), test: fc.constant('past' as const), value: fc.constant(null) }),
  fc.record({
    by: fc.constantFrom('amount', 'tags', 'origin', 'contact', 'company', 'items', 'recurring', 'expectedCloseOn'),
    test: fc.constantFrom('filled' as const, 'empty' as const),
    value: fc.constant(null),
  }),
)

it('Whatever the conditions, a rule fits the deals that a list with the same filter shows', async () => {
  const crm = createCrm(database())
  const { owner, workspaceId } = await crm.team()
  const { services, models } = crm
  const { id: contact } = await services.contacts.add(owner(), { name: 'Anna', company: 'Acme' })
  await services.deals.add(owner(), { title: 'Bare' })
  await services.deals.add(owner(), { title: 'Small', amount: { minor: 500, currency: 'EUR' }, tags: ['vip'] })
  await services.deals.add(owner(), {
    title: 'Large',
    amount: { minor: 90_000, currency: 'EUR' },
    origin: 'Ad',
    contact,
  })
  await services.deals.add(owner(), {
    title: 'Other',
    amount: { minor: 10_000, currency: 'UAH' },
    origin: 'Fair (2026)',
    tags: ['new', 'vip'],
    expectedCloseOn: DAYS[1],
    committed: true,
  })
  await services.deals.add(owner(), { title: 'Late', recurring: { minor: 100, currency: 'EUR', per: 'month' } })
  const within = { workspaceId: objectId(workspaceId) }
  const stored = await models.deals.find(within).lean()
  const fields = services.tablesOf(owner())
  const now = crm.now()
  const facts = {
    fields,
    now,
    timeZone: 'Europe/Berlin',
    region: 'DE',
    stages: [],
    // What no rate is known for meets no bound, as in a list.
    convert: () => null,
  }
  await fc.assert(
    fc.asyncProperty(fc.array(condition, { maxLength: 4 }), async (conditions) => {
      const asked = { table: fields.deal, kind: 'deal', actor: owner(), now } as const
      const listed = await models.deals.find({ ...within, ...filterOf(conditions, asked) }, { _id: 1 }).lean()
      const rule = { withDeals: true, sourceIds: [], countries: [], dealConditions: conditions, contactConditions: [] }
      const fitting = stored.filter((deal) => ruleFits(rule, { deal, contact: null, sourceId: null }, facts))
      expect(fitting.map(({ _id }) => idOf(_id)).toSorted()).toEqual(listed.map(({ _id }) => idOf(_id)).toSorted())
    }),
    { numRuns: 60 },
  )
})
