/** A completed checkout, as Stripe sends it. */
import type { Sample } from '../provider.ts'

export const sampleStripe = (at: Date, id: string): Sample => ({
  payload: {
    id: `evt_${id}`,
    object: 'event',
    type: 'checkout.session.completed',
    created: Math.floor(at.getTime() / 1000),
    livemode: true,
    data: {
      object: {
        id: `cs_${id}`,
        object: 'checkout.session',
        amount_total: 4900,
        currency: 'eur',
        customer_details: {
          name: 'Test Lead',
          email: 'test.lead@example.com',
          phone: '+12025550143',
          address: { city: 'Kyiv', country: 'UA' },
        },
        metadata: { utm_source: 'clientsphere' },
        payment_status: 'paid',
      },
    },
  },
  headers: {},
})
