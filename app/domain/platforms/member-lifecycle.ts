import type { Lifecycle } from '../shared/lifecycle.ts'

export const MEMBER_STATES = [
  'invited',
  'applied',
  'active',
  'declined',
  'refused',
  'left',
  'removed',
] as const
export type MemberState = (typeof MEMBER_STATES)[number]
export type MemberEvent = 'accept' | 'decline' | 'admit' | 'refuse' | 'leave' | 'remove'

/** 平台成员: in by open door, by application or by invitation. Who left may come again as a new member. */
export const MEMBER_LIFECYCLE: Lifecycle<MemberState, MemberEvent> = {
  name: 'platform_member',
  states: MEMBER_STATES,
  initial: 'applied',
  births: ['invited', 'active'],
  moves: {
    invited: { accept: 'active', decline: 'declined' },
    applied: { admit: 'active', refuse: 'refused' },
    active: { leave: 'left', remove: 'removed' },
    declined: {},
    refused: {},
    left: {},
    removed: {},
  },
}

export const MEMBERSHIPS = ['open', 'application', 'invitation'] as const
export type Membership = (typeof MEMBERSHIPS)[number]

export const STAFF_ROLES = ['lab_manager', 'technician'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** The firm's roles that may hold a post: what the permission table lets them do covers the post's work. */
const POSTS: Readonly<Record<StaffRole, readonly string[]>> = {
  lab_manager: ['owner', 'lab_manager'],
  technician: ['owner', 'lab_manager', 'technician'],
}

/** Whether somebody with this role in the leader's firm can hold a post on its platform. */
export function canHoldPost(roleInFirm: string, post: StaffRole): boolean {
  return POSTS[post].includes(roleInFirm)
}
