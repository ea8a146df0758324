import type { WriteRule } from '#app/contracts/policy-rules.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { insertRule, lockLastRule } from '#db/stores/policy-rules.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Written = Result<{ key: string; version: number }>

/**
 * 发布政策规则新版本: what a rule says from a day to come on. The versions before it stay as they are, and so does
 * every answer that they gave. Refused: RULE_NOT_FOUND (also for terms of another kind of rule), RULE_CHANGED when
 * somebody wrote a version meanwhile, RULE_PAST for a day that is not to come, RULE_BEFORE_LAST for one before the
 * last version begins.
 */
export function writeRule(ctx: Ctx, input: WriteRule): Promise<Written> {
  return inTransaction(ctx, 'policy.write', (act) =>
    onceOnly(act, replayOf('write-rule', input), () => write(act, input)),
  )
}

async function write(act: Act, input: WriteRule): Promise<Written> {
  const { tx, now } = act
  const last = await lockLastRule(tx, input.key)
  const { kind, ...figures } = input.terms
  if (last?.kind !== kind) return refuse('RULE_NOT_FOUND')
  if (last.version !== input.after) return refuse('RULE_CHANGED', { version: last.version })
  const today = dayInShanghai(now)
  if (input.inForceFrom <= today) return refuse('RULE_PAST', { today })
  if (input.inForceFrom < last.inForceFrom) return refuse('RULE_BEFORE_LAST', { lastFrom: last.inForceFrom })
  const { inForceFrom, inForceUntil, readingZh, readingEn, reason } = input
  const version = last.version + 1
  // Which catalogue bars is no figure: it stays.
  const parameters = kind === 'retire_bar' ? last.parameters : figures
  await insertRule(tx, { ...last, version, inForceFrom, inForceUntil, readingZh, readingEn, parameters })
  const line = { machine: 'policy_rule', subjectId: input.key, poolId: null, event: 'write_version' }
  await recordTrail(tx, act, [
    { ...line, fromState: null, toState: null, reason, facts: { version, inForceFrom } },
  ])
  return accept({ key: input.key, version })
}
