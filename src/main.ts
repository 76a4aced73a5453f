/** Starts the product. */
import { beginDatabase } from './app/database-address.ts'
import { runProgram } from './app/run-program.ts'

void runProgram(process, async (parts) => {
  // A database of our own starts in its process while the rest of the product is being loaded, which keeps this one busy.
  const { launched, address } = beginDatabase(parts)
  await launched
  const { announceStart, startProduct } = await import('./app/start-product.ts')
  announceStart(await startProduct(parts, address), parts, process.stdout)
})
