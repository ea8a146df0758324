import { openDatabase } from '#db/client.ts'

// React and Express look at it when they are loaded: it must be there before them.
process.env.NODE_ENV = 'production'
const { ensureBuild } = await import('./ensure-build.ts')
const { readJsonFile } = await import('./read-json-file.ts')
const { builtInStories } = await import('./story/built-in.ts')
const { runStory, StoryFault } = await import('./story/run-story.ts')
const { startThrowAway } = await import('./story/throw-away-server.ts')
const { parseStory } = await import('./story/parse-story.ts')
const { tellOutcome } = await import('./story/tell.ts')
type Story = import('./story/story-file.ts').Story
type StoryOutcome = import('./story/outcome.ts').StoryOutcome

/** `npm run story -- [FILE] [--json]`: exit 0 when it ran, 1 when an invariant broke, 2 when the file is wrong. */
const words = process.argv.slice(2).filter((word) => word !== '--json')
const wantsJson = process.argv.includes('--json')
const [file, ...rest] = words
const unknown = words.find((word) => word.startsWith('-')) ?? rest[0]
if (unknown !== undefined) refuseFile([`${unknown}: unknown`, 'npm run story -- [FILE] [--json]'])
const stories = file === undefined ? builtInStories() : [{ name: file, story: readStory(file) }]
const outcomes = await playAll(stories)
if (wantsJson) {
  const [only] = outcomes
  const document =
    file === undefined
      ? { stories: Object.fromEntries(outcomes.map((o) => [o.name, o.outcome])) }
      : only?.outcome
  process.stdout.write(`${JSON.stringify(document)}\n`)
}
process.exit(outcomes.some(({ outcome }) => outcome.invariants.broken.length > 0) ? 1 : 0)

function readStory(path: string): Story {
  const read = readJsonFile(path)
  if (!read.ok) return refuseFile(read.faults)
  const parsed = parseStory(read.value)
  return parsed.ok ? parsed.story : refuseFile(parsed.faults)
}

function refuseFile(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(2)
}

/** Each story on a database of its own, all on one throw-away server. */
async function playAll(
  list: readonly { readonly name: string; readonly story: Story }[],
): Promise<{ name: string; outcome: StoryOutcome }[]> {
  await ensureBuild((zh, en) => process.stderr.write(`${zh} ${en}\n`))
  const server = await startThrowAway()
  const told: { name: string; outcome: StoryOutcome }[] = []
  try {
    for (const [index, { name, story }] of list.entries()) {
      const outcome = await runStory(await newDatabase(server.url, `story_${index}`), story)
      told.push({ name, outcome })
      if (!wantsJson) process.stdout.write(tellOutcome(name, story, outcome))
    }
  } catch (error) {
    if (error instanceof StoryFault) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = 2
    } else throw error
  } finally {
    await server.stop()
  }
  if (process.exitCode === 2) process.exit(2)
  return told
}

async function newDatabase(serverUrl: string, name: string): Promise<string> {
  const server = openDatabase(serverUrl, { max: 1 })
  await server.sql.unsafe(`create database ${name}`)
  await server.close()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
