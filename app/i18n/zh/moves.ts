import { zhRefusals } from './refusals.ts'
import { zhWill } from './will.ts'

/** Chinese words of what is said when somebody does something: why it was refused, what it will do. */
export const zhMoves = {
  refusals: zhRefusals,
  will: zhWill,
}

export type MovesWords = typeof zhMoves
