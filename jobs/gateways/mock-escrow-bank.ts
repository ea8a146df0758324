import { type Day, dayEndsAt, dayStartsAt } from '#app/domain/escrow/statement-day.ts'
import { behaviourOf, type PlannedAnswer, planAnswers } from '#app/domain/escrow/test-accounts.ts'
import type { Database } from '#db/client.ts'
import { setDeadline } from '#db/outbox.ts'
import { begin, type Tx } from '#db/transaction.ts'
import type { BankInstruction, BankLine, BankMovement, BankWord, EscrowBank, Signed } from './escrow-bank.ts'
import { factsOfInstruction, factsOfStatement, factsOfWord, isSignedBy, signatureOf } from './signatures.ts'
import { type BankKeys, signedBank } from './signed-bank.ts'

/**
 * A stand-in for the custodian bank: it keeps books of its own (schema `mock_bank`) and answers through jobs,
 * after a while, sometimes twice, out of order, late or with a refusal. The same instruction sent twice is one.
 */
export function mockEscrowBank(database: Database, paceMs = 1000): EscrowBank {
  return signedBank(mockLine(database, paceMs), () => readKeys(database))
}

async function readKeys({ sql }: Database): Promise<BankKeys> {
  const rows = await sql<{ name: string; secret: string }[]>`select name, secret from mock_bank.signing_keys`
  const secretOf = (name: string) => rows.find((row) => row.name === name)?.secret
  const [ours, bank] = [secretOf('ours'), secretOf('bank')]
  if (!ours || !bank) throw new Error('the mock bank has lost its keys')
  return { ours, bank }
}

/** The bank's own side of the line. */
function mockLine(database: Database, paceMs: number): BankLine {
  return {
    async instruct(instruction, now) {
      const keys = await readKeys(database)
      if (!isSignedBy(keys.ours, factsOfInstruction(instruction), instruction.signature))
        throw new Error(`instruction ${instruction.id} does not bear our signature`)
      await begin(database, (tx) => take(tx, keys, instruction, now, paceMs))
    },
    callback: (callbackId) => readCallback(database, callbackId),
    inquire: (instructionId, now) => inquire(database, instructionId, now),
    statement: (statementOn, now) => statement(database, statementOn as Day, now),
  }
}

async function take(
  tx: Tx,
  keys: BankKeys,
  instruction: Signed<BankInstruction>,
  now: Date,
  paceMs: number,
): Promise<void> {
  const { id, paymentId, account, direction, amountFen, signature } = instruction
  const answers = planAnswers(behaviourOf(account), direction, paceMs)
  const at = (afterMs: number) => new Date(now.getTime() + afterMs)
  const settles = answers.find((planned) => planned.answer === 'settled')
  const settledAt = settles ? at(settles.afterMs) : null
  const taken = await tx.sql`
    insert into mock_bank.instructions (id, payment_id, account, direction, amount_fen, received_at, settled_at, signature)
    values (${id}, ${paymentId}, ${account}, ${direction}, ${amountFen}, ${now}, ${settledAt}, ${signature})
    on conflict (id) do nothing returning 1`
  if (taken.length === 0) return
  if (settledAt) {
    await tx.sql`
      insert into mock_bank.movements (id, reference, account, direction, amount_fen, booked_at)
      values (${`mov_${id}`}, ${paymentId}, ${account}, ${direction}, ${amountFen}, ${settledAt})`
  }
  for (const [index, planned] of answers.entries()) {
    const word = wordOf(instruction, `${id}-${index + 1}`, planned)
    await tx.sql`
      insert into mock_bank.callbacks (id, instruction_id, answer, reason, due_at, signature)
      values (${word.id}, ${id}, ${word.answer}, ${word.reason}, ${at(planned.afterMs)},
        ${signatureOf(keys.bank, factsOfWord(word))})`
    await setDeadline(tx, now, 'bank.callback', word.id, at(planned.afterMs))
  }
}

function wordOf(
  { id: instructionId, paymentId, amountFen }: BankInstruction,
  id: string,
  { answer, reason }: Pick<PlannedAnswer, 'answer' | 'reason'>,
): BankWord {
  return { id, instructionId, paymentId, answer, reason, amountFen }
}

async function readCallback({ sql }: Database, callbackId: string): Promise<Signed<BankWord> | null> {
  const [row] = await sql<Signed<BankWord>[]>`
    select c.id, c.instruction_id as "instructionId", i.payment_id as "paymentId", c.answer, c.reason,
      i.amount_fen as "amountFen", c.signature
    from mock_bank.callbacks c join mock_bank.instructions i on i.id = c.instruction_id
    where c.id = ${callbackId}`
  return row ?? null
}

async function inquire(
  database: Database,
  instructionId: string,
  now: Date,
): ReturnType<BankLine['inquire']> {
  const [row] = await database.sql<(BankInstruction & { settledAt: Date | null; refusedAt: Date | null })[]>`
    select i.id, i.payment_id as "paymentId", i.account, i.direction, i.amount_fen as "amountFen",
      i.settled_at as "settledAt",
      (select min(c.due_at) from mock_bank.callbacks c where c.instruction_id = i.id and c.answer = 'refused') as "refusedAt"
    from mock_bank.instructions i where i.id = ${instructionId}`
  if (!row) return { status: 'unknown' }
  const final = (answer: 'settled' | 'refused', reason: string | null) => sign(database, row, answer, reason)
  if (row.settledAt && row.settledAt <= now) return final('settled', null)
  if (row.refusedAt && row.refusedAt <= now) return final('refused', 'insufficient_funds')
  return { status: 'pending' }
}

async function sign(
  database: Database,
  instruction: BankInstruction,
  answer: 'settled' | 'refused',
  reason: string | null,
) {
  const word = wordOf(instruction, `${instruction.id}-asked-${answer}`, { answer, reason })
  const { bank } = await readKeys(database)
  return { status: 'final', word: { ...word, signature: signatureOf(bank, factsOfWord(word)) } } as const
}

async function statement(database: Database, statementOn: Day, now: Date) {
  const movements = await database.sql<BankMovement[]>`
    select id, reference, account, direction, amount_fen as "amountFen", booked_at as "bookedAt"
    from mock_bank.movements
    where booked_at >= ${dayStartsAt(statementOn)} and booked_at < ${dayEndsAt(statementOn)} and booked_at <= ${now}
    order by booked_at, id`
  const unsigned = { id: `stm_${statementOn}`, statementOn, movements: [...movements] }
  const { bank } = await readKeys(database)
  return { ...unsigned, signature: signatureOf(bank, factsOfStatement(unsigned)) }
}
