/** A filled-in form, as Webflow sends it. */
import type { Sample } from '../provider.ts'

export const sampleWebflow = (at: Date, id: string): Sample => ({
  payload: {
    triggerType: 'form_submission',
    payload: {
      name: 'Contact us',
      siteId: '65427cf400e02b306eaa0001',
      data: {
        'First Name': 'Test',
        'Last Name': 'Lead',
        email: 'test.lead@example.com',
        'Phone Number': '+1 202 555 0143',
        Message: 'Sent by the test button',
      },
      submittedAt: at.toISOString(),
      id,
      formId: '65429eadebe8a9f3a30f0001',
    },
  },
  headers: {},
})
