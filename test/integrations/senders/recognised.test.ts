import { expect, it } from 'vitest'

import { PROVIDERS } from '../../../src/integrations/providers/providers.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'
import { mapBody } from '../../support/read-body.ts'
import { GERMAN_IN_ENGLISH } from '../../support/regional-settings.ts'

const database = sharedDatabase()
const NOW = new Date('2026-05-04T10:00:00Z')
const KNOWN = ['tally', 'cal-com', 'stripe', 'hubspot', 'whatsapp', 'shopify', 'postmark']

const samples = PROVIDERS.map(({ id, group, bodies, sample }) => ({
  id,
  group,
  bodies,
  payload: sample(NOW, 'abc-1').payload,
}))

it('No sender takes another one’s body for its own', () => {
  for (const { id, bodies } of samples) {
    if (bodies.kind !== 'own' || bodies.recognises === undefined) continue
    const taken = samples.filter(({ payload }) => bodies.recognises?.(payload) === true).map((other) => other.id)
    expect(
      taken.every((other) => other === id),
      `${id} takes ${taken.join()}`,
    ).toBe(true)
  }
})

it.each(KNOWN)('A source of another service does not read the body of %s as its own', (id) => {
  const payload = samples.find((sample) => sample.id === id)?.payload ?? null
  for (const { id: other } of samples.filter(({ group, bodies }) => group === 'service' && bodies.kind === 'own')) {
    if (other !== id) expect(mapBody(other, payload, GERMAN_IN_ENGLISH).kind, other).not.toBe('leads')
  }
})

it('All services may send to one plain source: each body is read as its sender means it', async () => {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm, 'generic')
  const mine = samples.filter(({ id }) => KNOWN.includes(id))
  for (const { payload } of mine) await door.post(source, JSON.stringify(payload))
  await workLeads(crm, team.workspaceId)
  const { contacts, deals, deliveries } = recordsOf(crm, team)
  expect((await deliveries()).map(({ status, problem }) => problem ?? status)).toEqual(mine.map(() => 'done'))
  // The same person each time, by email or number: one contact and one open deal.
  expect((await contacts()).map(({ name }) => name)).toEqual(['Test Lead'])
  expect(await deals()).toHaveLength(1)
})
