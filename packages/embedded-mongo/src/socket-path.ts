/** The limit that the system sets on the path of a unix socket. */

/** 108 bytes on Linux and fewer on macOS, including the closing zero. PostgreSQL also puts a lock file beside its socket. */
const MAX_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103

export function fitsSocketPath(path: string): boolean {
  return Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES
}
