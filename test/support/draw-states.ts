import { type Lifecycle, nextState } from '#app/domain/shared/lifecycle.ts'

/** A lifecycle as a Mermaid state diagram: what docs/states holds. */
export function drawStates(lifecycle: Lifecycle<string, string>): string {
  const births = [lifecycle.initial, ...(lifecycle.births ?? [])].map((state) => `  [*] --> ${state}`)
  const moves = lifecycle.states.flatMap((from) =>
    Object.keys(lifecycle.moves[from] ?? {}).map(
      (event) => `  ${from} --> ${nextState(lifecycle, from, event)}: ${event}`,
    ),
  )
  const ends = lifecycle.states
    .filter((state) => Object.keys(lifecycle.moves[state] ?? {}).length === 0)
    .map((state) => `  ${state} --> [*]`)
  return `# ${lifecycle.name}\n\nDrawn from the table in \`app/domain\`; a test compares the two.\n\n\`\`\`mermaid\nstateDiagram-v2\n${[...births, ...moves, ...ends].join('\n')}\n\`\`\`\n`
}
