/** Starts the product. */
import { databaseAddress } from './app/database-address.ts'
import { runProgram } from './app/run-program.ts'

await runProgram(process, async (parts) => {
  // A database of our own is another process: it starts while the rest of the product is being loaded.
  const address = databaseAddress(parts)
  void address.catch(() => {}) // startProduct reports it
  const { announceStart, startProduct } = await import('./app/start-product.ts')
  announceStart(await startProduct(parts, address), parts, process.stdout)
})
