/** A filled-in form, as a webhook plugin of Contact Form 7 sends it. */
import type { Sample } from '../provider.ts'

export const sampleContactForm7 = (_at: Date, id: string): Sample => ({
  payload: {
    'your-name': 'Test Lead',
    'your-email': 'test.lead@example.com',
    'your-tel': '+1 202 555 0143',
    'your-subject': 'Test deal',
    'your-message': 'Sent by the test button',
    'menu-462': ['Training'],
  },
  headers: { 'idempotency-key': id },
})
