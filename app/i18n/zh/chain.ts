import { zhBookings } from './bookings.ts'
import { zhPlatforms } from './platforms.ts'
import { zhTestDesk } from './test-desk.ts'
import { zhTesting } from './testing.ts'

/** Chinese words of shared machines and of testing: what a platform says to whoever looks. */
export const zhChain = {
  bookings: zhBookings,
  platforms: zhPlatforms,
  testDesk: zhTestDesk,
  testing: zhTesting,
}

export type ChainWords = typeof zhChain
