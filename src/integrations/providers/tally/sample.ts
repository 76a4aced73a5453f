/** A filled-in form, as Tally sends it. */
import type { Sample } from '../provider.ts'

export const sampleTally = (at: Date, id: string): Sample => ({
  payload: {
    eventId: id,
    eventType: 'FORM_RESPONSE',
    createdAt: at.toISOString(),
    data: {
      responseId: id,
      submissionId: id,
      respondentId: 'example',
      formId: 'example',
      formName: 'Contact us',
      createdAt: at.toISOString(),
      fields: [
        { key: 'question_1', label: 'Your name', type: 'INPUT_TEXT', value: 'Test Lead' },
        { key: 'question_2', label: 'Where can we write to you?', type: 'INPUT_EMAIL', value: 'test.lead@example.com' },
        { key: 'question_3', label: 'Phone', type: 'INPUT_PHONE_NUMBER', value: '+12025550143' },
        {
          key: 'question_4',
          label: 'Which plan interests you?',
          type: 'MULTIPLE_CHOICE',
          value: ['option_2'],
          options: [
            { id: 'option_1', text: 'Solo' },
            { id: 'option_2', text: 'Team' },
          ],
        },
        { key: 'question_5', label: 'utm_source', type: 'HIDDEN_FIELDS', value: 'clientsphere' },
      ],
    },
  },
  headers: {},
})
