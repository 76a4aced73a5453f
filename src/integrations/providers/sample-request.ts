/** A correctly signed delivery as the provider would send it, for the test button in the chat. */
import { sign } from '../signatures/sign.ts'
import type { Provider } from './provider.ts'

export type SampleRequest = {
  readonly method: 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/**
 * @param options.url the source's public address
 * @param options.id makes the delivery unique; the same id again is a duplicate
 * @throws AppError VALIDATION if the secret does not have the provider's format
 */
export function sampleRequest(
  provider: Provider,
  options: { readonly url: string; readonly secret: string; readonly id: string; readonly at: Date },
): SampleRequest {
  const { payload, headers } = provider.sample(options.at, options.id)
  const body = Buffer.from(JSON.stringify(payload), 'utf8')
  const signature = sign(provider.signature, { method: 'POST', body, ...options }, options.secret)
  return {
    method: 'POST',
    url: options.url,
    headers: { 'content-type': 'application/json', ...headers, ...signature },
    body,
  }
}
