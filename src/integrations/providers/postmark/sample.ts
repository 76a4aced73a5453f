/** A mail, as Postmark sends it. */
import type { Sample } from '../provider.ts'

export const samplePostmark = (at: Date, id: string): Sample => ({
  payload: {
    MessageID: id,
    MessageStream: 'inbound',
    From: 'test.lead@example.com',
    FromName: 'Test Lead',
    FromFull: { Email: 'test.lead@example.com', Name: 'Test Lead', MailboxHash: '' },
    To: 'leads@in.example.net',
    ToFull: [{ Email: 'leads@in.example.net', Name: '', MailboxHash: '' }],
    CcFull: [],
    OriginalRecipient: 'leads@in.example.net',
    Subject: 'Test deal',
    Date: at.toUTCString(),
    TextBody: 'Sent by the test button',
    StrippedTextReply: '',
    Headers: [],
    Attachments: [],
  },
  headers: {},
})
