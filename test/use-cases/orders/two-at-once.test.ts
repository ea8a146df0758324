import { afterEach, expect, test } from 'vitest'
import { acceptReduction } from '#app/use-cases/orders/accept-reduction.ts'
import { acceptTermination } from '#app/use-cases/orders/accept-termination.ts'
import { addEvidence } from '#app/use-cases/orders/add-evidence.ts'
import { contestClaim } from '#app/use-cases/orders/contest-claim.ts'
import { dropProposal } from '#app/use-cases/orders/drop-proposal.ts'
import { grantClaim } from '#app/use-cases/orders/grant-claim.ts'
import { openClaim } from '#app/use-cases/orders/open-claim.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { proposeAmendment } from '#app/use-cases/orders/propose-amendment.ts'
import { proposeReduction } from '#app/use-cases/orders/propose-reduction.ts'
import { proposeTermination } from '#app/use-cases/orders/propose-termination.ts'
import { signAmendment } from '#app/use-cases/orders/sign-amendment.ts'
import { withdrawDispute } from '#app/use-cases/orders/withdraw-dispute.ts'
import { booksOf, expectSoundBooks } from '#test/support/books.ts'
import { testDatabase } from '#test/support/database.ts'
import { orderOf, readyToShip, settleAll, tradeFloor } from '#test/support/trade.ts'
import { answerOf, codeOf, half } from '#test/support/trade-steps.ts'

const database = await testDatabase()
const trade = tradeFloor(database)

afterEach(() => expectSoundBooks(database))

const evidenceOf = (orderId: string) => database.sql<{ firm: string; statement: string }[]>`
  select e.organisation_id as firm, e.statement from dispute_evidence e join disputes d on d.id = e.dispute_id
  where d.order_id = ${orderId}`

const openProposals = async (orderId: string) =>
  (
    await database.sql<{ kind: string; amount: bigint }[]>`
      select kind, amount_fen as amount from order_proposals where order_id = ${orderId} and state = 'open'`
  ).map(({ kind, amount }) => `${kind} ${amount}`)

const versionsOf = async (orderId: string) =>
  (
    await database.sql<{ version: number; state: string }[]>`
      select version, state from contract_versions where order_id = ${orderId} order by version`
  ).map(({ version, state }) => `${version} ${state}`)

test('evidence sent three times by one form is one statement; both sides at once are two', async () => {
  const it = await readyToShip(await trade())
  const { orderId } = it
  answerOf(await openDispute(it.buyer, { orderId, reason: '质量' }))
  const before = (await evidenceOf(orderId)).length
  const input = { orderId, statement: '开箱照片', idempotencyKey: `evidence:${orderId}` }
  const thrice = await Promise.all([1, 2, 3].map(() => addEvidence(it.buyer, input)))
  expect(thrice.map(codeOf)).toEqual(['done', 'done', 'done'])
  expect(await evidenceOf(orderId)).toHaveLength(before + 1)
  const both = await Promise.all([
    addEvidence(it.buyer, { orderId, statement: '买方陈述' }),
    addEvidence(it.supplier, { orderId, statement: '卖方陈述' }),
  ])
  expect(both.map(codeOf)).toEqual(['done', 'done'])
  expect(await evidenceOf(orderId)).toHaveLength(before + 3)
})

test('evidence and the end of its dispute at once: it stands in the dispute or is refused', async () => {
  const it = await readyToShip(await trade())
  const { orderId } = it
  answerOf(await openDispute(it.buyer, { orderId, reason: '质量' }))
  const before = (await evidenceOf(orderId)).length
  const [said, ended] = await Promise.all([
    addEvidence(it.supplier, { orderId, statement: '已整改' }),
    withdrawDispute(it.buyer, { orderId }),
  ])
  expect(codeOf(ended)).toBe('done')
  expect(['done', 'DISPUTE_NOT_FOUND']).toContain(codeOf(said))
  expect(await evidenceOf(orderId)).toHaveLength(before + (said.ok ? 1 : 0))
})

test('two who propose to end an order at once leave one proposal open', async () => {
  const it = await readyToShip(await trade())
  const { orderId } = it
  const both = await Promise.all([
    proposeTermination(it.buyer, { orderId, toBuyerFen: 90_000_000n }),
    proposeTermination(it.supplier, { orderId, toBuyerFen: 80_000_000n }),
  ])
  expect(both.map(codeOf)).toEqual(['done', 'done'])
  expect(await openProposals(orderId)).toHaveLength(1)
  const input = { orderId, toBuyerFen: 70_000_000n, idempotencyKey: `end:${orderId}` }
  const replayed = await Promise.all([1, 2, 3].map(() => proposeTermination(it.buyer, input)))
  expect(new Set(replayed.map((one) => answerOf(one).proposalId)).size).toBe(1)
  expect(await openProposals(orderId)).toEqual(['termination 70000000'])
})

