/** Generates the secrets and public keys of lead sources. */
import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'

/** The format of a secret that the other side accepts. */
export type SecretFormat =
  /** Standard Webhooks 1.0.0: `whsec_` and 32 random bytes in base64. */
  | 'whsec'
  /** 64 hexadecimal digits: for fields that accept any text. */
  | 'hex'
  /** 43 letters and digits: for headers and addresses, with nothing to escape. */
  | 'token'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 62 letters carry 5.95 bits each. */
function base62(length: number): string {
  return Array.from({ length }, () => BASE62.charAt(randomInt(BASE62.length))).join('')
}

/** A new secret of 256 bits. */
export function generateSecret(format: SecretFormat): string {
  switch (format) {
    case 'whsec':
      return `whsec_${randomBytes(32).toString('base64')}`
    case 'hex':
      return randomBytes(32).toString('hex')
    case 'token':
      return base62(43)
  }
}

const SOURCE_KEY_LENGTH = 24
const SOURCE_KEY = new RegExp(`^[0-9A-Za-z]{${SOURCE_KEY_LENGTH}}$`, 'u')

/** The unguessable part of a source's address: 24 letters and digits, 142 bits. */
export function generateSourceKey(): string {
  return base62(SOURCE_KEY_LENGTH)
}

/** Whether text from an address has the form of a source key, before anything is looked up. */
export function isSourceKey(text: string): boolean {
  return SOURCE_KEY.test(text)
}

/** The stored form of a source's key: its SHA-256 in hex. The key is random enough that no salt is needed. */
export function hashSourceKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/**
 * The text that a provider repeats when it first calls the address (Facebook's “Verify token”). It is derived from the
 * source's secret, so that nothing else has to be stored, and reveals nothing about it.
 */
export function deriveVerifyToken(secret: string): string {
  return createHmac('sha256', secret).update('clientsphere verify token').digest('hex').slice(0, 32)
}
