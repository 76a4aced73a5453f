/** A new contact with its properties, as it is once they were fetched. */
import type { Sample } from '../provider.ts'

export const sampleHubspot = (at: Date, id: string): Sample => ({
  payload: [
    {
      eventId: id,
      subscriptionId: 1,
      portalId: 1,
      occurredAt: at.getTime(),
      subscriptionType: 'contact.creation',
      attemptNumber: 0,
      objectId: 1,
      properties: {
        firstname: 'Test',
        lastname: 'Lead',
        email: 'test.lead@example.com',
        phone: '+12025550143',
        company: 'Example Inc.',
        createdate: at.toISOString(),
      },
    },
  ],
  headers: {},
})
