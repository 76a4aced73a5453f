/** A message to the business, as WhatsApp sends it. */
import type { Sample } from '../provider.ts'

export const sampleWhatsapp = (at: Date, id: string): Sample => ({
  payload: {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '100000000000001',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '12025550100', phone_number_id: '100000000000002' },
              contacts: [{ profile: { name: 'Test Lead' }, wa_id: '12025550143' }],
              messages: [
                {
                  id: `wamid.${id}`,
                  from: '12025550143',
                  timestamp: String(Math.floor(at.getTime() / 1000)),
                  type: 'text',
                  text: { body: 'Sent by the test button' },
                },
              ],
            },
          },
        ],
      },
    ],
  },
  headers: {},
})
