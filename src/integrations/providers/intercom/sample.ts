/** A conversation that somebody began, as Intercom sends it. */
import type { Sample } from '../provider.ts'

export const sampleIntercom = (at: Date, id: string): Sample => ({
  payload: {
    type: 'notification_event',
    app_id: 'example',
    id: `notif_${id}`,
    topic: 'conversation.user.created',
    created_at: Math.floor(at.getTime() / 1000),
    data: {
      type: 'notification_event_data',
      item: {
        type: 'conversation',
        id,
        created_at: Math.floor(at.getTime() / 1000),
        source: {
          type: 'conversation',
          subject: '',
          body: '<p>Sent by the test button</p>',
          author: { type: 'user', id: '1', name: 'Test Lead', email: 'test.lead@example.com' },
          url: 'https://www.example.com/pricing',
        },
      },
    },
  },
  headers: {},
})
