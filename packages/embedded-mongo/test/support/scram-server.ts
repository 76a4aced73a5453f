/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), for one conversation. */
import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'

const ITERATIONS = 4096

const hmac = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest()
const field = (message: string, name: string) =>
  message
    .split(',')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(2) ?? ''

export function createScramServer(passwordOf: (user: string) => string | undefined) {
  const salt = randomBytes(16)
  let bare = ''
  let first = ''
  let user = ''
  return {
    user: () => user,
    /** @returns the server's first message */
    start: (message: string): string => {
      bare = message.slice(3)
      user = field(bare, 'n')
      const nonce = `${field(bare, 'r')}${randomBytes(18).toString('base64')}`
      first = `r=${nonce},s=${salt.toString('base64')},i=${ITERATIONS}`
      return first
    },
    /** @returns the server's last message, or undefined if the password is wrong */
    finish: (message: string): string | undefined => {
      const password = passwordOf(user)
      if (password === undefined) return undefined
      const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256')
      const clientKey = hmac(salted, 'Client Key')
      const storedKey = createHash('sha256').update(clientKey).digest()
      const auth = `${bare},${first},${message.slice(0, message.lastIndexOf(',p='))}`
      const signature = hmac(storedKey, auth)
      const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)))
      const given = Buffer.from(field(message, 'p'), 'base64')
      if (given.length !== proof.length || !timingSafeEqual(given, proof)) return undefined
      return `v=${hmac(hmac(salted, 'Server Key'), auth).toString('base64')}`
    },
  }
}
