/** The hosts that the operator trusts: messages may go to them by plain HTTP and on private addresses. */
export type AllowedHosts = {
  /** @param hostname as in a URL; @param port the effective one */
  readonly has: (hostname: string, port: number) => boolean
}

/** @param entries `host` for every port, or `host:port`; IPv6 addresses in brackets */
export function createAllowedHosts(entries: readonly string[]): AllowedHosts {
  const allowed = new Set(entries.map((entry) => entry.toLowerCase()))
  return {
    has: (hostname, port) => allowed.has(hostname.toLowerCase()) || allowed.has(`${hostname.toLowerCase()}:${port}`),
  }
}
