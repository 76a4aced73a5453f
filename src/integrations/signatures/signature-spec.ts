/**
 * How a provider authenticates its requests, as data: one verifier and one signer serve all providers. A new provider
 * is a new value of these types, not new code.
 */

import type { Json } from '../body/json.ts'

/** How the sender writes its signing time, and how far it may differ from ours. */
export type TimestampSpec = {
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

/** The names of what carries a signature and the values signed with it: headers in lower case, or fields of the body. */
export type SignatureNames = {
  readonly signature: string
  /** Holds {id}. */
  readonly id?: string
  /** Holds {timestamp}; left out if that is in the signature itself, written in pairs. */
  readonly timestamp?: string
}

/**
 * How the address is written where it is signed. `hubspot`: with the twelve characters decoded that HubSpot's
 * documentation lists; `decoded`: with all of them decoded, as some of its libraries do.
 */
export type UrlForm = 'as-called' | 'hubspot' | 'decoded'

export type HmacSpec = {
  readonly kind: 'hmac'
  /** Where {@link names} are found: almost all senders use headers; Mailgun uses fields of its form. */
  readonly carrier: 'headers' | 'fields'
  /**
   * One family of names, or several for a sender that goes by different ones (Standard Webhooks and Svix). All values of
   * a request must be of one family: names of two in one request are refused.
   */
  readonly names: readonly [SignatureNames, ...SignatureNames[]]
  readonly algorithm: 'sha1' | 'sha256' | 'sha512'
  readonly encoding: 'hex' | 'base64'
  readonly format: SignatureFormat
  readonly secretEncoding: SecretEncoding
  /** What is signed: text with {id}, {timestamp}, {method}, {url} and {body}, e.g. `{id}.{timestamp}.{body}`. */
  readonly signed: string
  /** How {url} may be written; as it was called if left out. Any of the forms may be signed. */
  readonly urlForms?: readonly [UrlForm, ...UrlForm[]]
  readonly timestamp?: TimestampSpec
  /** Whether a request may have the secret at the end of its path instead, because the sender does not always sign. */
  readonly orPathSecret?: true
}

/**
 * No signature: any sender that knows the secret is accepted. `Authorization: Bearer <secret>`, or the secret as the
 * last part of the path.
 */
export type TokenSpec = {
  readonly kind: 'token'
  /**
   * The parameter of the address that may hold the secret, for senders that can set neither a header nor the path's end,
   * because they add a part of their own to the path.
   */
  readonly queryParameter?: string
}

/** No signature, but `Authorization: Basic` with this user and the secret as password: `https://user:secret@…`. */
export type BasicSpec = { readonly kind: 'basic'; readonly user: string }

export type SignatureSpec = HmacSpec | TokenSpec | BasicSpec

/** A request as it came in. Only the raw bytes of the body are ever verified, never a re-serialised body. */
export type SignedRequest = {
  readonly method: string
  /** The public address that the sender called: behind a proxy, not the one that this process sees. */
  readonly url: string
  /** As {@link Headers.get}: case does not matter, and a header given twice is joined with a comma. */
  readonly headers: Pick<Headers, 'get'>
  readonly rawBody: Uint8Array
  /** The parsed body, for signatures in its fields. Left out if it cannot be parsed. */
  readonly payload?: Json
  /** The secret from the path after the source's key, for senders that cannot set a header. */
  readonly pathSecret?: string
}

/** Every way in which authentication can fail. For logs and for the admin's chat; never reported to the sender. */
export type SignatureProblem =
  /** The signature, its id or its time is missing. */
  | 'missing'
  /** One of them is present but not in the provider's format. */
  | 'malformed'
  /** No active secret makes this signature. */
  | 'wrong'
  /** Correctly signed, but too long ago: a replay, or a clock that is behind. */
  | 'too-old'
  /** Correctly signed, with a time in the future. */
  | 'too-new'
  /** A value that may appear only once was given twice, or under the names of two families. */
  | 'doubled'
