import type { TestOrderActionName } from '#app/contracts/views/testing.ts'
import { isPermitted, type Permission } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { nextState } from '#app/domain/shared/lifecycle.ts'
import {
  ON_THE_BENCH,
  TEST_ORDER_LIFECYCLE,
  type TestOrderEvent,
} from '#app/domain/testing/test-order-lifecycle.ts'
import type { Standing } from './test-next.ts'

interface Reader {
  readonly actor: PersonActor
  readonly isCustomer: boolean
  readonly isLab: boolean
  readonly isTester: boolean
}

/** Which buttons of a test order its reader is offered now: by side, by permission, by the table of moves. */
export function testOrderActions(at: Standing, reader: Reader): Record<TestOrderActionName, boolean> {
  const { state, isFeeHeld, paymentState, isDrawing } = at
  const can = (event: TestOrderEvent) => nextState(TEST_ORDER_LIFECYCLE, state, event) !== null
  const customer = (permission: Permission) => reader.isCustomer && isPermitted(reader.actor, permission)
  const lab = (permission: Permission) => reader.isLab && isPermitted(reader.actor, permission)
  const isPayable = paymentState === 'payable' || paymentState === 'refused'
  return {
    edit: customer('test.order') && state === 'draft',
    submit: customer('test.order') && can('submit'),
    cancel: customer('test.order') && can('cancel'),
    pay: customer('payment.pay') && isPayable,
    accept: lab('test.manage') && can('accept'),
    reject: lab('test.manage') && can('reject'),
    receive: lab('test.work') && state === 'accepted',
    start: lab('test.work') && can('start') && isFeeHeld,
    enter: lab('test.work') && ON_THE_BENCH.includes(state),
    finish: lab('test.work') && can('finish'),
    lose: lab('test.work') && can('lose_samples'),
    handOver: lab('test.work') && state !== 'submitted' && state !== 'draft',
    review: lab('test.review') && state === 'under_review' && !isDrawing,
    close: customer('test.order') && can('close'),
    amend: lab('test.review') && can('amend'),
  }
}
