/** A new subscriber, as Mailchimp sends it. */
import type { Sample } from '../provider.ts'

export const sampleMailchimp = (at: Date, id: string): Sample => ({
  payload: {
    type: 'subscribe',
    fired_at: at.toISOString().slice(0, 19).replace('T', ' '),
    'data[id]': id,
    'data[list_id]': 'a6b5da1054',
    'data[email]': 'test.lead@example.com',
    'data[email_type]': 'html',
    'data[merges][EMAIL]': 'test.lead@example.com',
    'data[merges][FNAME]': 'Test',
    'data[merges][LNAME]': 'Lead',
    'data[merges][PHONE]': '+1 202 555 0143',
  },
  headers: {},
  encoding: 'form',
})
