/** A filled-in form, as Typeform sends it. */
import type { Sample } from '../provider.ts'

export const sampleTypeform = (at: Date, id: string): Sample => ({
  payload: {
    event_id: id,
    event_type: 'form_response',
    form_response: {
      form_id: 'example',
      token: id,
      submitted_at: at.toISOString(),
      hidden: { utm_source: 'clientsphere' },
      definition: {
        id: 'example',
        title: 'Contact us',
        fields: [
          { id: 'q1', ref: 'name', type: 'short_text', title: 'Your name' },
          { id: 'q2', ref: 'email', type: 'email', title: 'Your email' },
          { id: 'q3', ref: 'phone', type: 'phone_number', title: 'Your phone' },
          { id: 'q4', ref: 'plan', type: 'multiple_choice', title: 'Which plan interests you?' },
        ],
      },
      answers: [
        { type: 'text', text: 'Test Lead', field: { id: 'q1', ref: 'name', type: 'short_text' } },
        { type: 'email', email: 'test.lead@example.com', field: { id: 'q2', ref: 'email', type: 'email' } },
        {
          type: 'phone_number',
          phone_number: '+12025550143',
          field: { id: 'q3', ref: 'phone', type: 'phone_number' },
        },
        { type: 'choice', choice: { label: 'Team' }, field: { id: 'q4', ref: 'plan', type: 'multiple_choice' } },
      ],
    },
  },
  headers: {},
})
