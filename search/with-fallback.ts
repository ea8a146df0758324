import type { Clock } from '#app/domain/shared/clock.ts'
import { circuitBreaker } from './circuit-breaker.ts'
import type { SearchEngine } from './engine.ts'

/** Where an engine's faults are told. */
export interface SearchLog {
  warn(facts: object, words: string): void
  info(facts: object, words: string): void
}

const FAULTS = 3
const REST_MS = 10_000

/**
 * The first engine, and the second whenever the first fails: the reader gets an answer, ranked a little
 * differently. After three faults in a row nobody waits for the first one any more; every ten seconds one
 * search finds out whether it is back.
 */
export function withFallback(parts: {
  readonly first: SearchEngine
  readonly second: SearchEngine
  readonly clock: Clock
  readonly log: SearchLog
}): SearchEngine {
  const { first, second, clock, log } = parts
  const breaker = circuitBreaker({ clock, faults: FAULTS, restMs: REST_MS })
  const ask = async <Answer>(call: (engine: SearchEngine) => Promise<Answer>): Promise<Answer> => {
    if (!breaker.mayTry()) return call(second)
    try {
      const answer = await call(first)
      if (breaker.isOpen()) log.info({ engine: first.name }, 'the search engine answers again')
      breaker.succeeded()
      return answer
    } catch (fault) {
      breaker.failed()
      log.warn({ err: fault, engine: first.name }, 'the search engine failed; the other one answers')
      return call(second)
    }
  }
  return {
    get name() {
      return breaker.isOpen() ? second.name : first.name
    },
    search: (query) => ask((engine) => engine.search(query)),
    suggest: (text, limit) => ask((engine) => engine.suggest(text, limit)),
  }
}
