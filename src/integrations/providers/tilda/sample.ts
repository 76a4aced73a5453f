/** A filled-in form, as Tilda sends it. */
import type { Sample } from '../provider.ts'

export const sampleTilda = (_at: Date, id: string): Sample => ({
  payload: {
    Name: 'Test Lead',
    Email: 'test.lead@example.com',
    Phone: '+1 202 555 0143',
    Comments: 'Sent by the test button',
    tranid: `1000001:${Number.parseInt(id.replaceAll(/[^0-9a-f]/gu, '').slice(-12), 16)}`,
    formid: 'form100000001',
    formname: 'Contact us',
  },
  headers: {},
  encoding: 'form',
})
