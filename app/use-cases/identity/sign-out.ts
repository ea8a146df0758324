import type { Database } from '#db/client.ts'
import { deleteSession } from '#db/stores/sign-ins.ts'

/** Ends one session; ending one that has ended is no fault. */
export async function signOut(database: Database, tokenHash: string): Promise<void> {
  await deleteSession(database.sql, tokenHash)
}
