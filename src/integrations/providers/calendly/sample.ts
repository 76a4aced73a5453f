/** A booked meeting, as Calendly sends it. */
import type { Sample } from '../provider.ts'

export const sampleCalendly = (at: Date, id: string): Sample => ({
  payload: {
    event: 'invitee.created',
    created_at: at.toISOString(),
    payload: {
      uri: `https://api.calendly.com/scheduled_events/example/invitees/${id}`,
      name: 'Test Lead',
      email: 'test.lead@example.com',
      text_reminder_number: '+1 202-555-0143',
      timezone: 'Europe/Kyiv',
      created_at: at.toISOString(),
      questions_and_answers: [{ question: 'Company', answer: 'Example Inc.', position: 0 }],
      tracking: { utm_source: 'clientsphere' },
      scheduled_event: { name: '30 minute meeting', start_time: at.toISOString() },
    },
  },
  headers: {},
})
