/** As many as one transaction carries; more would keep those that come next waiting. */
const MOST = 64

interface Waiting<Input> {
  readonly input: Input
  done(): void
  failed(fault: unknown): void
}

/**
 * Lets what comes at the same time be carried together, in one transaction instead of many: while one group is being
 * carried the next gathers behind it. Each key has groups of its own and waits for no other's. A group that fails is
 * tried again one by one: a bad one fails alone, and none has an effect twice, because a group is carried whole or
 * not at all. Answers each when its own effect is there, or with its own fault.
 */
export function gather<Input>(
  keyOf: (input: Input) => string,
  carry: (inputs: readonly Input[]) => Promise<void>,
  most: number = MOST,
): (input: Input) => Promise<void> {
  const lines = new Map<string, Waiting<Input>[]>()
  const run = async (key: string, line: Waiting<Input>[]): Promise<void> => {
    while (line.length > 0) await carryGroup(line.splice(0, most), carry)
    lines.delete(key)
  }
  return (input) =>
    new Promise((done, failed) => {
      const key = keyOf(input)
      const line = lines.get(key)
      if (line) {
        line.push({ input, done, failed })
        return
      }
      const begun = [{ input, done, failed }]
      lines.set(key, begun)
      // Those that the same turn of the event loop brings are there by then.
      setImmediate(() => void run(key, begun))
    })
}

async function carryGroup<Input>(
  group: readonly Waiting<Input>[],
  carry: (inputs: readonly Input[]) => Promise<void>,
): Promise<void> {
  try {
    await carry(group.map(({ input }) => input))
    for (const { done } of group) done()
  } catch (fault) {
    const [only] = group
    if (only && group.length === 1) only.failed(fault)
    else for (const one of group) await carryGroup([one], carry)
  }
}
