import type { MovesWords } from '../zh/moves.ts'
import { enRefusals } from './refusals.ts'
import { enWill } from './will.ts'

/** English words of what is said when somebody does something: why it was refused, what it will do. */
export const enMoves: MovesWords = {
  refusals: enRefusals,
  will: enWill,
}
