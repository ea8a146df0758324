import type { BankLine, EscrowBank, Signed } from './escrow-bank.ts'
import {
  ForgedWord,
  factsOfInstruction,
  factsOfStatement,
  factsOfWord,
  isSignedBy,
  signatureOf,
} from './signatures.ts'

/** What we sign our instructions with, and what the bank's words are judged by. */
export interface BankKeys {
  readonly ours: string
  readonly bank: string
}

/** Signs what goes to the bank and believes nothing that comes without the bank's signature. */
export function signedBank(line: BankLine, keysOf: () => Promise<BankKeys>): EscrowBank {
  let known: Promise<BankKeys> | null = null
  const keys = (): Promise<BankKeys> => {
    known ??= keysOf().catch((fault) => {
      known = null
      throw fault
    })
    return known
  }
  const judged = async <Message>(
    what: string,
    signed: Signed<Message>,
    factsOf: (message: Signed<Message>) => string[],
  ): Promise<Message> => {
    const { bank } = await keys()
    if (!isSignedBy(bank, factsOf(signed), signed.signature)) throw new ForgedWord(what)
    return signed
  }
  return {
    async instruct(instruction, now) {
      const { ours } = await keys()
      const signature = signatureOf(ours, factsOfInstruction(instruction))
      await line.instruct({ ...instruction, signature }, now)
    },
    async callback(callbackId) {
      const word = await line.callback(callbackId)
      return word && judged(`callback ${callbackId}`, word, factsOfWord)
    },
    async inquire(instructionId, now) {
      const inquiry = await line.inquire(instructionId, now)
      if (inquiry.status !== 'final') return inquiry
      return { status: 'final', word: await judged(`answer ${inquiry.word.id}`, inquiry.word, factsOfWord) }
    },
    async statement(statementOn, now) {
      return judged(`statement ${statementOn}`, await line.statement(statementOn, now), factsOfStatement)
    },
  }
}
