/** A certificate that nobody but the test trusts, made with the system's openssl. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TlsCertificate = { readonly key: Buffer; readonly cert: Buffer }

export function makeCertificate(hostname: string): TlsCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'clientsphere-tls-'))
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const make = 'openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost'
    const names = `-addext subjectAltName=DNS:${hostname}`
    execFileSync('bash', ['--norc', '-c', `${make} ${names} -keyout "${key}" -out "${cert}"`], { stdio: 'ignore' })
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
