import type { MembersWords } from '../zh/members.ts'
import { enAwards } from './awards.ts'
import { enJoin } from './join.ts'

/** English words for who joins a pool, and of what comes of it. */
export const enMembers: MembersWords = {
  awards: enAwards,
  join: enJoin,
}