test('two who propose a reduction at once leave one open; another’s acceptance meets one of them', async () => {
  const it = await readyToShip(await trade())
  const { orderId } = it
  const both = await Promise.all([
    proposeReduction(it.buyer, { orderId, amountFen: 1_000_000n }),
    proposeReduction(it.supplier, { orderId, amountFen: 900_000n }),
  ])
  expect(both.map(codeOf)).toEqual(['done', 'done'])
  expect(await openProposals(orderId)).toHaveLength(1)
  const [newer, agreed] = await Promise.all([
    proposeReduction(it.buyer, { orderId, amountFen: 500_000n }),
    acceptReduction(it.supplier, { orderId, amountFen: 500_000n }),
  ])
  expect(codeOf(newer)).toBe('done')
  expect(['done', 'PROPOSAL_CHANGED', 'PROPOSAL_NOT_FOUND']).toContain(codeOf(agreed))
  await settleAll(it)
  const { buyer } = await booksOf(it)
  expect(buyer).toBe(agreed.ok ? 500_000n - 90_000_000n : -90_000_000n)
})

test('two amendments at once are two versions, of which one waits to be signed', async () => {
  const it = await readyToShip(await trade())
  const { orderId } = it
  const both = await Promise.all([
    proposeAmendment(it.buyer, { orderId, clause: '增加培训一次' }),
    proposeAmendment(it.supplier, { orderId, clause: '增加备件一套' }),
  ])
  expect(both.map(codeOf)).toEqual(['done', 'done'])
  const states = await versionsOf(orderId)
  expect(states[0]).toBe('1 in_force')
  expect(states.slice(1).sort()).toEqual(['2 lapsed', '3 proposed'])
})

test('a proposal that two drop at once is dropped once; dropped and accepted at once, one of them counts', async () => {
  const it = await readyToShip(await trade())
  const { orderId } = it
  answerOf(await proposeTermination(it.supplier, { orderId, toBuyerFen: 1n }))
  const twice = await Promise.all(
    [it.buyer, it.supplier].map((side) => dropProposal(side, { orderId, kind: 'termination' })),
  )
  expect(twice.map(codeOf).sort()).toEqual(['PROPOSAL_NOT_FOUND', 'done'])
  answerOf(await proposeTermination(it.supplier, { orderId, toBuyerFen: 7n }))
  const race = await Promise.all([
    dropProposal(it.supplier, { orderId, kind: 'termination' }),
    acceptTermination(it.buyer, { orderId, amountFen: 7n }),
  ])
  expect(race.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await orderOf(it)).state === 'terminated').toBe(race[1].ok)
  await settleAll(it)
})

test('an amendment dropped and signed at once is either lapsed or in force', async () => {
  const it = await readyToShip(await trade())
  const { orderId } = it
  const { version, contractHash } = answerOf(
    await proposeAmendment(it.buyer, { orderId, clause: '增加培训' }),
  )
  const race = await Promise.all([
    dropProposal(it.buyer, { orderId, kind: 'amendment' }),
    signAmendment(it.supplier, { orderId, version, sha256: contractHash }),
  ])
  expect(race.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await versionsOf(orderId)).toEqual(
    race[0].ok ? ['1 in_force', '2 lapsed'] : ['1 superseded', '2 in_force'],
  )
})

test('a claim contested twice at once is contested once; contested and granted at once, one of them counts', async () => {
  const it = await trade({ quantity: 2 })
  const { orderId } = it
  const acceptanceId = await half(it, 2)
  const ask = async (amountFen: bigint) =>
    answerOf(await openClaim(it.buyer, { orderId, acceptanceId, amountFen, reason: '漏油' })).claimId
  const claimId = await ask(100n)
  const twice = await Promise.all(
    ['使用不当', '超出质保'].map((answer) => contestClaim(it.supplier, { orderId, claimId, answer })),
  )
  expect(twice.map(codeOf).sort()).toEqual(['CLAIM_CONTESTED', 'done'])
  const other = await ask(200n)
  const race = await Promise.all([
    contestClaim(it.supplier, { orderId, claimId: other, answer: '使用不当' }),
    grantClaim(it.supplier, { orderId, claimId: other }),
  ])
  expect(race.filter(({ ok }) => ok)).toHaveLength(1)
  const [row] = await database.sql<{ state: string }[]>`select state from warranty_claims where id = ${other}`
  expect(row?.state).toBe(race[0].ok ? 'contested' : 'granted')
})
