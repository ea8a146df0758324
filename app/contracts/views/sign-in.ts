import type { Capability, Role } from '#app/domain/identity/roles.ts'

export interface DemoActor {
  userId: string
  name: string
  organisationName: string
  county: string
  capabilities: Capability[]
  role: Role
  /** The one capability under which it is listed. */
  kind: Capability
  /** Stands as a card; the others are in the list of all. */
  isFeatured: boolean
}

export interface SignInView {
  /** Empty outside demo mode. */
  demoActors: DemoActor[]
  /** True right after a firm has registered: it must be told what it waits for. */
  hasRegistered: boolean
  /** True when a session ended in the middle of a form: it waits as it was typed. */
  hasEnded: boolean
  /** Where to go after signing in: a path of this site. */
  next: string
}
