/** A mail, as Mailgun posts it. */
import type { Sample } from '../provider.ts'

export const sampleMailgun = (at: Date, id: string): Sample => ({
  payload: {
    recipient: 'leads@in.example.net',
    sender: 'test.lead@example.com',
    from: 'Test Lead <test.lead@example.com>',
    subject: 'Test deal',
    'body-plain': 'Sent by the test button',
    'stripped-text': 'Sent by the test button',
    'Message-Id': `<${id}@example.com>`,
    Date: at.toUTCString(),
    'message-headers': JSON.stringify([['From', 'Test Lead <test.lead@example.com>']]),
    token: id,
  },
  headers: {},
  encoding: 'form',
})
