/** Starts the product. */
import { runProgram } from './app/run-program.ts'
import { announceStart, startProduct } from './app/start-product.ts'

await runProgram(process, async (parts) => {
  announceStart(await startProduct(parts), parts, process.stdout)
})
