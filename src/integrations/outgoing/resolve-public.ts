/** Finds the addresses of a host, and refuses a host of which any address is not public. */
import type { LookupAddress } from 'node:dns'

import { isPublicAddress } from './public-address.ts'

/** All addresses of a name, as the system resolves it; an address in text stands for itself. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>

export type RefusalCode = 'ADDRESS_REFUSED' | 'NAME_NOT_FOUND'

export class HostRefusedError extends Error {
  override readonly name = 'HostRefusedError'
  readonly code: RefusalCode

  constructor(code: RefusalCode, cause?: unknown) {
    super(code === 'ADDRESS_REFUSED' ? 'The host has an address that is not public' : 'The host has no address', {
      cause,
    })
    this.code = code
  }
}

/**
 * @param hostname as in a URL, IPv6 in brackets
 * @param isTrusted whether the operator allows this host any address
 * @throws HostRefusedError
 */
export async function resolvePublic(
  resolve: Resolve,
  hostname: string,
  isTrusted: boolean,
): Promise<readonly [LookupAddress, ...LookupAddress[]]> {
  const name = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
  let found: readonly LookupAddress[]
  try {
    found = await resolve(name)
  } catch (error) {
    throw new HostRefusedError('NAME_NOT_FOUND', error)
  }
  const [first, ...rest] = found
  if (first === undefined) throw new HostRefusedError('NAME_NOT_FOUND')
  // One public address among private ones does not help: the next connection could take another.
  if (!isTrusted && !found.every(({ address }) => isPublicAddress(address))) {
    throw new HostRefusedError('ADDRESS_REFUSED')
  }
  return [first, ...rest]
}
