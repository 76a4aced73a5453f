/**
 * Encrypts secrets at rest with AES-256-GCM, as one text `v1.<key id>.<iv>.<tag>.<data>` with base64url parts. The
 * key's id is part of the text and is authenticated with it, so that keys can be rotated without re-encrypting
 * everything at once.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import { AppError } from '../../errors.ts'

export type SecretBoxKey = {
  /** Letters, digits, - and _; at most 32. Stored in the clear. */
  readonly id: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

export type SecretBox = {
  /**
   * Encrypts with the first key.
   *
   * @param context what the secret belongs to, e.g. its record's id: a text copied to another record does not open
   * there
   */
  readonly seal: (secret: string, context: string) => string
  /**
   * @throws AppError INTERNAL if the text was changed, belongs elsewhere or was not sealed by us, or if its key is no
   * longer known;
   *   details.problem is 'unknown-key' or 'not-sealed-here', details.keyId the key's id
   */
  readonly open: (sealed: string, context: string) => string
  /** Whether the text was encrypted with an older key and should be sealed again when next written. */
  readonly isOutdated: (sealed: string) => boolean
}

const VERSION = 'v1'
const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
/** NIST SP 800-38D: 96 random bits, because far fewer than 2^32 texts are sealed with one key. */
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_ID = /^[\w-]{1,32}$/u

function damaged(keyId: string | undefined, cause?: unknown): AppError {
  return new AppError('INTERNAL', {
    message: 'A stored secret cannot be opened: it was changed or belongs to another record',
    details: { problem: 'not-sealed-here', ...(keyId !== undefined && { keyId }) },
    cause,
  })
}

/** Accepts only canonical base64url: otherwise a changed last character could still be decoded. */
function readPart(text: string, size?: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text && (size === undefined || bytes.length === size) ? bytes : null
}

/** The authenticated data includes the key's id, followed by a separator that it cannot contain. */
function associated(keyId: string, context: string): Buffer {
  return Buffer.from(`${VERSION}.${keyId}.${context}`, 'utf8')
}

/**
 * @param options.keys the first one seals, all of them open: to rotate, put the new key first and drop the old one once
 * nothing is outdated
 * @throws AppError VALIDATION if there is no key, a key is not 32 bytes long, or an id is malformed or given twice
 */
export function createSecretBox(options: { readonly keys: readonly SecretBoxKey[] }): SecretBox {
  const [current] = options.keys
  if (current === undefined)
    throw new AppError('VALIDATION', { message: 'Give at least one key for the stored secrets' })
  for (const { id, key } of options.keys) {
    if (!KEY_ID.test(id)) throw new AppError('VALIDATION', { message: `The key id ${JSON.stringify(id)} is malformed` })
    if (key.length !== KEY_BYTES) {
      throw new AppError('VALIDATION', { message: `The key ${id} must have ${KEY_BYTES} bytes, and has ${key.length}` })
    }
  }
  const byId = new Map(options.keys.map(({ id, key }) => [id, key]))
  if (byId.size < options.keys.length) throw new AppError('VALIDATION', { message: 'A key id is given twice' })

  return {
    seal(secret, context) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, current.key, iv, { authTagLength: TAG_BYTES })
      cipher.setAAD(associated(current.id, context))
      const data = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return [VERSION, current.id, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join(
        '.',
      )
    },

    open(sealed, context) {
      const [version, keyId = '', ivText = '', tagText = '', dataText = '', ...more] = sealed.split('.')
      const [iv, tag, data] = [readPart(ivText, IV_BYTES), readPart(tagText, TAG_BYTES), readPart(dataText)]
      if (version !== VERSION || more.length > 0 || !KEY_ID.test(keyId)) throw damaged(undefined)
      if (iv === null || tag === null || data === null) throw damaged(keyId)
      const key = byId.get(keyId)
      if (key === undefined) {
        throw new AppError('INTERNAL', {
          message: `A stored secret needs the key ${keyId}, which is not configured: add it to the keys again`,
          details: { problem: 'unknown-key', keyId },
        })
      }
      try {
        const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
        decipher.setAAD(associated(keyId, context))
        decipher.setAuthTag(tag)
        return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8')
      } catch (error) {
        throw damaged(keyId, error)
      }
    },

    isOutdated: (sealed) => sealed.split('.')[1] !== current.id,
  }
}
