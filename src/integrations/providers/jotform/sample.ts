/** A filled-in form, as Jotform sends it. */
import type { Sample } from '../provider.ts'

export const sampleJotform = (_at: Date, id: string): Sample => ({
  payload: {
    formID: '240000000000001',
    submissionID: String(Number.parseInt(id.replaceAll(/[^0-9a-f]/gu, '').slice(-12), 16) + 6_000_000_000_000_000),
    formTitle: 'Contact us',
    username: 'example',
    type: 'WEB',
    pretty: 'Name:Test Lead, Email:test.lead@example.com, Phone:(202) 555-0143',
    rawRequest: JSON.stringify({
      slug: 'submit/240000000000001/',
      q3_name: { first: 'Test', last: 'Lead' },
      q4_email: 'test.lead@example.com',
      q5_phoneNumber: { full: '+1 (202) 555-0143' },
      q6_whatInterests: ['Training', 'Support'],
    }),
  },
  headers: {},
  encoding: 'form',
})
