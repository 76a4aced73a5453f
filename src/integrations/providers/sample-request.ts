/** A correctly signed delivery as the provider would send it, for the test button in the chat. */
import { isJsonRecord, type Json, textOf } from '../body/json.ts'
import { sign } from '../signatures/sign.ts'
import type { Provider } from './provider.ts'

type Encoded = { readonly body: Uint8Array; readonly contentType: string }

const encodeJson = (value: Json): Encoded => ({
  body: Buffer.from(JSON.stringify(value), 'utf8'),
  contentType: 'application/json',
})

function encodeForm(value: Json): Encoded {
  const fields = isJsonRecord(value) ? Object.entries(value) : []
  const form = new URLSearchParams(fields.map(([name, field]): [string, string] => [name, textOf(field) ?? '']))
  return { body: Buffer.from(form.toString(), 'utf8'), contentType: 'application/x-www-form-urlencoded' }
}

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
  const { signature } = provider
  const { payload, headers, encoding } = provider.sample(options.at, options.id)
  const encode = (value: Json) => (encoding === 'form' ? encodeForm(value) : encodeJson(value))
  const { body, contentType } = encode(payload)
  const signed = sign(signature, { method: 'POST', body, ...options }, options.secret)
  const request = { method: 'POST', url: options.url } as const
  if (signature.kind !== 'hmac' || signature.carrier === 'headers' || !isJsonRecord(payload)) {
    return { ...request, headers: { 'content-type': contentType, ...headers, ...signed }, body }
  }
  // Such a signature covers values of its own and not the body, which it therefore can be put into.
  return {
    ...request,
    headers: { 'content-type': contentType, ...headers },
    body: encode({ ...payload, ...signed }).body,
  }
}
