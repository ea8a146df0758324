import type { Logger } from 'pino'
import type { FileStore } from '#app/contracts/file-store.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { Database } from '#db/client.ts'

/** What the composition root hands to every loader and action. */
export interface AppContext {
  readonly database: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Logger
  /** Anybody may sign in as a demo actor. */
  readonly demo: boolean
  /** Documents; absent where none are kept. */
  readonly files?: FileStore
  /** Where the public finds this house, for links on printed documents. */
  readonly publicUrl?: string
}

declare module '@remix-run/node' {
  interface AppLoadContext extends AppContext {
    /** This answer's own scripts carry it; none on a page that many readers share. */
    readonly cspNonce: string | undefined
    /** Where the request came from: what too many wrong passwords are counted by. */
    readonly address: string
  }
}
