import { projectAward } from '#app/domain/awards/project-award.ts'
import { solveAward } from '#jobs/award/solve-award.ts'
import { type Family, generateInstance } from '#test/support/award-instances.ts'
import { solvePlainly } from '#test/support/plain-award.ts'
import { type Figure, plain, wait } from './figure.ts'

interface Size {
  readonly offers: number
  readonly members: number
  /** All four objectives are to be proven within this. */
  readonly seconds: number
}

const SIZES: readonly Size[] = [
  { offers: 10, members: 50, seconds: 1 },
  { offers: 30, members: 200, seconds: 2 },
  { offers: 50, members: 500, seconds: 15 },
  { offers: 100, members: 2000, seconds: 120 },
]
const ADVERSARIAL: readonly Family[] = ['clustered', 'manyTiers', 'tightCapacities', 'nearTies', 'jumps']
/** The plain formulation is not waited for longer. */
const PLAIN_SECONDS = 60
const SEED = 1
const PROJECTION_MS = 20

/**
 * Seconds to all four objectives proven, gap and memory, on the sizes of the task and on adversarial families at half
 * of them; against the plain formulation of the first objective alone in the same solver and the same run; growth as
 * members double; and the projection that runs at every join.
 */
export async function bench(): Promise<Figure[]> {
  const figures: Figure[] = []
  const own: number[] = []
  for (const size of SIZES) own.push(await measure('uniform', size, 3 * size.seconds, figures))
  for (const family of ADVERSARIAL) {
    for (const { offers, members, seconds } of SIZES) {
      await measure(family, { offers: offers / 2, members: members / 2, seconds }, 3 * seconds, figures)
    }
  }
  await measureGrowth(figures)
  measureProjection(figures)
  for (const [index, size] of SIZES.entries()) await measurePlain(size, own[index] as number, figures)
  return figures
}

/** Wall seconds to the proof, or to the limit. */
async function measure(family: Family, size: Size, limit: number, figures: Figure[]): Promise<number> {
  const instance = generateInstance(family, size, SEED)
  const name = `${family} ${size.offers} × ${size.members}`
  const memory = watchMemory()
  const solved = await solveAward(instance, { seconds: limit })
  const peakMiB = memory.stop()
  figures.push(
    wait(`${name} four objectives`, 's', solved.seconds, size.seconds),
    plain(`${name} proven`, 'objectives of 4', provenOf(solved.proven)),
    plain(`${name} gap`, 'fen', Number(solved.boundFen - solved.savingFen)),
    plain(`${name} resident at peak`, 'MiB', peakMiB),
  )
  return solved.seconds
}

function provenOf({ saving, ties, smallest }: { saving: boolean; ties: boolean; smallest: boolean }): number {
  return Number(saving) + 2 * Number(ties) + Number(smallest)
}

/** The most that this process, its threads included, held in memory meanwhile. */
function watchMemory(): { stop(): number } {
  let most = process.memoryUsage.rss()
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 50)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.max(most, process.memoryUsage.rss()) / 1_048_576
    },
  }
}

async function measureGrowth(figures: Figure[]): Promise<void> {
  let before: number | null = null
  for (const members of [250, 500, 1000, 2000]) {
    const { seconds } = await solveAward(generateInstance('uniform', { offers: 50, members }, SEED), {
      seconds: 120,
    })
    const name = `uniform 50 × ${members}`
    figures.push(plain(`${name} for growth`, 's', seconds))
    if (before !== null) figures.push(plain(`${name} against half`, 'times', seconds / before))
    before = seconds
  }
}

/** Last, because the largest instance may break the solver's memory for good. */
async function measurePlain(size: Size, ownSeconds: number, figures: Figure[]): Promise<void> {
  const name = `plain ${size.offers} × ${size.members} first objective`
  try {
    const { seconds, solved } = await solvePlainly(
      generateInstance('uniform', size, SEED),
      Math.min(PLAIN_SECONDS, 4 * size.seconds),
    )
    figures.push(plain(`${name} solved`, '1 is yes', Number(solved)))
    figures.push(wait(`${name} against all four`, 's', ownSeconds, seconds))
  } catch {
    figures.push(plain(`${name} solved`, '1 is yes', 0))
  }
}

function measureProjection(figures: Figure[]): void {
  const instance = generateInstance('uniform', { offers: 20, members: 200 }, SEED)
  const times = Array.from({ length: 30 }, () => {
    const startedAt = performance.now()
    projectAward(instance)
    return performance.now() - startedAt
  }).sort((a, b) => a - b)
  figures.push(wait('projection 20 × 200, median', 'ms', times[15] as number, PROJECTION_MS))
}
