/**
 * How a provider authenticates its requests, as data: one verifier and one signer serve all providers. A new provider
 * is a new value of these types, not new code.
 */

/** Where to find the sender's signing time, and how far it may differ from ours. */
export type TimestampSpec = {
  /** A header of its own, or the `t` of a signature written in pairs. */
  readonly from: { readonly header: string } | 'signature'
  readonly unit: 's' | 'ms'
  /** Seconds that the sender's clock may be behind or ahead. */
  readonly toleranceSeconds: number
}

/** The format of the signature in its header. */
export type SignatureFormat =
  /** `<signature>`, or `sha256=<signature>` with that prefix. */
  | { readonly kind: 'single'; readonly prefix: string }
  /**
   * Standard Webhooks 1.0.0: `v1,<signature>`, several are separated by spaces. Other versions in the list are ignored.
   */
  | { readonly kind: 'list'; readonly version: string }
  /** `t=<time>,v1=<signature>`. Pairs with other names are ignored. */
  | { readonly kind: 'pairs'; readonly timeKey: string; readonly signatureKey: string }

/** Whether the secret's text is the key itself, or `whsec_` and the key in base64. */
export type SecretEncoding = 'text' | 'whsec'

export type HmacSpec = {
  readonly kind: 'hmac'
  readonly header: string
  readonly algorithm: 'sha1' | 'sha256' | 'sha512'
  readonly encoding: 'hex' | 'base64'
  readonly format: SignatureFormat
  readonly secretEncoding: SecretEncoding
  /** What is signed: text with {id}, {timestamp}, {method}, {url} and {body}, e.g. `{id}.{timestamp}.{body}`. */
  readonly signed: string
  /** The header that holds {id}. */
  readonly idHeader?: string
  readonly timestamp?: TimestampSpec
}

/**
 * No signature: any sender that knows the secret is accepted. `Authorization: Bearer <secret>`, or the secret as the
 * last part of the path.
 */
export type TokenSpec = { readonly kind: 'token' }

export type SignatureSpec = HmacSpec | TokenSpec

/** A request as it came in. Only the raw bytes of the body are ever verified, never a re-serialised body. */
export type SignedRequest = {
  readonly method: string
  /** The public address that the sender called: behind a proxy, not the one that this process sees. */
  readonly url: string
  /** As {@link Headers.get}: case does not matter, and a header given twice is joined with a comma. */
  readonly headers: Pick<Headers, 'get'>
  readonly rawBody: Uint8Array
  /** The secret from the path after the source's key, for senders that cannot set a header. */
  readonly pathSecret?: string
}

/** Every way in which authentication can fail. For logs and for the admin's chat; never reported to the sender. */
export type SignatureProblem =
  /** The header with the signature, its id or its time is missing. */
  | 'missing'
  /** A header is present but not in the provider's format. */
  | 'malformed'
  /** No active secret makes this signature. */
  | 'wrong'
  /** Correctly signed, but too long ago: a replay, or a clock that is behind. */
  | 'too-old'
  /** Correctly signed, with a time in the future. */
  | 'too-new'
  /** A header that may appear only once was given twice. */
  | 'doubled'
