/** A flat lead for the test buttons of plain webhooks. */
import type { JsonRecord } from '../body/json.ts'

/** With an address and a number that belong to nobody (RFC 2606; numbers reserved for fiction). */
export function sampleLead(at: Date, id: string): JsonRecord {
  return {
    name: 'Test Lead',
    email: 'test.lead@example.com',
    phone: '+1 202 555 0143',
    company: 'Example Inc.',
    title: 'Test deal',
    amount: 1200.5,
    currency: 'EUR',
    note: 'Sent by the test button',
    tags: ['test'],
    externalId: id,
    occurredAt: at.toISOString(),
    utm: { source: 'clientsphere', campaign: 'test' },
  }
}
