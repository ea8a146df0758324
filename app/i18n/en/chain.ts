import type { ChainWords } from '../zh/chain.ts'
import { enBookings } from './bookings.ts'
import { enPlatforms } from './platforms.ts'
import { enTestDesk } from './test-desk.ts'
import { enTesting } from './testing.ts'

/** English words of shared machines and of testing: what a platform says to whoever looks. */
export const enChain: ChainWords = {
  bookings: enBookings,
  platforms: enPlatforms,
  testDesk: enTestDesk,
  testing: enTesting,
}
