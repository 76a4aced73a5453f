/** A filled-in form, as the script sends it. */
import type { Sample } from '../provider.ts'

export const sampleGoogleForms = (at: Date, id: string): Sample => ({
  payload: {
    type: 'google_forms.response',
    timestamp: at.toISOString(),
    form: { id: 'example', title: 'Contact us' },
    response: { id, email: '' },
    answers: [
      { question: 'Your name', answer: 'Test Lead' },
      { question: 'Email', answer: 'test.lead@example.com' },
      { question: 'Phone number', answer: '+1 202 555 0143' },
      { question: 'What interests you?', answer: ['Training', 'Support'] },
    ],
  },
  headers: {},
})
