/** Shopify: somebody ordered, began a checkout, or became a customer. */
import { defineProvider } from '../provider.ts'
import { shopifyGuide } from './guide.ts'
import { shopifyBodies } from './map.ts'
import { sampleShopify } from './sample.ts'

const TOPIC = 'x-shopify-topic'

export const shopify = defineProvider({
  id: 'shopify',
  displayName: 'Shopify',
  group: 'service',
  guide: shopifyGuide,
  signature: {
    kind: 'hmac',
    carrier: 'headers',
    names: [{ signature: 'x-shopify-hmac-sha256' }],
    algorithm: 'sha256',
    encoding: 'base64',
    format: { kind: 'single', prefix: '' },
    secretEncoding: 'text',
    signed: '{body}',
  },
  secret: { madeBy: 'them' },
  successStatus: 202,
  // X-Shopify-Webhook-Id is not signed: a captured request could be sent again and again under new ids. The record's own id
  // is, and the topic keeps an order's update, if it arrives first, from passing for its creation.
  dedupe: { from: 'payload', paths: ['admin_graphql_api_id'], otherwise: ['token'], header: TOPIC },
  events: { header: TOPIC, leads: ['orders/create', 'checkouts/create', 'customers/create'] },
  sample: sampleShopify,
  bodies: { kind: 'own', ...shopifyBodies },
})
