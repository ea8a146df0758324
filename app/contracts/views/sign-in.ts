import type { Capability, Role } from '#app/domain/identity/roles.ts'

export interface DemoActor {
  userId: string
  name: string
  organisationName: string
  county: string
  capabilities: Capability[]
  role: Role
}

export interface SignInView {
  /** Empty outside demo mode. */
  demoActors: DemoActor[]
  /** Where to go after signing in: a path of this site. */
  next: string
}
