import type { Capability } from '#app/domain/identity/roles.ts'

/** A firm that has registered and waits for the operator. */
export interface WaitingFirm {
  id: string
  name: string
  creditCode: string
  county: string
  capabilities: Capability[]
  registeredAt: string
}

export interface WaitingFirmsView {
  firms: WaitingFirm[]
  idempotencyKey: string
}
