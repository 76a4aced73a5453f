/** A new order, as Shopify sends it. */
import type { Sample } from '../provider.ts'

/** Shopify's ids are numbers. */
const digits = (id: string): string => String(Number.parseInt(id.replaceAll(/[^0-9a-f]/gu, '').slice(0, 10), 16) || 1)

export const sampleShopify = (at: Date, id: string): Sample => ({
  payload: {
    id: Number(digits(id)),
    admin_graphql_api_id: `gid://shopify/Order/${digits(id)}`,
    name: '#1001',
    email: 'test.lead@example.com',
    phone: '+12025550143',
    created_at: at.toISOString(),
    total_price: '49.00',
    currency: 'EUR',
    tags: 'test',
    landing_site: '/?utm_source=clientsphere',
    customer: { first_name: 'Test', last_name: 'Lead', email: 'test.lead@example.com' },
    billing_address: { company: 'Example Inc.', city: 'Kyiv', country: 'Ukraine' },
    line_items: [{ name: 'Engine', quantity: 1, price: '49.00' }],
  },
  headers: { 'x-shopify-topic': 'orders/create', 'x-shopify-webhook-id': id },
})
