/**
 * The format of an API key: `cs_live_<id>_<secret><check>`, all in base62. The check is a CRC-32 over everything before it,
 * so that a truncated or mistyped key is rejected before the database is queried, and scanners for leaked secrets can
 * tell a key from noise.
 */
import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID_LENGTH = 12
/** 43 characters of 62 are 256 bits. */
const SECRET_LENGTH = 43
/** 62^6 is more than 2^32. */
const CHECK_LENGTH = 6

const KEY = new RegExp(
  `^cs_live_([0-9A-Za-z]{${ID_LENGTH}})_([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECK_LENGTH}})$`,
  'u',
)

export type KeyParts = {
  /** Used to look the key up and to show it to people. */
  readonly prefixId: string
  /** The part that is hashed: the whole key without the check. */
  readonly body: string
}

export type NewKey = KeyParts & { readonly plaintext: string }

/** @returns null for a text that cannot be a key: wrong format or wrong check */
export function parseKey(text: string): KeyParts | null {
  const match = KEY.exec(text)
  if (match === null) return null
  const [, prefixId = '', secret = '', check = ''] = match
  const body = bodyOf(prefixId, secret)
  return check === checkOf(body) ? { prefixId, body } : null
}

/** A new key. Its plaintext is only for the person who asked for it and is never stored. */
export function newKey(): NewKey {
  const prefixId = randomText(ID_LENGTH)
  const body = bodyOf(prefixId, randomText(SECRET_LENGTH))
  return { prefixId, body, plaintext: `${body}${checkOf(body)}` }
}

/** How a key is shown to people once its plaintext is gone. */
export function maskedKey(prefixId: string): string {
  return `cs_live_${prefixId}_…`
}

function bodyOf(prefixId: string, secret: string): string {
  return `cs_live_${prefixId}_${secret}`
}

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}

function checkOf(body: string): string {
  let rest = crc32(body)
  let text = ''
  for (let index = 0; index < CHECK_LENGTH; index++) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text
    rest = Math.floor(rest / ALPHABET.length)
  }
  return text
}
